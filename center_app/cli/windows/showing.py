"""Showing the one window of a station, or drawing it."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QSize, Qt

from center_app.cli.house import House
from center_app.cli.loading import loading
from center_app.cli.windows import Windows
from center_app.cli.windows.kinds import Kind, kind_of
from center_app.cli.windows.station_run import StationRun
from center_app.cli.windows.waiting import wait_for
from ui.application import grab

PICTURE = QSize(1920, 1080)
"""The usual screen of a station."""


def show(house: House, options: Namespace) -> int:
    """Show the window until it is closed, or draw its first page into a file."""
    with closing(Windows(house, options.lang or "")) as windows:
        with loading():
            kind = kind_of(windows, options)
        if options.screenshot is None:
            return StationRun(windows, options.station, kind).run()
        _draw(windows, kind, options.screenshot)
        return 0


def _draw(windows: Windows, kind: Kind, file: Path) -> None:
    window = kind.open_window()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(PICTURE)
    window.show()
    wait_for(lambda: windows.answered)
    grab(window, file, PICTURE)
