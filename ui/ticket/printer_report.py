"""Telling the center how a station's printer stands, so that somebody comes before citizens do."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from center_app.domain.commands import ReportPrinter
from center_app.domain.printer import PrinterState
from printers.condition import Condition
from ui.station import Station
from ui.tasks import Failure, Tasks
from ui.ticket.paper import TicketPrinter

LOOK_MS = 2_000
"""How often it is looked whether the printer stands otherwise than was told."""


class PrinterReport(QObject):
    """Tells each change until the center has it. A station without a printer misses none."""

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        printer: TicketPrinter | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._station, self._tasks, self._printer = station, tasks, printer
        self._told: PrinterState | None = None
        self._telling = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        missing = Condition(PrinterState.WELL)
        condition = missing if self._printer is None else self._printer.condition
        state = condition.state
        if state is not None and state is not self._told and not self._telling:
            self._tell(condition, state)

    def _tell(self, condition: Condition, state: PrinterState) -> None:
        self._telling = True
        report = ReportPrinter(
            id=self._station.new_id(),
            station=self._station.name,
            state=state,
            left=condition.left,
            until=condition.until,
        )
        work = partial(self._station.center.do, report)
        self._tasks.run(work, partial(self._has_told, state), self._failed, owner=self)

    def _has_told(self, state: PrinterState, _done: object) -> None:
        self._telling, self._told = False, state

    def _failed(self, _why: Failure) -> None:
        """It is told again when it is looked at next."""
        self._telling = False
