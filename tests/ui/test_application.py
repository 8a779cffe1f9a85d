"""The application under every window."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.language import find
from screens import desk_look
from ui.application import Application, choose_platform, grab, log_message, open_application
from ui.theme.fonts import FAMILY
from ui.widgets import BodyLabel


@pytest.mark.parametrize(
    ("environment", "system", "offscreen"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ""}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "linuxfb"}, "linux", False),
        ({}, "win32", False),
        ({}, "darwin", False),
    ],
)
def test_without_a_screen_it_draws_offscreen_and_says_so(
    environment: dict[str, str], system: str, offscreen: bool
) -> None:
    assert choose_platform(environment, system) is offscreen
    assert (environment.get("QT_QPA_PLATFORM") == "offscreen") is offscreen


@pytest.fixture
def application(qtbot: QtBot) -> Application:
    before = qInstallMessageHandler(None)
    opened = open_application([], find("ar"), {"QT_QPA_PLATFORM": "offscreen"})
    qInstallMessageHandler(before)
    return opened


def test_it_opens_with_font_and_direction(application: Application) -> None:
    assert application.offscreen
    assert application.qt.font().family() == FAMILY
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    application.speak(find("en"))
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_words_of_qt_itself_are_in_the_language(application: Application) -> None:
    arabic = QCoreApplication.translate("QPlatformTheme", "Cancel")
    application.speak(find("en"))
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel" != arabic


def test_what_qt_says_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="qt"):
        for kind in QtMsgType:
            log_message(kind, None, "something")  # type: ignore[arg-type]
    assert {record.levelname for record in caplog.records} == {
        "DEBUG",
        "INFO",
        "WARNING",
        "ERROR",
        "CRITICAL",
    }


def test_a_window_is_drawn_into_a_picture_of_its_size(qtbot: QtBot, tmp_path: Path) -> None:
    label = BodyLabel(desk_look(), "نص")
    qtbot.addWidget(label)
    file = tmp_path / "pictures" / "label.png"
    grab(label, file, QSize(320, 200))
    assert QImage(str(file)).size() == QSize(320, 200)
    assert label.isHidden()


def test_a_picture_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    label = BodyLabel(desk_look(), "نص")
    qtbot.addWidget(label)
    with pytest.raises(OSError, match="cannot be written"):
        grab(label, tmp_path / "label.unknown", QSize(32, 20))
