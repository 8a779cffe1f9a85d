"""The window on the citizen's side of a counter."""

from center_app.cli.windows import Windows
from ui.facing.screen import FacingScreen, open_facing
from ui.theme import Look, Metrics
from ui.theme.metrics import density

PX_PER_MM = density(1024, 768, 246, 184)
"""Pixels per millimetre of a tablet of 12.1 inch, where a screen is only drawn."""


def facing_look(windows: Windows) -> Look:
    return windows.look(Metrics.facing(windows.density(PX_PER_MM)))


def facing_window(windows: Windows, counter: str, station: str = "facing") -> FacingScreen:
    return open_facing(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages,
        facing_look(windows),
        counter,
    )
