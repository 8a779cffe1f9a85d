"""How a station's ticket printer stands, as far as the hall has to know."""

from dataclasses import dataclass
from enum import StrEnum

from center_app.domain.clock import Instant


class PrinterState(StrEnum):
    """What a printer says of itself, or its silence; all but `well` need somebody who acts."""

    WELL = "well"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    CUTTER = "cutter"
    BROKEN = "broken"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class StationPrinter:
    """A printer's state `since` a moment; for how many tickets its paper lasted then, until when.

    `left` and `until` (ms since 1970 UTC) are None where nobody can tell.
    """

    state: PrinterState
    since: Instant
    left: int | None = None
    until: int | None = None
