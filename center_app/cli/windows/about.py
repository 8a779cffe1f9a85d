"""What the windows tell about the program: its parts, and the catalogue that is in force."""

from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from center_app.cli.shipped import OURSELVES, parts
from center_app.cli.windows import Windows
from center_app.domain.refusal import Refused, Unavailable
from center_app.domain.views.kiosk import Services
from ui.desk.about_box import About
from ui.desk.about_button import AboutButton
from ui.station import Source
from ui.tasks import Tasks

W = TypeVar("W", bound=QWidget)


def about(center: Source | None = None) -> About:
    """The program's own part first; no catalogue where the center does not tell it just now."""
    serial = ""
    if center is not None:
        with suppress(Refused, Unavailable):
            serial = center.see(Services()).serial
    found = sorted(parts(), key=lambda one: one.name != OURSELVES)
    return About(found[0].version, serial, found)


def with_about(windows: Windows, window: W) -> W:
    """The same window, and its button tells of the program."""
    offer(window, windows.tasks(threads=1), windows.house.center)
    return window


def offer(window: QWidget, tasks: Tasks, center: Source | None = None) -> None:
    button = window.findChild(AboutButton)
    assert isinstance(button, AboutButton)
    button.offer(partial(about, center), tasks)
