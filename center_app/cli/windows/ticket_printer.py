"""The printer beside a station that gives tickets."""

from center_app.cli.paper import attendant_of, press_of
from center_app.cli.windows import Windows
from center_app.language import find
from printers.spool import Spool
from printers.worker import PrintWorker
from ui.ticket.ticket_printer import WorkerPrinter


def ticket_printer(windows: Windows) -> WorkerPrinter | None:
    """The printer of the settings, at work until the window is closed; None for none."""
    settings = windows.house.settings
    if settings.printer == "none":
        return None
    press = press_of(settings)
    attendant = attendant_of(settings, press)
    worker = PrintWorker(Spool(settings.state / "spool"), press, attendant, windows.house.clock)
    worker.start()
    windows.parts.callback(worker.stop)
    return WorkerPrinter(worker, settings.profile.dots, find("ar"), find("en"))
