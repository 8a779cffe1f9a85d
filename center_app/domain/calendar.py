"""When a center is open, and which business day a moment belongs to; all in Amman's time.

A business day runs from one cut-over to the next. A time of day before the cut-over belongs to
the evening: with the cut-over at 04:00, a period from 18:00 to 02:00 ends on the next date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from center_app.domain.clock import AMMAN, SECOND, local
from center_app.domain.text import Text

ONE_DAY = timedelta(days=1)
DAYS_OF_A_WEEK = 7
SEARCH = 60
"""Days to look ahead for the next opening; a center that is closed longer says no day."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `opens` until `closes`, within one business day."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Dated:
    """Other hours from one date to another: a holiday (no periods), Ramadan, an early closing.

    Days that the week has closed stay closed unless `also_closed_days`.
    """

    first: date
    last: date
    periods: tuple[Period, ...]
    name: Text
    also_closed_days: bool = False

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


MORNING = (Period(time(8), time(15)),)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The hours of a center: a week (Monday first), and what is different on certain dates.

    Of several exceptions that cover a day the last added counts. A center open
    `around_the_clock` has no closing: who waits at the cut-over goes on waiting.
    """

    week: tuple[tuple[Period, ...], ...] = (*(MORNING,) * 4, (), (), MORNING)
    exceptions: tuple[Dated, ...] = ()
    cutover: time = time(4)
    around_the_clock: bool = False

    def day_of(self, at: int) -> date:
        """The business day of a moment (milliseconds since 1970 UTC)."""
        here = local(at)
        return here.date() - ONE_DAY if here.time() < self.cutover else here.date()

    def begin_of_day(self, day: date) -> int:
        """The cut-over that begins a business day (milliseconds since 1970 UTC)."""
        return self._at(day, self.cutover, late=False)

    def end_of_day(self, at: int) -> int:
        """The cut-over that ends the business day of a moment."""
        return self._at(self.day_of(at), self.cutover, late=True)

    def periods(self, day: date) -> tuple[Period, ...]:
        usual = self.week[day.weekday()]
        for exception in reversed(self.exceptions):
            if exception.covers(day) and (usual or exception.also_closed_days):
                return exception.periods
        return usual

    def is_open(self, at: int) -> bool:
        if self.around_the_clock:
            return True
        return any(opens <= at < closes for opens, closes in self.spans(self.day_of(at)))

    def closing(self, at: int) -> int | None:
        """When the period around `at` ends; None outside hours or without a closing."""
        if self.around_the_clock:
            return None
        spans = self.spans(self.day_of(at))
        return next((closes for opens, closes in spans if opens <= at < closes), None)

    def last_closing(self, at: int) -> int | None:
        """When the last period of the day ends, of however many; None after it or without one."""
        if self.around_the_clock:
            return None
        last = max((closes for _opens, closes in self.spans(self.day_of(at))), default=at)
        return last if at < last else None

    def next_opening(self, at: int) -> int | None:
        """The next moment after `at` at which the center opens; None if none is in sight."""
        day = self.day_of(at)
        for _ in range(SEARCH):
            for opens, _closes in self.spans(day):
                if opens > at:
                    return opens
            day += ONE_DAY
        return None

    def fault(self) -> str | None:
        """The part that makes no sense, for whoever set it; None when all does.

        The periods of a day follow each other and lie between two cut-overs.
        """
        if len(self.week) != DAYS_OF_A_WEEK:
            return f"week of {len(self.week)} days"
        for exception in self.exceptions:
            if exception.last < exception.first:
                return f"{exception.first} - {exception.last}"
        for periods in (*self.week, *(exception.periods for exception in self.exceptions)):
            if not self._in_order(periods):
                return ", ".join(f"{p.opens:%H:%M}-{p.closes:%H:%M}" for p in periods)
        return None

    def _in_order(self, periods: tuple[Period, ...]) -> bool:
        day = date(2026, 11, 22)  # any will do
        spans = [self._span(day, period) for period in periods]
        first, last = (self._at(day, self.cutover, late=late) for late in (False, True))
        edges = [first, *(edge for span in spans for edge in span), last]
        return edges == sorted(edges) and all(opens < closes for opens, closes in spans)

    def spans(self, day: date) -> Iterator[tuple[int, int]]:
        """When the periods of a day begin and end (milliseconds since 1970 UTC)."""
        return (self._span(day, period) for period in self.periods(day))

    def _span(self, day: date, period: Period) -> tuple[int, int]:
        late = period.closes <= self.cutover or period.closes <= period.opens
        opens = self._at(day, period.opens, late=period.opens < self.cutover)
        return opens, self._at(day, period.closes, late=late)

    @staticmethod
    def _at(day: date, clock: time, *, late: bool) -> int:
        here = datetime.combine(day + ONE_DAY if late else day, clock, AMMAN)
        return int(here.timestamp()) * SECOND
