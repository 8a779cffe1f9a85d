"""The day's number: weekday, month and holiday are learned, an odd day is not."""

from collections.abc import Callable
from datetime import date
from math import exp, log

import pytest

from center_app.domain.forecast.character import OTHER_HOURS, Character, character
from center_app.domain.forecast.hours import hours_of
from center_app.domain.forecast.level import Total, learned
from pasts import CALENDAR, day_after

Visits = Callable[[date], float]


def of(day: date) -> Character:
    return character(CALENDAR, day, lambda _: False)


def told(visits: Visits, days: int, day: date) -> float:
    open_days = [one for one in map(day_after, range(days)) if hours_of(CALENDAR, one).halves]
    totals = [Total(one, log(visits(one)), of(one)) for one in open_days]
    return exp(learned(totals).of(of(day)))


def test_the_same_every_day_stays_the_same() -> None:
    assert told(lambda _: 200, 30, day_after(30)) == pytest.approx(200)


def test_a_strong_weekday_is_believed_more_with_every_week() -> None:
    def sundays(day: date) -> float:
        return 300 if day.weekday() == 6 else 200

    few, many = (told(sundays, weeks * 7, day_after(weeks * 7)) for weeks in (2, 30))
    assert 200 < few < many
    assert many == pytest.approx(300, rel=0.05)


def test_the_first_days_of_the_month_are_learned() -> None:
    def paid(day: date) -> float:
        return 280 if day.day <= 5 else 200

    first = date(2026, 9, 1)
    middle = date(2026, 9, 15)
    days = (first - day_after(0)).days
    assert told(paid, days, first) == pytest.approx(280, rel=0.07)
    assert told(paid, days, middle) == pytest.approx(200, rel=0.05)


def test_the_level_follows_what_stays_and_forgets_one_bad_day() -> None:
    outage, today = day_after(66), day_after(70)
    assert told(lambda d: 20 if d == outage else 200, 70, today) > 185
    assert told(lambda d: 200 if d < day_after(35) else 300, 70, today) > 280


def test_shorter_hours_are_no_fall_of_the_level() -> None:
    days = [one for one in map(day_after, range(84)) if hours_of(CALENDAR, one).halves]

    def in_fasting(one: date) -> bool:
        return one >= day_after(56)

    def there(one: date) -> Character:
        return Character((*of(one).effects, *([OTHER_HOURS] if in_fasting(one) else [])), 0.0)

    totals = [Total(one, log(120 if in_fasting(one) else 200), there(one)) for one in days]
    level = learned(totals)
    assert exp(level.of(there(day_after(84)))) == pytest.approx(120, rel=0.05)
    assert exp(level.of(of(day_after(84)))) > 170
