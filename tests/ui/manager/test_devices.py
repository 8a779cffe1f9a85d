"""The machines of the hall, in words and on their page."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.device import Device, DeviceKind, Matter
from center_app.domain.printer import PrinterState
from center_app.language import find
from center_app.language.bidi import plain
from manual_clock import moment
from ui.manager.book import DEVICES
from ui.manager.device_words import device_words
from ui.manager.screen import ManagerScreen
from ui.theme import Tone

ENGLISH, NOW = find("en"), moment("2026-11-22 09:15")
SINCE = moment("2026-11-22 09:02")


def test_a_silent_kiosk_is_told_since_when_and_what_to_do() -> None:
    said = device_words(Device(DeviceKind.KIOSK, "kiosk-1", Matter.SILENT, SINCE), NOW, ENGLISH)
    assert (plain(said.name), said.state, said.tone) == ("Kiosk kiosk-1", "Silent", Tone.BAD)
    assert plain(said.note).startswith("Since 09:02. See whether it is on")


def test_what_began_on_another_day_is_told_with_its_day() -> None:
    since = moment("2026-11-19 09:02")
    said = device_words(Device(DeviceKind.DISPLAY, "hall", Matter.SILENT, since), NOW, ENGLISH)
    assert "Thursday" in said.note


def test_a_printer_tells_how_long_its_paper_lasts() -> None:
    one = Device(
        DeviceKind.PRINTER, "kiosk-1", Matter.PRINTER, SINCE, None, PrinterState.PAPER_LOW, 9
    )
    said = device_words(one, NOW, ENGLISH)
    assert said.tone is Tone.WARN
    assert "about 9 tickets more" in plain(said.note)


@pytest.mark.parametrize("matter", sorted(set(Matter) - {Matter.PRINTER}))
def test_every_matter_has_words(matter: Matter) -> None:
    said = device_words(Device(DeviceKind.DISK, "", matter, free_mb=7), NOW, ENGLISH)
    assert said.state
    assert said.note


def test_the_page_shows_the_machines_and_its_tab_counts_those_in_need(
    qtbot: QtBot, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen = make_screen()
    views = screen.model.views
    views.devices = (
        Device(DeviceKind.KIOSK, "kiosk-1", Matter.SILENT, SINCE),
        Device(DeviceKind.DISK, "", Matter.ROOM, free_mb=90_000),
    )
    views.changed.emit()
    assert screen.tabs.buttons[DEVICES].text() == "Devices: 1"
    screen.tabs.buttons[DEVICES].click()
    names = [plain(card.accessibleName()) for card in screen.book.devices.cards.values()]
    assert names[0].startswith("Kiosk kiosk-1, Silent, Since 09:02.")
    assert names[1] == "Disk of the center, 90000 MB free, Nothing needs to be done."
