"""Business days in a row, and with which others they are compared."""

from dataclasses import dataclass
from datetime import date, timedelta

from center_app.domain.calendar import DAYS_OF_A_WEEK, ONE_DAY, Calendar

YEAR = timedelta(weeks=52)
"""Back to the same weekday: a Sunday is compared with a Sunday."""

MOST_DAYS = 100
"""A quarter and some days: so many a center of any size counts in seconds, in little memory."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the `first` to the `last` day, both of them with it."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def is_month(self) -> bool:
        """Whether it is a month as the calendar has it."""
        return self == month_of(self.first)

    @property
    def is_week(self) -> bool:
        """Whether it is a week from Sunday to Saturday."""
        return self == week_of(self.first)

    @property
    def fault(self) -> str | None:
        """What is wrong with it, for the one who wrote it."""
        if self.last < self.first:
            return "ends before it begins"
        return f"has more than {MOST_DAYS} days" if self.days > MOST_DAYS else None

    def before(self) -> "Span":
        """The month before a month, the week before for one day, else as many days before it.

        The day before a day may be one on which the center was closed; a week before it is the
        same weekday.
        """
        if self.is_month:
            return month_of(self.first - ONE_DAY)
        return self._earlier(timedelta(DAYS_OF_A_WEEK if self.days == 1 else self.days))

    def a_year_before(self) -> "Span":
        """The same month of the year before, else the same weekdays."""
        if self.is_month:
            return month_of(self.first.replace(year=self.first.year - 1))
        return self._earlier(YEAR)

    def _earlier(self, by: timedelta) -> "Span":
        return Span(self.first - by, self.last - by)


def day_of(day: date) -> Span:
    return Span(day, day)


def week_of(day: date) -> Span:
    """The week that the day is in, from Sunday to Saturday as Jordan counts."""
    sunday = day - timedelta(day.isoweekday() % DAYS_OF_A_WEEK)
    return Span(sunday, sunday + timedelta(DAYS_OF_A_WEEK - 1))


def month_of(day: date) -> Span:
    first = day.replace(day=1)
    in_the_next = first + timedelta(days=31)
    return Span(first, in_the_next.replace(day=1) - ONE_DAY)


def code_of(span: Span) -> str:
    """As files are named: `2026-11-22`, `2026-11` for a month, else from one day to the other."""
    if span.days == 1:
        return span.first.isoformat()
    return f"{span.first:%Y-%m}" if span.is_month else f"{span.first}--{span.last}"


def opening_days(span: Span, calendar: Calendar) -> Span:
    """The span up to the last of its days on which the center opens."""
    if calendar.around_the_clock:
        return span
    days = (span.last - n * ONE_DAY for n in range(span.days))
    return Span(span.first, next((day for day in days if calendar.periods(day)), span.last))
