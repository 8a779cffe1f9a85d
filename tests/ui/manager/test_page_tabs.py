"""The groups of pages at the manager's window: in one row, by keys, with what needs somebody."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.language import Language, find
from center_app.language.bidi import plain
from screens import desk_look
from ui.manager.book import ALARMS, CATALOGUE, CERTIFICATES, DAYS, DEVICES, GROUPS, NOW, TODAY
from ui.manager.parts.page_tabs import PageTabs
from ui.manager.screen import ManagerScreen

ENGLISH, ARABIC = find("en"), find("ar")
PAGES = sum(len(group.pages) for group in GROUPS)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tabs(qtbot: QtBot) -> PageTabs:
    tabs = PageTabs(desk_look(), GROUPS)
    qtbot.addWidget(tabs)
    tabs.write([f"Page {n}" for n in range(PAGES)], {}, ENGLISH)
    with qtbot.waitExposed(tabs):
        tabs.show()
    tabs.activateWindow()
    return tabs


def press(key: Qt.Key) -> None:
    window = QApplication.activeWindow()
    assert window is not None
    QTest.keyClick(window, key, CONTROL)


def shown(tabs: PageTabs) -> list[int]:
    return [page for page, button in enumerate(tabs.buttons) if not button.isHidden()]


def test_every_page_stands_in_one_group_and_is_reached_by_keys(tabs: PageTabs) -> None:
    reached = []
    for digit, group in zip(
        (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), GROUPS, strict=True
    ):
        press(digit)
        assert sorted(group.pages) == shown(tabs)
        for _page in group.pages:
            reached.append(tabs.page)
            press(Qt.Key.Key_PageDown)
        assert tabs.page == group.pages[0], "the last leads back to the first"
        press(Qt.Key.Key_PageUp)
        assert tabs.page == group.pages[-1]
    assert sorted(reached) == list(range(PAGES))


def test_the_keys_are_told(tabs: PageTabs) -> None:
    tips = [group.toolTip() for group in tabs.groups]
    assert [tip[-8:] for tip in tips] == ["(Ctrl+1)", "(Ctrl+2)", "(Ctrl+3)", "(Ctrl+4)"]
    assert all(button.toolTip() == "Ctrl+PgUp, Ctrl+PgDown" for button in tabs.buttons)


def test_a_group_opens_where_it_was_left(tabs: PageTabs) -> None:
    tabs.buttons[DAYS].click()
    assert [group.isChecked() for group in tabs.groups] == [False, True, False, False]
    tabs.groups[0].click()
    assert tabs.page == NOW
    tabs.groups[1].click()
    assert tabs.page == DAYS


def test_what_there_is_none_of_is_passed_over(tabs: PageTabs) -> None:
    for page in (CERTIFICATES, CATALOGUE):
        tabs.offer(page, there=False)
    tabs.groups[-1].click()
    assert not {CERTIFICATES, CATALOGUE} & set(shown(tabs))
    for _ in range(3):
        press(Qt.Key.Key_PageDown)
    assert tabs.page == GROUPS[-1].pages[0]


def test_a_closed_group_says_what_needs_somebody(tabs: PageTabs) -> None:
    names = [f"Page {n}" for n in range(PAGES)]
    tabs.offer(CATALOGUE, there=False)
    tabs.write(names, {DEVICES: 2, CERTIFICATES: 1, ALARMS: 3}, ENGLISH)
    assert [plain(group.text()) for group in tabs.groups] == [
        "Hall: 3",
        "Days",
        "Quality",
        "Staff and center: 3",
    ]
    closed = tabs.groups[-1]
    assert closed.accessibleName() == "Staff and center: 3"
    assert closed.accessibleDescription() == "Page 7, Page 10, Page 8, Page 9"
    tabs.write(names, {}, ARABIC)
    assert tabs.groups[0].text() == "القاعة"


def test_the_keyboard_stays_in_the_row(tabs: PageTabs) -> None:
    tabs.buttons[NOW].setFocus()
    press(Qt.Key.Key_2)
    assert tabs.buttons[TODAY].hasFocus()


def test_the_tab_key_goes_on_from_an_opened_group_to_its_page(tabs: PageTabs) -> None:
    tabs.buttons[NOW].setFocus()
    group = tabs.groups[1]
    group.setFocus()
    group.click()
    QTest.keyClick(group, Qt.Key.Key_Tab)
    assert tabs.buttons[TODAY].hasFocus()
    QTest.keyClick(tabs.buttons[TODAY], Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert group.hasFocus()


def test_the_tab_key_stops_at_the_group_that_is_open(tabs: PageTabs) -> None:
    tabs.groups[0].setFocus()
    press(Qt.Key.Key_2)
    QTest.keyClick(tabs.groups[0], Qt.Key.Key_Tab)
    assert tabs.groups[1].hasFocus()


@pytest.mark.parametrize("language", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_every_group_stands_in_one_row_on_a_small_screen(
    make_screen: Callable[..., ManagerScreen], tabs: PageTabs, language: Language
) -> None:
    """With all pages there and figures of two digits; beside the hall stands a button more."""
    screen = make_screen()
    screen.speak(language)
    names = [button.text().replace("0", "12") for button in screen.tabs.buttons]
    tabs.write(names, {group.pages[0]: 12 for group in GROUPS}, language)
    beside = screen.everything.sizeHint().width() + tabs.gap
    for n, group in enumerate(tabs.groups):
        group.click()
        room = screen.book.width() - (beside if n == 0 else 0)
        assert tabs.sizeHint().width() <= room
