"""How a ticket stands, in words."""

import pytest

from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.views.my_ticket import MyTicketView
from center_app.domain.visit import Stand
from center_app.language.bidi import plain
from center_app.language.ticket_stand import SAID
from kiosks import ARABIC, ENGLISH
from ui.kiosk.ticket_words import TONES, news
from ui.theme import Tone


def ticket(stand: Stand, return_ms: int | None = None) -> MyTicketView:
    return MyTicketView(
        visit="v",
        number="A017",
        own=True,
        issued_at=0,
        stand=stand,
        lines=(),
        counter="5",
        wait=None,
        standing=None,
        return_ms=return_ms,
    )


def test_every_stand_has_its_sentence() -> None:
    assert {*SAID, Stand.MISSED} == set(Stand)
    assert {*TONES, Stand.WAITING} == set(Stand)


def test_who_is_called_is_told_where_to_go_before_all_else() -> None:
    tone, text = news(ticket(Stand.CALLED), ENGLISH)
    assert tone is Tone.CALL
    assert plain(text) == "Number A017, please go to counter 5"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (9 * MINUTE + 59 * SECOND, "خلال 9 دقائق."),
        (2 * MINUTE, "خلال دقيقتين."),
        (30 * SECOND, "خلال دقيقة واحدة."),
        (None, "يُرجى أخذ رقم جديد."),
    ],
)
def test_a_missed_call_says_how_long_the_old_place_is_kept(left: int | None, said: str) -> None:
    tone, text = news(ticket(Stand.MISSED, left), ARABIC)
    assert tone is Tone.WARN
    assert plain(text).endswith(said)
