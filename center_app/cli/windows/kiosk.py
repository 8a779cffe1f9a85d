"""The kiosk's window, with the printer behind it."""

from collections.abc import Callable

from center_app.cli.windows import Windows
from center_app.cli.windows.ticket_printer import ticket_printer
from center_app.language import find
from ui.kiosk.screen import KioskScreen, open_kiosk
from ui.speech import find_espeak
from ui.theme import Look, Metrics
from ui.theme.metrics import density
from ui.ticket.wording import Wording

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
        ticket_printer(windows),
        find_espeak(),
    )
    window.ended.connect(ended or window.close)
    return window
