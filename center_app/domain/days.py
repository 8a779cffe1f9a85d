"""Days that a report is about: one, a week from Sunday to Saturday, a month, or any others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
DAYS_OF_A_WEEK = 7


class Length(StrEnum):
    """What a number of days is called."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    OTHER = "days"


@dataclass(frozen=True, slots=True)
class Days:
    """From the `first` to the `last`, both counted."""

    first: date
    last: date

    def __iter__(self) -> Iterator[date]:
        return (self.first + n * ONE_DAY for n in range(self.number))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def number(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def length(self) -> Length:
        if self.number == 1:
            return Length.DAY
        if self == week_of(self.first):
            return Length.WEEK
        return Length.MONTH if self == month_of(self.first) else Length.OTHER

    @property
    def before(self) -> "Days":
        """As many days before these; before a month the month before it."""
        last = self.first - ONE_DAY
        if self.length is Length.MONTH:
            return month_of(last)
        return Days(last - (self.number - 1) * ONE_DAY, last)

    @property
    def code(self) -> str:
        """As files are named: `2026-11-22`, `2026-11` for a month, else from one to the other."""
        if self.length is Length.DAY:
            return self.first.isoformat()
        if self.length is Length.MONTH:
            return f"{self.first:%Y-%m}"
        return f"{self.first}--{self.last}"


def week_of(day: date) -> Days:
    """The week from Sunday to Saturday in which the day is."""
    sunday = day - timedelta(days=day.isoweekday() % DAYS_OF_A_WEEK)
    return Days(sunday, sunday + (DAYS_OF_A_WEEK - 1) * ONE_DAY)


def month_of(day: date) -> Days:
    first = day.replace(day=1)
    next_month = (first + 31 * ONE_DAY).replace(day=1)
    return Days(first, next_month - ONE_DAY)
