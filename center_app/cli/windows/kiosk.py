"""The kiosk's window, with the printer behind it."""

from center_app.cli.paper import attendant_of, press_of
from center_app.cli.windows import Windows
from center_app.language import find
from printers.spool import Spool
from printers.worker import PrintWorker
from ui.kiosk.screen import KioskScreen, open_kiosk
from ui.speech import find_espeak
from ui.theme import Look, Metrics
from ui.theme.metrics import density
from ui.ticket.ticket_printer import WorkerPrinter
from ui.ticket.wording import Wording

PX_PER_MM = density(1920, 1080, 476, 268)
"""Pixels per millimetre of a 21.5 inch kiosk, where a screen is only drawn."""


def kiosk_look(windows: Windows) -> Look:
    return windows.look(Metrics.kiosk(windows.density(PX_PER_MM)))


def kiosk_window(windows: Windows, station: str = "kiosk") -> KioskScreen:
    return open_kiosk(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages,
        kiosk_look(windows),
        Wording(find("ar"), find("en"), windows.house.settings.ticket_base),
        _printer(windows),
        find_espeak(),
    )


def _printer(windows: Windows) -> WorkerPrinter | None:
    settings = windows.house.settings
    if settings.printer == "none":
        return None
    press = press_of(settings)
    attendant = attendant_of(settings, press)
    worker = PrintWorker(Spool(settings.state / "spool"), press, attendant, windows.house.clock)
    worker.start()
    windows.parts.callback(worker.stop)
    return WorkerPrinter(worker, settings.profile.dots, find("ar"), find("en"))
