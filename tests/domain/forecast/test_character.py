"""What is known of a day before it comes."""

from datetime import date
from math import log

import pytest

from center_app.domain.calendar import Calendar
from center_app.domain.forecast.character import AFTER_CLOSING, OTHER_HOURS, Character, character
from center_app.domain.forecast.hours import hours_of
from pasts import CALENDAR, SHORT, calendar, dated, day_after


def of(day: date, calendar: Calendar = CALENDAR) -> Character:
    return character(calendar, day, lambda one: not hours_of(calendar, one).halves)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2026, 3, 1), "first"),
        (date(2026, 3, 5), "first"),
        (date(2026, 3, 8), None),
        (date(2026, 3, 26), None),
        (date(2026, 3, 29), "last"),
        (date(2026, 3, 31), "last"),
        (date(2026, 2, 24), "last"),
    ],
)
def test_a_day_is_among_the_first_or_last_of_its_month(day: date, place: str | None) -> None:
    named = [name for name in of(day).effects if "month" in name]
    assert named == ([f"{place} days of the month"] if place else [])


def test_a_weekend_is_no_closing_but_a_holiday_before_it_is() -> None:
    sunday, thursday = day_after(7), day_after(4)
    assert AFTER_CLOSING not in of(sunday).effects
    assert AFTER_CLOSING in of(sunday, calendar(dated(thursday, thursday))).effects


def test_other_hours_than_the_weeks_are_named_and_shorter_ones_bring_fewer() -> None:
    usual, short = (
        of(day_after(8)),
        of(day_after(8), calendar(dated(day_after(8), day_after(9), SHORT))),
    )
    assert usual.usual_hours
    assert usual.shift == 0
    assert OTHER_HOURS in short.effects
    assert short.shift == pytest.approx(0.5 * log(4 / 7))


def test_the_same_hours_by_another_name_are_the_usual_ones() -> None:
    assert of(day_after(8), calendar(dated(day_after(8), day_after(8), CALENDAR.week[0]))) == of(
        day_after(8)
    )
