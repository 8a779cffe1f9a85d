"""Stories of finding a service by typing, touch by touch and by keys alone."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from center_app.domain.catalogue import Audience
from kiosks import KioskStand, button, buttons, focused, press, tab_to, texts
from screens import FULL_HD_21_INCH
from ui.citizen.key import Key
from ui.kiosk.pages.search import SearchPage
from ui.kiosk.parts.results import ResultTile
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page
from ui.theme.metrics import DESK_PX_PER_MM


def page(screen: KioskScreen) -> SearchPage:
    assert isinstance(screen.page, SearchPage)
    return screen.page


def results(screen: KioskScreen) -> list[str]:
    return [one.accessibleName() for one in buttons(screen) if isinstance(one, ResultTile)]


def opened(stand: KioskStand) -> KioskScreen:
    screen = stand.open()
    stand.until(lambda: stand.model.finding.can_find)
    return screen


def test_somebody_types_in_arabic_and_holds_a_number(stand: KioskStand) -> None:
    screen = opened(stand)
    stand.touch(screen, "العربية", "البحث عن خدمة")
    press(stand, screen, "تجديد جوز")
    assert page(screen).field.text() == "تجديد جوز"
    assert "تجديد جواز سفر" in results(screen)[:3]
    stand.touch(screen, "تجديد جواز سفر", "متابعة", "متابعة", "الحصول على الرقم")
    stand.until(lambda: stand.on(Page.NUMBER))


def test_results_come_with_every_letter_and_go_with_the_last(stand: KioskStand) -> None:
    screen = opened(stand)
    stand.touch(screen, "Search for a service")
    assert not results(screen)
    press(stand, screen, "pasp")
    assert "Passport renewal" in results(screen)
    for _ in "pasp":
        stand.touch(screen, "Delete one letter")
    assert not results(screen)
    press(stand, screen, "id")
    stand.touch(screen, "Clear all")
    assert page(screen).field.text() == ""


def test_the_letters_change_and_the_page_does_not(stand: KioskStand) -> None:
    screen = opened(stand)
    stand.touch(screen, "Search for a service", "Arabic letters")
    press(stand, screen, "هوية")
    assert results(screen)[0] == "Identity card, first issue"
    stand.touch(screen, "English letters")
    press(stand, screen, "x")
    assert page(screen).field.text() == "هويةx"


def test_what_was_typed_outlasts_another_language_and_the_way_back(stand: KioskStand) -> None:
    screen = opened(stand)
    stand.touch(screen, "Search for a service")
    press(stand, screen, "visa")
    stand.touch(screen, "العربية")
    assert page(screen).field.text() == "visa"
    assert results(screen)[0] == "طلب تأشيرة دخول"
    stand.touch(screen, "طلب تأشيرة دخول", "رجوع")
    assert page(screen).field.text() == "visa"
    stand.touch(screen, "رجوع", "البحث عن خدمة")
    assert page(screen).field.text() == ""


def test_by_keys_alone_with_a_real_keyboard(stand: KioskStand) -> None:
    screen = opened(stand)
    screen.activateWindow()
    stand.until(screen.isActiveWindow)
    stand.touch(screen, "Search for a service")
    assert screen.focusWidget() is page(screen).field
    QTest.keyClicks(focused(screen), "pasport renewl")
    assert results(screen)[0] == "Passport renewal"
    tab_to(screen, "Passport renewal")
    QTest.keyClick(focused(screen), Qt.Key.Key_Return)
    stand.settle()
    assert stand.model.visitor.asked("passport-renewal")


def test_by_keys_alone_with_the_keyboard_on_the_screen(stand: KioskStand) -> None:
    screen = opened(stand)
    screen.activateWindow()
    stand.until(screen.isActiveWindow)
    stand.touch(screen, "Search for a service")
    tab_to(screen, "q")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(focused(screen), key)
    assert page(screen).field.text() == "a"
    QTest.keyClick(focused(screen), Qt.Key.Key_B)
    assert page(screen).field.text() == "ab"


def test_by_the_arrows_of_a_keypad_alone(stand: KioskStand) -> None:
    screen = opened(stand)
    screen.activateWindow()
    stand.until(screen.isActiveWindow)
    stand.touch(screen, "Search for a service")
    down, up, right, enter = (
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_Right,
        Qt.Key.Key_Return,
    )
    for key in (down, right, right, enter):
        QTest.keyClick(screen.windowHandle(), key)
    assert page(screen).field.text() == "e"
    for key in (down, down, down, down):
        QTest.keyClick(screen.windowHandle(), key)
    assert isinstance(focused(screen), ResultTile)
    page(screen).field.setFocus()
    for key in (down, up, up):
        QTest.keyClick(screen.windowHandle(), key)
    assert focused(screen) is page(screen).field


def test_an_escape_leads_back_from_the_field(stand: KioskStand) -> None:
    screen = opened(stand)
    stand.touch(screen, "Search for a service")
    QTest.keyClick(focused(screen), Qt.Key.Key_Escape)
    assert stand.on(Page.WELCOME)


def test_where_nothing_is_found_there_are_ways_on(stand: KioskStand) -> None:
    screen = opened(stand)
    stand.touch(screen, "Search for a service")
    press(stand, screen, "zzz")
    assert "Nothing was found. Try other words, or ask at reception." in texts(screen)
    stand.touch(screen, "Choose by agency")
    assert stand.on(Page.AGENCIES)


def test_a_service_for_establishments_is_marked_and_changes_for_whom_the_visit_is(
    stand: KioskStand,
) -> None:
    screen = opened(stand)
    stand.touch(screen, "Search for a service")
    press(stand, screen, "trademark")
    tile = button(screen, "Registration of a trademark")
    assert "For establishments" in tile.accessibleDescription()
    stand.touch(screen, "Registration of a trademark")
    assert stand.model.visitor.audience is Audience.ESTABLISHMENTS
    assert stand.model.visitor.asked("trademark")


def test_an_online_service_leads_to_its_link(stand: KioskStand) -> None:
    screen = opened(stand)
    stand.touch(screen, "Search for a service")
    press(stand, screen, "fines")
    stand.touch(screen, "Payment of traffic fines")
    assert stand.on(Page.CARD)


@pytest.mark.parametrize("way", [("Individuals",), ("Individuals", "Civil Status and Passports")])
def test_the_search_is_one_touch_away_while_looking(
    stand: KioskStand, way: tuple[str, ...]
) -> None:
    screen = opened(stand)
    stand.touch(screen, *way, "Search for a service")
    assert stand.on(Page.SEARCH)


def test_a_small_kiosk_counts_what_it_found_and_lists_it_on_demand(stand: KioskStand) -> None:
    screen = stand.open(1024, 768, density=DESK_PX_PER_MM)
    stand.until(lambda: stand.model.finding.can_find)
    stand.touch(screen, "Search for a service")
    press(stand, screen, "passport")
    assert not results(screen)
    found = len(stand.model.finding.find("passport", stand.model.catalogue))
    stand.touch(screen, f"{found} services found")
    assert len(results(screen)) == found
    stand.touch(screen, "Search again")
    assert page(screen).field.isVisibleTo(screen)


@pytest.mark.parametrize("upright", [False, True])
def test_the_keyboard_needs_no_scrolling(stand: KioskStand, upright: bool) -> None:
    width, height = (1080, 1920) if upright else (1920, 1080)
    for size in ((width, height, FULL_HD_21_INCH), (1024, 768, DESK_PX_PER_MM)):
        screen = stand.open(size[0], size[1], density=size[2])
        stand.model.become(stand.model.visitor.search().typing("licence"))
        stand.settle()
        assert page(screen).height() <= screen.stage.height()
        stand.model.start_over()


def test_the_keys_lie_from_left_to_right_in_arabic_too(stand: KioskStand) -> None:
    screen = opened(stand)
    stand.touch(screen, "العربية", "البحث عن خدمة")
    assert isinstance(button(screen, "ض"), Key)
    assert left(screen, "ض") < left(screen, "ص") < left(screen, "ج")
    assert left(screen, "1") < left(screen, "0")


def test_a_letter_is_answered_at_once(stand: KioskStand) -> None:
    screen = opened(stand)
    stand.touch(screen, "Search for a service")
    began = perf_counter()
    for letter in "driving licence":
        page(screen).field.insert(letter)
        QApplication.processEvents()
    assert (perf_counter() - began) / len("driving licence") < 0.25


def left(screen: KioskScreen, name: str) -> int:
    key = button(screen, name)
    return key.mapTo(screen, key.rect().topLeft()).x()
