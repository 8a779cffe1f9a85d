"""The warnings before a number is taken, in words."""

import pytest

from center_app.domain.commands import Asked
from center_app.domain.views.outlook import OutlookView
from center_app.domain.visit import Promise
from center_app.language import Language
from center_app.language.bidi import plain
from center_app.sample import sample_catalogue
from kiosks import ARABIC, ENGLISH
from manual_clock import moment
from ui.ticket.cautions import cautions

CATALOGUE = sample_catalogue()
SOON = Promise(0, 0, 0)
TOMORROW = moment("2026-11-23 08:00")


def said(outlook: OutlookView, *basket: str, language: Language = ENGLISH) -> list[tuple[str, str]]:
    asked = tuple(map(Asked, basket))
    return [
        (plain(one.text), plain(one.instead))
        for one in cautions(outlook, asked, CATALOGUE, language)
    ]


def test_a_quiet_hour_gives_no_warning() -> None:
    assert said(OutlookView(SOON, opens_at=TOMORROW), "passport-renewal") == []


def test_too_little_time_before_closing_names_both_ways_out() -> None:
    outlook = OutlookView(SOON, closes_at=moment("2026-11-22 15:00"), opens_at=TOMORROW)
    ((text, instead),) = said(outlook, "passport-renewal", "family-book")
    assert text == "The time until closing at 15:00 will hardly be enough."
    assert instead.startswith("Online at any time: Passport renewal. ")
    assert instead.endswith("Numbers are given again on Monday, 23 November 2026 from 08:00.")


def test_a_full_day_is_told_with_the_next() -> None:
    outlook = OutlookView(SOON, left={"family-book": 0}, opens_at=TOMORROW)
    assert said(outlook, "family-book") == [
        (
            "Today's numbers have all been given out for: Family book, first issue",
            "Numbers are given again on Monday, 23 November 2026 from 08:00.",
        )
    ]


@pytest.mark.parametrize(("left", "copies"), [(1, "1 copy"), (3, "3 copies")])
def test_what_is_left_of_a_day_is_told(left: int, copies: str) -> None:
    ((text, _instead),) = said(OutlookView(SOON, left={"family-record": left}), "family-record")
    assert text == f"Only {copies} can still be asked for today: Family record extract"


def test_a_refused_basket_is_not_warned_of_closing_as_well() -> None:
    closes = moment("2026-11-22 15:00")
    outlook = OutlookView(SOON, numbers=False, closes_at=closes, opens_at=TOMORROW)
    assert [text for text, _instead in said(outlook, "family-book")] == [
        "All of today's numbers have been given out."
    ]


def test_in_arabic_every_warning_is_arabic() -> None:
    outlook = OutlookView(
        None,
        unserved=("passport-renewal",),
        left={"family-record": 2},
        numbers=False,
        opens_at=TOMORROW,
    )
    for text, instead in said(outlook, "passport-renewal", "family-record", language=ARABIC):
        assert not any("a" <= letter <= "z" for letter in (text + instead).lower())
