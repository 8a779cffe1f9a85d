"""What the stations tell of themselves."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.printer import PrinterState


def report_printer(hall: Hall, command: c.ReportPrinter, _now: Instant) -> list[e.Event]:
    """Only a change is an event; a printer that was never spoken of is well."""
    known = hall.printers.get(command.station)
    before = known.state if known is not None else PrinterState.WELL
    if command.state is before:
        return []
    return [e.PrinterChanged(state=command.state, left=command.left, until=command.until)]
