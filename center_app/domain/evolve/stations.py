"""What the events of the stations themselves change."""

from center_app.domain import events as e
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall
from center_app.domain.printer import PrinterState, StationPrinter


def printer_changed(hall: Hall, event: e.PrinterChanged, fact: Fact) -> None:
    """Only printers that need somebody are kept, so that stations of the past do not gather."""
    if event.state is PrinterState.WELL:
        hall.printers.pop(fact.station, None)
    else:
        printer = StationPrinter(event.state, fact.at, event.left, event.until)
        hall.printers[fact.station] = printer
