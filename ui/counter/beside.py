"""What may stand beside a counter's screen, and need not."""

from dataclasses import dataclass

from sync.worker import LinkSource
from ui.desk.printing import DeskPrinter, Printing
from ui.station import Station
from ui.tasks import Tasks
from ui.ticket.wording import Wording


@dataclass(frozen=True, slots=True)
class Beside:
    """A printer with the wording of its paper, and who knows of the link to the registry."""

    wording: Wording | None = None
    printer: DeskPrinter | None = None
    link: LinkSource | None = None

    def printing(self, station: Station, tasks: Tasks) -> Printing | None:
        """What prints; None without a printer: what is given stands on the screen alone."""
        if self.wording is None or self.printer is None:
            return None
        return Printing(station, tasks, self.wording, self.printer)


NOTHING = Beside()
