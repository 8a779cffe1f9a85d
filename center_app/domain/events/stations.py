"""What happened to the stations themselves."""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.events.event import Event, Kind
from center_app.domain.printer import PrinterState


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterChanged(Event):
    """The printer of the station in the envelope stands otherwise than before.

    `left` is for how many more tickets the paper lasts, `until` about until when (ms since 1970
    UTC); None where the station cannot tell.
    """

    type: ClassVar[str] = "station.printer_changed"
    kind: ClassVar[Kind] = Kind.STATIONS
    state: PrinterState
    left: int | None = None
    until: int | None = None
