"""Who acts at the manager's window, by real key presses."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.hall import Phase
from center_app.domain.people import Role
from center_on import PIN
from hall_on_screen import HallOnScreen
from in_charge import NUMBER, enrolled, opened, sign_in, type_in
from ui.manager.book import EMPLOYEES, MESSAGES
from ui.manager.screen import ManagerScreen


@pytest.fixture
def screen(hall: HallOnScreen, qtbot: QtBot) -> ManagerScreen:
    return opened(hall, qtbot)


def actors(hall: HallOnScreen, verb: str) -> list[str | None]:
    """Who is named with the entries of this kind."""
    entries = (entry.envelope for entry in hall.center.journal.after(0))
    return [envelope.actor for envelope in entries if envelope.type == verb]


def enter(hall: HallOnScreen, screen: ManagerScreen, number: str, pin: str) -> None:
    """Type number and PIN where the keyboard is."""
    hall.until(screen.acting.form.number.hasFocus)
    type_in(number)
    press(Qt.Key.Key_Return)
    type_in(pin)
    press(Qt.Key.Key_Return)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def test_looking_needs_nobody_and_acting_asks_once(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    who = enrolled(hall.center, Role.MANAGER)
    hall.day.end()
    hall.until(screen.day_actions.reopen.isVisible)
    assert screen.acting.isHidden()
    screen.day_actions.reopen.click()
    assert screen.hall.isHidden()
    assert hall.center.hall.phase is Phase.CLOSED
    enter(hall, screen, NUMBER, PIN)
    hall.until(lambda: hall.center.hall.phase is Phase.RUNNING)
    assert screen.acting.isHidden()
    assert actors(hall, "day.reopened") == [who]
    assert screen.bar.who.text() == "Sign out: Huda Al-Nimr"


def test_a_wrong_pin_and_whoever_only_serves_are_told_so(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    enrolled(hall.center, Role.MANAGER)
    screen.bar.who.click()
    enter(hall, screen, NUMBER, "0000")
    hall.until(lambda: "not correct" in screen.acting.form.status.text)
    screen.acting.form.begin()
    enter(hall, screen, "101", PIN)
    hall.until(lambda: "Only a supervisor" in screen.acting.form.status.text)
    assert screen.model.session.person is None
    press(Qt.Key.Key_Escape)
    assert screen.hall.isVisible()


def test_who_goes_back_has_done_nothing(hall: HallOnScreen, screen: ManagerScreen) -> None:
    enrolled(hall.center, Role.MANAGER)
    hall.day.end()
    hall.until(screen.day_actions.reopen.isVisible)
    screen.day_actions.reopen.click()
    hall.until(screen.acting.form.number.hasFocus)
    press(Qt.Key.Key_Escape)
    sign_in(hall, screen, Role.SUPERVISOR, number="901")
    hall.settle()
    assert hall.center.hall.phase is Phase.CLOSED


def test_a_key_signs_out_and_what_only_those_in_charge_see_is_gone(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    sign_in(hall, screen, Role.MANAGER)
    screen.tabs.buttons[EMPLOYEES].click()
    page = screen.book.employees
    hall.until(lambda: page.list.table.rows.rowCount() == 4)
    press(Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    assert screen.model.session.person is None
    assert page.list.table.rows.rowCount() == 0
    assert page.list.sign_in.isVisible()
    assert not page.list.add.isVisible()


def test_nobody_there_for_a_while_is_signed_out(
    hall: HallOnScreen, qtbot: QtBot, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen = make_screen(idle_ms=300)
    sign_in(hall, screen, Role.MANAGER)
    session = screen.model.session
    for _ in range(4):
        qtbot.wait(150)
        QTest.keyClick(screen.windowHandle(), Qt.Key.Key_Shift)
    assert session.person is not None
    hall.until(lambda: session.person is None)


def test_a_call_for_help_stands_above_every_page_and_one_key_answers_it(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    who = sign_in(hall, screen, Role.SUPERVISOR)
    screen.tabs.buttons[MESSAGES].click()
    hall.day.do(c.CallForHelp, "counter-2", counter="2")
    hall.until(screen.help.isVisible)
    hall.clock.go_on(minutes=2)
    hall.day.do(c.CallForHelp, "counter-3", counter="3")
    hall.until(lambda: "1 more counter" in screen.help.note)
    assert screen.help.text == "Counter 2 asks for help."
    assert screen.help.note.startswith("Employee 2 · for 2 min")
    press(Qt.Key.Key_F2)
    hall.until(lambda: screen.help.text == "Counter 3 asks for help.")
    assert hall.center.hall.help.keys() == {"3"}
    assert actors(hall, "help.acknowledged") == [who]


def test_help_is_seen_to_also_by_who_has_not_signed_in(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    hall.day.do(c.CallForHelp, "counter-2", counter="2")
    hall.until(screen.help.isVisible)
    screen.help.go.click()
    hall.until(screen.help.isHidden)
    assert screen.acting.isHidden()
    assert actors(hall, "help.acknowledged") == [None]


def test_ctrl_and_a_digit_open_a_group(hall: HallOnScreen, screen: ManagerScreen) -> None:
    sign_in(hall, screen, Role.MANAGER)
    screen.bar.who.setFocus()
    press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert screen.tabs.page == MESSAGES
    assert not screen.glance.isVisible()
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert screen.glance.isVisible()
