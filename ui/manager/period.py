"""The days that the manager looks at, and their figures beside those of other days."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from center_app.domain.behind import Behind, Which
from center_app.domain.period import PeriodReport
from center_app.domain.span import Span
from ui.live import Live
from ui.manager.chosen_days import ChosenDays
from ui.station import Source, Station
from ui.tasks import Tasks


class PeriodModel(ChosenDays):
    """`changed()` when other days are chosen or figures have come; `report` is None until then.

    Nothing is asked before `look`: a month takes the center a second.
    """

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        business_day: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(station, business_day, parent)
        self.a_year_ago = False
        self.report: PeriodReport | None = None
        self.earlier: PeriodReport | None = None
        self.which = Which(self.span)
        self.behind: Behind | None = None
        self.seeking = False
        self._live = self._asking(tasks)
        self._live.shown.connect(self._show)
        self._beside = self._asking(tasks)
        self._beside.shown.connect(self._show_beside)
        self._visits = self._asking(tasks)
        self._visits.shown.connect(self._show_visits)

    @property
    def other(self) -> Span:
        """The days beside which they are shown."""
        return self.span.a_year_before() if self.a_year_ago else self.span.before()

    def compare(self, *, a_year_ago: bool) -> None:
        """Compare with the days before, or with those of a year ago."""
        self.a_year_ago, self.earlier = a_year_ago, None
        self.look()

    def look_behind(self, **about: Any) -> None:
        """Ask for the visits of these days to which this applies: the fields of `Which`."""
        self.which, self.behind, self.seeking = Which(self.span, **about), None, True
        if self.span.fault is None:
            self._visits.ask(partial(_found, self._station.center, self.which))
        self.changed.emit()

    def look(self) -> None:
        """Ask for the figures: somebody looks."""
        if self.span.fault is None:
            center = self._station.center
            self._live.ask(partial(center.period, self.span))
            self._beside.ask(partial(center.period, self.other))
        self.changed.emit()

    def _choose(self, span: Span) -> None:
        self.span, self.report, self.earlier = span, None, None
        self.which, self.behind, self.seeking = Which(span), None, False
        self.look()

    def _show(self, report: PeriodReport) -> None:
        if report.span == self.span:
            self.report = report
            self.changed.emit()

    def _show_beside(self, report: PeriodReport) -> None:
        if report.span == self.other:
            self.earlier = report
            self.changed.emit()

    def _show_visits(self, found: tuple[Which, Behind]) -> None:
        which, visits = found
        if which == self.which:
            self.behind = visits
            self.changed.emit()

    def _asking(self, tasks: Tasks) -> Live[object]:
        return Live(tasks, _nothing, (), self._here, parent=self)


def _nothing() -> object:
    raise AssertionError("nothing was chosen yet")


def _found(center: Source, which: Which) -> tuple[Which, Behind]:
    return which, center.visits(which)
