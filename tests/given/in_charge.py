"""Somebody in charge, who signs in at the manager's window."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.clock import local
from center_app.domain.people import Role, Skill
from center_app.domain.text import Text
from center_app.language import find
from center_on import PIN, random_id
from hall_on_screen import HallOnScreen
from screens import desk_look
from told_about import tell_about
from ui.manager.documents import Archive
from ui.manager.model import ManagerModel, Wider
from ui.manager.screen import ManagerScreen
from ui.manager.session import IDLE_MS
from ui.manager.trying import NewTrial

NUMBER, NAME = "900", Text("هدى النمر", "Huda Al-Nimr")


def enrolled(
    center: Center,
    *roles: Role,
    number: str = NUMBER,
    name: Text = NAME,
    skills: tuple[Skill, ...] = (),
) -> str:
    """Somebody with these roles, a number and the PIN of the tests; the random id."""
    who = random_id()
    center.do(
        c.EnrolEmployee(
            id=random_id(),
            station="roof",
            who=who,
            home="civil",
            roles=roles,
            skills=skills,
            number=number,
            name=name,
            pin=PIN,
        )
    )
    return who


def sign_in(hall: HallOnScreen, screen: ManagerScreen, *roles: Role, number: str = NUMBER) -> str:
    """Enrol somebody with these roles and have that one sign in at the window."""
    who = enrolled(hall.center, *roles, number=number)
    screen.model.session.admission.ask(number, PIN)
    hall.until(lambda: screen.model.session.employee == who)
    return who


def opened(
    hall: HallOnScreen,
    qtbot: QtBot,
    idle_ms: int = IDLE_MS,
    archive: Archive | None = None,
    new_trial: NewTrial | None = None,
) -> ManagerScreen:
    """The manager's window, in English, with the hall on it and the keyboard."""
    model = ManagerModel(
        hall.station,
        hall.tasks,
        hall.watch,
        _no_report,
        idle_ms=idle_ms,
        wider=Wider(archive, new_trial),
    )
    languages = (find("en"), find("ar"))
    screen = ManagerScreen(model, languages, desk_look(), lambda: local(hall.clock.now().at))
    tell_about(screen, hall.tasks)
    qtbot.addWidget(screen)
    hall.watch.start()
    screen.resize(1366, 768)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    views = model.views
    hall.until(lambda: views.overview is not None and bool(views.names))
    return screen


def type_in(text: str) -> None:
    """Type where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    for letter in text:  # QTest presses Latin keys only
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(focused, press)


def _no_report(_by: str) -> Path:
    raise AssertionError("nobody asked for a report")
