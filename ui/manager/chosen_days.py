"""Which days the manager has chosen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import Enum

from PySide6.QtCore import QObject, Signal

from center_app.domain.calendar import ONE_DAY
from center_app.domain.clock import local
from center_app.domain.span import Span, day_of, month_of, week_of
from ui.station import Station


class Unit(Enum):
    """How long the days are together."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    OWN = 3


AROUND = {Unit.DAY: day_of, Unit.WEEK: week_of, Unit.MONTH: month_of}


class ChosenDays(QObject):
    """`changed()` when others are chosen."""

    changed = Signal()

    def __init__(
        self, station: Station, business_day: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._business_day = station, business_day
        self.unit, self.span = Unit.WEEK, week_of(self.today)

    @property
    def today(self) -> date:
        """The center's business day, which goes on after midnight."""
        return self._business_day()

    @property
    def is_last(self) -> bool:
        """Whether the days after these are all to come."""
        return self.span.last >= self.today

    def choose_unit(self, unit: Unit) -> None:
        """Take the day, week or month in which the days end, but none that is to come."""
        self.unit = unit
        if unit in AROUND:
            self._choose(AROUND[unit](min(self.span.last, self.today)))
        else:
            self.changed.emit()

    def choose_days(self, first: date, last: date) -> None:
        """Take these days."""
        if (first, last) != (self.span.first, self.span.last):
            self._choose(Span(first, last))

    def show_day(self, day: date) -> None:
        """Take one of these days."""
        self.unit = Unit.DAY
        self._choose(day_of(day))

    def go(self, steps: int) -> None:
        """Go on to the days after these, or back to those before."""
        if self.unit in AROUND:
            beside = self.span.last + ONE_DAY if steps > 0 else self.span.first - ONE_DAY
            self._choose(AROUND[self.unit](beside))
        else:
            by = timedelta(self.span.days * steps)
            self._choose(Span(self.span.first + by, self.span.last + by))

    def _choose(self, span: Span) -> None:
        self.span = span
        self.changed.emit()

    def _here(self) -> datetime:
        return local(self._station.clock.now().at)
