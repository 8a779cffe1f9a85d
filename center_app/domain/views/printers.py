"""The printers that somebody has to see to, for whoever looks after the hall."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.printer import PrinterState
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class PrinterTrouble:
    """The printer of one station, since when (ms since 1970 UTC), and what is left of its paper."""

    station: str
    state: PrinterState
    since: int
    left: int | None
    until: int | None


@dataclass(frozen=True)
class Printers(Query[tuple[PrinterTrouble, ...]]):
    """Asked by the manager's screen."""


def printers(hall: Hall, _query: Printers, _now: Instant) -> tuple[PrinterTrouble, ...]:
    """In the order of the stations' names."""
    return tuple(
        PrinterTrouble(station, one.state, one.since.at, one.left, one.until)
        for station, one in sorted(hall.printers.items())
    )
