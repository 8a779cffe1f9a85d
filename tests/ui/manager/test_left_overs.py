"""What was done by paper and could not be taken in, as the manager reads it and sees to it."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from center_app.domain import commands as c
from center_app.domain.clock import Instant
from center_app.domain.left_over import LeftOver, Paper
from center_app.domain.own_time import OwnTime
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.language import find
from center_app.language.bidi import plain
from center_app.language.left_overs import WHY
from hall_on_screen import HallOnScreen
from in_charge import sign_in
from kiosks_alone import wanted
from manual_clock import moment
from ui.manager.left_over_words import TO_DO, left_over_notice
from ui.manager.screen import ManagerScreen

ARABIC, ENGLISH = find("ar"), find("en")
OWN = OwnTime(moment("2026-11-22 09:47"), date(2026, 11, 22), 0, "b")


@pytest.mark.parametrize(("paper", "reason"), list(product(Paper, [*WHY, Reason.TOO_MANY])))
def test_each_says_what_it_was_why_and_what_to_do(paper: Paper, reason: Reason) -> None:
    one = LeftOver("id", paper, "W012", "kiosk-2", reason, OWN, "7", "who", 60_000)
    for language in (ARABIC, ENGLISH):
        text, note = (plain(part) for part in left_over_notice(one, language))
        assert "W012" in text
        assert "9:47" in text
        assert note
    assert TO_DO.keys() <= WHY.keys()


def test_a_ticket_that_was_not_taken_in_stands_there_until_it_is_seen_to(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen = make_screen()
    now = Instant(hall.clock.now().at, 900_000, "kiosk")
    for which in ("one", "two"):
        ticket = wanted("kiosk-2", which)
        taking = c.TakeIn(
            id=which, station="kiosk-2", ticket=ticket, number="W012", taken=now, sent=now
        )
        hall.center.do(taking)
    hall.until(lambda: "W012" in plain(screen.left_overs.text))
    assert "another visit of that day has this number" in plain(screen.left_overs.text)
    assert "Two people hold this number" in plain(screen.left_overs.note)
    screen.left_overs.go.click()
    sign_in(hall, screen, Role.SUPERVISOR)
    hall.until(lambda: not screen.left_overs.isVisible())
    assert not hall.center.hall.left_overs
