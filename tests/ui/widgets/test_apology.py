"""Saying sorry over a whole window."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from center_app.language import find
from screens import clipped, kiosk_look, laid_out
from ui.widgets import Apology, OutOfService


def test_it_covers_the_window_and_stays_as_large(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    apology = Apology(kiosk_look(2.0), find("ar"), window)
    laid_out(window, 1024, 768)
    assert apology.isHidden()
    apology.cover()
    laid_out(window, 1280, 800)
    assert apology.geometry() == window.rect()
    assert clipped(window) == []


def test_a_revoked_station_says_so_in_the_largest_text_too(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    cover = OutOfService(kiosk_look(2.0), find("ar"), window)
    cover.cover()
    laid_out(window, 1024, 768)
    assert cover.accessibleName() == "هذا الجهاز خارج الخدمة."
    assert clipped(window) == []
