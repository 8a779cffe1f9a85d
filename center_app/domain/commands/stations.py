"""What a station tells of itself."""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.commands.command import Command
from center_app.domain.printer import PrinterState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPrinter(Command):
    """Tell how the station's printer stands, and how long its paper lasts where that is known."""

    verb: ClassVar[str] = "report_printer"
    state: PrinterState
    left: int | None = None
    until: int | None = None
