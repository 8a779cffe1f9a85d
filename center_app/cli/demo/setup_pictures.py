"""Pictures of setting a machine up, of what the program is, and of the poster for the hall."""

import os
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage, QPainter

from center_app.cli.demo.camera import Camera, shown
from center_app.cli.demo.styles import PLAIN, Style
from center_app.cli.first_run.installation import Installation
from center_app.cli.first_run.place import Place
from center_app.cli.first_run.questions import ROLES, SERVER
from center_app.cli.first_run.window import open_setup
from center_app.cli.house import House
from center_app.cli.machine import SystemClock
from center_app.cli.setup import PLAIN as PLAIN_CENTER
from center_app.cli.windows.waiting import wait_for
from center_app.language import find
from center_app.store.kept.stations import Kind
from ui.application import open_application
from ui.desk.about_button import AboutButton
from ui.poster import HIGH, MM, WIDE, paint_poster
from ui.setup.model import SetupModel
from ui.setup.screen import SetupScreen
from ui.tasks import Tasks
from ui.theme import Contrast, Metrics, Theme

POSTER = 1_190
"""Width of its picture in pixels: a hundred to the inch of A3."""


def machine_pictures(house: House, camera: Camera, styles: Iterable[Style]) -> None:
    """The setup's window in each style, and the poster."""
    for style in styles:
        if style.only in (None, "setup"):
            open_application(sys.argv[:1], find(style.language), os.environ)
            setup_pictures(camera, style)
    poster_picture(house, camera)


def setup_pictures(camera: Camera, style: Style) -> None:
    """The question for the role, the questions of each, and what stands there afterwards.

    In a folder that goes with the pictures. Beyond the plain styles one role stands for all.
    """
    with TemporaryDirectory() as folder, closing(Tasks()) as tasks:
        state = {"CENTER_STATE": f"{Path(folder) / 'state'}"}
        machine = Installation(Place(Path(folder) / "center.toml", state), SystemClock(), str)
        screen = open_setup(machine, tasks, find(style.language), style.scale, style.contrast)
        model = screen.findChild(SetupModel)
        assert isinstance(model, SetupModel)
        with shown(screen, style.desk):
            wait_for(screen.role.hasFocus)
            camera.take(screen, f"setup-{style.name}")
            for role in ROLES if style in PLAIN else (Kind.KIOSK,):
                _choose(model, role)
                camera.take(screen, f"setup-{role}-{style.name}")
            if style in PLAIN:
                _choose(model, SERVER)
                wait_for(lambda: model.done, press=model.finish)
                camera.take(screen, f"setup-done-{style.name}")
            _about(screen, camera, style)


def _choose(model: SetupModel, role: str) -> None:
    model.choose(role)
    wait_for(lambda: model.role == role and bool(model.remarks) and not model.busy)


def _about(screen: SetupScreen, camera: Camera, style: Style) -> None:
    """The same from every window of those who work here."""
    button = screen.findChild(AboutButton)
    assert isinstance(button, AboutButton)
    button.click()
    box = button.box
    assert box is not None
    wait_for(lambda: box.parts.topLevelItemCount() > 0)
    camera.take(box, f"about-{style.name}")
    box.close()


def poster_picture(house: House, camera: Camera) -> None:
    """Both languages are on it side by side, so there is one."""
    known = house.center.hall.settings or PLAIN_CENTER
    sheet = QImage(POSTER, round(POSTER * HIGH / WIDE), QImage.Format.Format_RGB32)
    colours = Theme(Metrics.desk(), 1.0, Contrast.LIGHT).colours
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(POSTER / (WIDE * MM), POSTER / (WIDE * MM))
    paint_poster(painter, known.name, (find("ar"), find("en")), colours, on_phone=True)
    painter.end()
    camera.keep(sheet, "poster")
