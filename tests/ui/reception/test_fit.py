"""Nothing is cut, in any state, language, size of text or contrast."""

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.appointment import Appointment, appointment_id
from center_app.domain.clock import MINUTE
from center_app.domain.step import Line
from center_app.language import find
from centers import Running
from receptions import FrontDoor
from screens import clipped, desk_look, laid_out, overlapping
from ui.theme import Contrast

pytestmark = pytest.mark.long

Key = Qt.Key
SIZES = [(1024, 768), (1366, 768), (1920, 1080)]
SCALES = [1.0, 2.0]
OPPOSITE = (("en", 1.0), ("ar", 2.0))

Moment = Callable[[FrontDoor], None]


def empty(_door: FrontDoor) -> None:
    pass


def found(door: FrontDoor) -> None:
    door.write("جواز سفر")
    door.settle()


def basket(door: FrontDoor) -> None:
    for text in ("passport, first issue", "family record", "birth certificate"):
        door.ask_for(text)
    door.key(Key.Key_Plus, Key.Key_F4)
    door.until(lambda: door.model.views.outlook is not None)
    door.settle()


def asking(door: FrontDoor) -> None:
    basket(door)
    door.key(Key.Key_F5)


def given(door: FrontDoor) -> None:
    basket(door)
    door.key(Key.Key_Return)


def giving_back(door: FrontDoor) -> None:
    given(door)
    door.key(Key.Key_Backspace)


def booked(door: FrontDoor) -> None:
    day = door.running.center.hall.day
    assert day is not None
    at = door.running.clock.now().at + 300 * MINUTE
    one = Appointment(appointment_id("BK2026"), at, (Line("passport-renewal"),))
    door.running.do(c.TakeAppointments, day=day, appointments=(one,))
    door.ask_for("BK2026")


MOMENTS: dict[str, Moment] = {
    moment.__name__: moment for moment in (empty, found, basket, asking, given, giving_back, booked)
}


def faults(window: QWidget, width: int, height: int) -> list[str]:
    """What is cut at this size once the scroll bars have come or gone."""
    laid_out(window, width, height)
    return [*clipped(window), *overlapping(window)]


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.chaos)])
@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_is_cut_at_the_door(
    running: Running, qtbot: QtBot, moment: str, whole: bool
) -> None:
    for _ in range(5):
        running.issue("family-record", "passport-renewal")
    door = FrontDoor(running, qtbot, desk_look())
    door.sign_in("102")
    MOMENTS[moment](door)
    for language, scale in product(("ar", "en"), SCALES) if whole else OPPOSITE:
        door.window.speak(find(language))
        door.window._look.set_scale(scale)
        for width, height in SIZES:
            told = faults(door.window, width, height)
            assert told == [], f"{language} {scale} {width}"
    door.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_cut_when_signing_in(running: Running, qtbot: QtBot, language: str) -> None:
    door = FrontDoor(running, qtbot, desk_look(2.0, Contrast.HIGH), language=language)
    door.sign_in(pin="0000")
    for width, height in SIZES:
        assert faults(door.window, width, height) == []
    door.close()


def test_every_control_has_a_name(running: Running, qtbot: QtBot) -> None:
    door = FrontDoor(running, qtbot, desk_look())
    door.sign_in("102")
    given(door)
    assert door.page.field.accessibleName()
    for button in door.page.keys.buttons.values():
        assert button.accessibleName()
        assert button.accessibleDescription()
    assert door.page.table.visit.number.accessibleName() == door.visits()[-1].number
    assert all(row.accessibleName() for row in door.page.table.visit.papers.rows.values())
    door.close()
