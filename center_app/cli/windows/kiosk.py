"""The kiosk's window, with the printer behind it."""

from collections.abc import Callable

from center_app.cli.paper import attendant_of, press_of
from center_app.cli.windows import Windows
from center_app.language import find
from printers.spool import Spool
from printers.worker import PrintWorker
from ui.kiosk.screen import KioskScreen, open_kiosk
from ui.kiosk.ticket_printer import WorkerPrinter
from ui.kiosk.wording import Wording
from ui.speech import find_espeak
from ui.theme import Look, Metrics
from ui.theme.metrics import density

PX_PER_MM = density(1920, 1080, 476, 268)
"""Pixels per millimetre of a 21.5 inch kiosk, where a screen is only drawn."""


def kiosk_look(windows: Windows) -> Look:
    return windows.look(Metrics.kiosk(windows.density(PX_PER_MM)))


def kiosk_window(
    windows: Windows, station: str = "kiosk", ended: Callable[[], object] | None = None
) -> KioskScreen:
    """`ended` is called when the staff end it; without it the window is closed then."""
    window = open_kiosk(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages,
        kiosk_look(windows),
        Wording(find("ar"), find("en"), windows.house.settings.ticket_base),
        _printer(windows),
        find_espeak(),
    )
    window.ended.connect(ended or window.close)
    return window


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
