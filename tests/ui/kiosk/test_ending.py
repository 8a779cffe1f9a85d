"""Ending a kiosk that stands alone: the staff can, and nobody else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from center_app.domain.people import Role
from center_app.domain.refusal import Reason, Refused
from centers import NAMES, PIN, Running
from days import refusal
from kiosks import KioskStand, button, buttons, texts
from screens import clipped, overlapping
from ui.kiosk.ending import FIRST_REST_S, Ending
from ui.kiosk.holding import HELD_MS
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page
from ui.theme import Contrast
from ui.widgets import Label

MANAGER = "900"


@pytest.fixture
def screen(stand: KioskStand, running: Running) -> KioskScreen:
    running.enrol(MANAGER, NAMES[4], (), Role.MANAGER)
    return stand.open()


def ask_staff(screen: KioskScreen) -> None:
    QTest.keyClick(
        screen.windowHandle(),
        Qt.Key.Key_Q,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert screen.staff.isVisible()


def enter(stand: KioskStand, screen: KioskScreen, number: str, pin: str) -> None:
    stand.touch(screen, *number, "Continue", *pin, "End the kiosk")


def test_a_finger_held_on_the_centers_name_asks_the_staff(
    stand: KioskStand, screen: KioskScreen
) -> None:
    assert HELD_MS == 5_000
    screen._holding._timer.setInterval(100)
    name = next(
        label for label in screen.header.findChildren(Label) if label.isVisible() and label.text()
    )
    QTest.mousePress(name, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(name, Qt.MouseButton.LeftButton)
    QTest.qWait(200)
    assert screen.staff.isHidden()
    QTest.mousePress(name, Qt.MouseButton.LeftButton)
    stand.until(screen.staff.isVisible)
    QTest.mouseRelease(name, Qt.MouseButton.LeftButton)


def test_on_an_upright_screen_the_name_on_the_page_is_the_place(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open(1080, 1920)
    assert screen.page is not None
    assert screen.page.title.isVisible()
    screen._holding._timer.setInterval(100)
    QTest.mousePress(screen.page.title, Qt.MouseButton.LeftButton)
    stand.until(screen.staff.isVisible)
    QTest.mouseRelease(screen.page.title, Qt.MouseButton.LeftButton)


def test_a_managers_pin_ends_it_by_touch_alone(stand: KioskStand, screen: KioskScreen) -> None:
    ended: list[bool] = []
    screen.ended.connect(lambda: ended.append(True))
    ask_staff(screen)
    enter(stand, screen, MANAGER, PIN)
    stand.until(lambda: ended == [True])


def test_and_by_keys_alone(stand: KioskStand, screen: KioskScreen) -> None:
    ended: list[bool] = []
    screen.ended.connect(lambda: ended.append(True))
    ask_staff(screen)
    QTest.keyClicks(screen.staff.field, MANAGER)
    QTest.keyClick(screen.staff.field, Qt.Key.Key_Return)
    QTest.keyClicks(screen.staff.field, PIN)
    QTest.keyClick(screen.staff.field, Qt.Key.Key_Return)
    stand.until(lambda: ended == [True])


@pytest.mark.parametrize(
    ("number", "pin", "said"),
    [
        (MANAGER, "1111", "The employee number or the PIN is not correct. Try again in 2 seconds."),
        ("777", PIN, "The employee number or the PIN is not correct. Try again in 2 seconds."),
        ("101", PIN, "This is not permitted here. Try again in 2 seconds."),
    ],
)
def test_nobody_else_ends_it_and_is_told_in_a_sentence(
    stand: KioskStand, screen: KioskScreen, number: str, pin: str, said: str
) -> None:
    ended: list[bool] = []
    screen.ended.connect(lambda: ended.append(True))
    ask_staff(screen)
    enter(stand, screen, number, pin)
    stand.until(lambda: said in texts(screen))
    assert not ended
    assert not button(screen, "Continue").isEnabled()


def test_while_the_center_is_away_it_says_so_and_lets_try_again(
    stand: KioskStand, screen: KioskScreen
) -> None:
    ask_staff(screen)
    stand.line.away = True
    enter(stand, screen, MANAGER, PIN)
    stand.until(lambda: "The center cannot be reached just now." in texts(screen))
    assert button(screen, "Continue").isEnabled()
    stand.line.away = False


def test_every_wrong_pin_makes_the_next_wait_longer(stand: KioskStand, running: Running) -> None:
    running.enrol(MANAGER, NAMES[4], (), Role.SUPERVISOR)
    ending = Ending(stand.line, stand.tasks, stand.model, second_ms=5)
    rests: list[int] = []

    def fail(why: Refused) -> None:
        assert why.reason is Reason.WRONG_PIN
        rests.append(ending.rest_s)
        ending.ask(MANAGER, PIN)  # while it rests
        assert not ending.busy

    ending.failed.connect(fail)
    for tried in range(1, 5):
        running.clock.go_on(minutes=1)  # longer than the center itself lets one wait
        ending.ask(MANAGER, "1111")
        ending.ask(MANAGER, PIN)  # pressed again meanwhile
        stand.until(lambda: len(rests) == tried and not ending.rest_s)  # noqa: B023 at once
    assert rests == [FIRST_REST_S, 4, 8, 16]
    running.clock.go_on(minutes=1)
    with stand._qtbot.waitSignal(ending.granted):
        ending.ask(MANAGER, PIN)


def test_it_rests_as_long_as_the_center_lets_one_wait(stand: KioskStand, running: Running) -> None:
    running.enrol(MANAGER, NAMES[4], (), Role.SUPERVISOR)
    for _ in range(3):
        assert refusal(running.center.admit, MANAGER, "1111") is Reason.WRONG_PIN
    ending = Ending(stand.line, stand.tasks, stand.model, second_ms=5)
    with stand._qtbot.waitSignal(ending.failed) as failed:
        ending.ask(MANAGER, PIN)
    (why,) = failed.args
    assert (why.reason, why.details) == (Reason.PIN_WAIT, {})
    assert ending.rest_s > FIRST_REST_S


def test_what_was_typed_is_erased_forgotten_and_never_shown(
    stand: KioskStand, screen: KioskScreen
) -> None:
    ask_staff(screen)
    stand.touch(screen, "9", "1", "Erase", "0", "0", "Continue", "2", "4")
    assert screen.staff.field.text() == "24"
    assert screen.staff.field.displayText() == "●●"
    stand.touch(screen, "Back to the kiosk")
    assert screen.staff.isHidden()
    ask_staff(screen)
    assert screen.staff.field.text() == ""
    assert "Employee number" in texts(screen)


def test_it_goes_away_by_itself_and_by_escape_and_leaves_the_visitor_alone(
    stand: KioskStand, screen: KioskScreen
) -> None:
    stand.touch(screen, "Individuals")
    ask_staff(screen)
    assert not screen.header.isEnabled()
    assert screen.staff._idle.isActive()
    screen.staff._idle.timeout.emit()
    assert screen.staff.isHidden()
    ask_staff(screen)
    QTest.keyClick(screen.staff.field, Qt.Key.Key_Escape)
    assert screen.staff.isHidden()
    assert screen.header.isEnabled()
    assert stand.on(Page.AGENCIES)


def test_nobody_is_asked_two_things_at_once(stand: KioskStand, screen: KioskScreen) -> None:
    stand.touch(screen, "Individuals")
    screen.attendance.counting.emit(20)
    screen._keypad.leave.emit()
    assert screen.staff.isHidden()
    screen.attendance.calm.emit()
    ask_staff(screen)
    screen.attendance.counting.emit(20)
    assert screen.warning.isHidden()
    screen.attendance.over.emit()
    stand.settle()
    assert screen.staff.isHidden()
    assert stand.on(Page.WELCOME)


def test_other_mouse_buttons_and_menus_lead_nowhere(stand: KioskStand, screen: KioskScreen) -> None:
    window = screen.windowHandle()
    tile = button(screen, "Individuals")
    place = tile.mapTo(screen, tile.rect().center())
    for other in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(window, other, pos=place)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    QApplication.sendEvent(window, menu)
    assert stand.on(Page.WELCOME)
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("width", "height", "density"),
    [(1920, 1080, 4.03), (1080, 1920, 4.03), (1024, 768, 3.36), (768, 1024, 3.36)],
)
@pytest.mark.parametrize(
    ("language", "scale"),
    [
        (0, 2.0),
        *(pytest.param(*case, marks=pytest.mark.chaos) for case in ((0, 1.0), (1, 1.0), (1, 2.0))),
    ],
)
def test_nothing_of_it_is_cut(
    stand: KioskStand, width: int, height: int, density: float, scale: float, language: int
) -> None:
    screen = stand.open(width, height, scale=scale, density=density, contrast=Contrast.HIGH)
    screen.speak(screen.header.tools._languages[language])
    screen.staff.open()
    stand.model.ending.rest_s = 60
    screen.staff._tell(Refused(Reason.WRONG_PIN))
    stand.settle()
    assert not clipped(screen.staff)
    assert not overlapping(screen.staff)
    least = round(20 * density)
    keys = buttons(screen.staff)
    assert len(keys) == 13
    assert all(min(key.width(), key.height()) >= least for key in keys)
