"""What the events of the stations themselves change."""

from center_app.domain import events as e
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall
from center_app.domain.left_over import LEFT_OVERS_KEPT, LeftOver
from center_app.domain.printer import PrinterState, StationPrinter


def printer_changed(hall: Hall, event: e.PrinterChanged, fact: Fact) -> None:
    """Only printers that need somebody are kept, so that stations of the past do not gather."""
    if event.state is PrinterState.WELL:
        hall.printers.pop(fact.station, None)
    else:
        printer = StationPrinter(event.state, fact.at, event.left, event.until)
        hall.printers[fact.station] = printer


def paper_left_over(hall: Hall, event: e.PaperLeftOver, fact: Fact) -> None:
    """Of too many the oldest are forgotten here; they stand in the journal."""
    hall.left_overs[event.left_over] = LeftOver(
        id=event.left_over,
        paper=event.paper,
        number=event.number,
        station=fact.station,
        reason=event.reason,
        own=event.own,
        counter=event.counter,
        who=event.who,
        served_ms=event.served_ms,
    )
    while len(hall.left_overs) > LEFT_OVERS_KEPT:
        del hall.left_overs[next(iter(hall.left_overs))]


def left_over_settled(hall: Hall, event: e.LeftOverSettled, _fact: Fact) -> None:
    hall.left_overs.pop(event.left_over, None)
