"""Showing the one window of a station, or drawing it."""

import sys
from argparse import Namespace
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from center_app.cli.ground import Ground
from center_app.cli.loading import loading
from center_app.cli.windows import Windows
from center_app.cli.windows.beside import beside, facing_command, second_screen
from center_app.cli.windows.kinds import Kind, kind_of
from center_app.cli.windows.station_run import StationRun
from center_app.cli.windows.waiting import wait_for
from ui.application import grab
from ui.widgets.training_mark import TrainingMark

PICTURE = QSize(1920, 1080)
"""The usual screen of a station."""

ONE_SCREEN = "This machine has one screen only: the citizen's side is not opened."


def show(house: Ground, options: Namespace) -> int:
    """Show the window until it is closed, or draw its first page into a file."""
    with closing(Windows(house, options.lang or "")) as windows:
        with loading():
            kind = kind_of(windows, options)
            if house.settings.training:
                kind = _marked(kind)
        if options.screenshot is not None:
            _draw(windows, kind, options.screenshot)
            return 0
        with citizens_side(options):
            return StationRun(windows, options.station, kind).run()


def citizens_side(options: Namespace) -> AbstractContextManager[None]:
    """The citizen's screen, where it is asked for and there is a second one for it."""
    if not getattr(options, "facing", False):
        return nullcontext()
    if second_screen() is None:
        print(ONE_SCREEN, file=sys.stderr)
        return nullcontext()
    return beside(facing_command(options))


def _marked(kind: Kind) -> Kind:
    """The same, and its window says that it is for practice."""

    def open_window() -> QWidget:
        window = kind.open_window()
        TrainingMark(kind.look(), window)
        return window

    return replace(kind, open_window=open_window)


def _draw(windows: Windows, kind: Kind, file: Path) -> None:
    window = kind.open_window()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(PICTURE)
    window.show()
    wait_for(lambda: windows.answered)
    grab(window, file, PICTURE)
