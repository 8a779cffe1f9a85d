"""A scanner types like a keyboard, and is understood where no field waits for it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosks import KioskStand, scan, texts
from ui.kiosk.scanner import LONGEST, PAUSE_MS, Scanner
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page, Visitor


@pytest.fixture
def screen(stand: KioskStand) -> KioskScreen:
    return stand.open()


def heard(screen: KioskScreen) -> list[str]:
    """Everything that is scanned from now on."""
    codes: list[str] = []
    scanner = screen.findChild(Scanner)
    assert isinstance(scanner, Scanner)
    scanner.scanned.connect(codes.append)
    return codes


def test_letters_case_and_signs_arrive_as_they_are(screen: KioskScreen) -> None:
    codes = heard(screen)
    scan(screen, "https://follow.example.gov.jo/t/aB-9_z")
    assert codes == ["https://follow.example.gov.jo/t/aB-9_z"]


def test_the_enter_of_a_scanner_presses_no_button(stand: KioskStand, screen: KioskScreen) -> None:
    scan(screen, "garbage")
    stand.settle()
    assert stand.model.visitor == Visitor()


def test_an_enter_alone_presses_what_has_the_focus(stand: KioskStand, screen: KioskScreen) -> None:
    screen.activateWindow()
    stand.until(screen.isActiveWindow)
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_Return)
    stand.settle()
    assert stand.model.visitor != Visitor()


def test_a_letter_some_time_before_is_no_part_of_a_code(screen: KioskScreen, qtbot: QtBot) -> None:
    codes = heard(screen)
    QTest.keyClick(screen.windowHandle(), ord("x"))
    qtbot.wait(PAUSE_MS + 200)
    scan(screen, "A017")
    assert codes == ["A017"]


def test_what_is_too_long_for_a_code_is_dropped(screen: KioskScreen) -> None:
    codes = heard(screen)
    scan(screen, "x" * (LONGEST + 1))
    assert not codes


def test_a_field_that_has_the_focus_gets_the_code_itself(
    stand: KioskStand, screen: KioskScreen
) -> None:
    codes = heard(screen)
    stand.touch(screen, "Follow a ticket")
    scan(screen, "A017")
    stand.until(lambda: "This is not known here today." in texts(screen))
    assert stand.model.visitor.typed == "A017"
    assert not codes


def test_a_code_is_taken_wherever_the_focus_is_on_its_page(
    stand: KioskStand, screen: KioskScreen
) -> None:
    stand.touch(screen, "Follow a ticket", "B")
    scan(screen, "17")
    stand.until(lambda: "This is not known here today." in texts(screen))
    assert stand.model.visitor.typed == "B17"


def test_elsewhere_keys_mean_what_they_always_do(stand: KioskStand, screen: KioskScreen) -> None:
    codes = heard(screen)
    stand.touch(screen, "Individuals")
    scan(screen, "A017")
    stand.settle()
    assert not codes
    assert not stand.on(Page.TICKET)
