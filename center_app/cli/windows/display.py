"""The window of the hall display."""

from center_app.cli.windows import Windows
from ui.display.screen import BoardScreen, open_display
from ui.theme import Look, Metrics
from ui.theme.metrics import density

PX_PER_MM = density(1920, 1080, 1210, 680)
"""Pixels per millimetre of a 55 inch board, where a screen is only drawn."""

HALL_DEPTH_M = 10.0


def display_look(windows: Windows) -> Look:
    return windows.look(Metrics.hall(windows.density(PX_PER_MM), HALL_DEPTH_M))


def display_window(windows: Windows, station: str = "display") -> BoardScreen:
    return open_display(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages,
        display_look(windows),
    )
