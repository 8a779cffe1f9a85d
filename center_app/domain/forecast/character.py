"""What is known beforehand of a day: its weekday, its place in the month, its hours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from center_app.domain.calendar import DAYS_OF_A_WEEK, ONE_DAY, Calendar
from center_app.domain.forecast.hours import hours_of

FIRST_DAYS, LAST_DAYS = 5, 5
"""Of a month: salaries and pensions are paid in its last days, and what is due is due then."""

OTHER_HOURS = "other hours"
AFTER_CLOSING = "after closing"

HOURS_COUNT = 0.5
"""By how much shorter hours bring fewer people before anything is known: the total goes with
this power of the open time. Those who must come do so in fewer hours, so it is less than 1."""

LOOK_BACK = 14
"""Days in which the last usual one before a day is looked for."""


@dataclass(frozen=True, slots=True)
class Character:
    """The effects that act on a day's number of visits, by name, and `shift`: the logarithm of
    what its open time alone makes of that number, before anything is known.
    """

    effects: tuple[str, ...]
    shift: float

    @property
    def usual_hours(self) -> bool:
        return OTHER_HOURS not in self.effects


def character(calendar: Calendar, day: date, closed: Callable[[date], bool]) -> Character:
    """`closed` says whether the center was, or will be, closed on a day."""
    effects = [f"weekday {day.weekday()}"]
    if day.day <= FIRST_DAYS:
        effects.append("first days of the month")
    elif (day + timedelta(days=LAST_DAYS)).month != day.month:
        effects.append("last days of the month")
    if _after_closing(calendar, day, closed):
        effects.append(AFTER_CLOSING)
    usual = calendar.week[day.weekday()]
    if calendar.around_the_clock or calendar.periods(day) == usual:
        return Character(tuple(effects), 0.0)
    there = hours_of(calendar, day).length
    by_week = _usual(calendar, day)
    shift = HOURS_COUNT * log(there / by_week) if there and by_week else 0.0
    return Character((*effects, OTHER_HOURS), shift)


def _after_closing(calendar: Calendar, day: date, closed: Callable[[date], bool]) -> bool:
    """Whether the last day before, on which the week has the center open, was closed."""
    if calendar.around_the_clock:
        return False
    before = (day - n * ONE_DAY for n in range(1, LOOK_BACK))
    usual = next((one for one in before if calendar.week[one.weekday()]), None)
    return usual is not None and closed(usual)


def _usual(calendar: Calendar, day: date) -> float:
    """How long the week has the center open on such a day (half hours), or on others instead."""
    week = Calendar(week=calendar.week, cutover=calendar.cutover)
    lengths = [hours_of(week, day + n * ONE_DAY).length for n in range(DAYS_OF_A_WEEK)]
    there = [length for length in lengths if length]
    return lengths[0] or (sum(there) / len(there) if there else 0.0)
