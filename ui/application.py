"""The Qt application under every window: platform, font, direction, Qt's own words and warnings."""

import logging
import sys
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QLibraryInfo,
    QMessageLogContext,
    QSize,
    Qt,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from center_app.language import Language
from ui.garbage import Garbage
from ui.theme.fonts import load_fonts

_LOG = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_PLATFORM = "QT_QPA_PLATFORM"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


@dataclass(frozen=True, slots=True)
class Application:
    """The running application; `offscreen` where there is no screen to draw on."""

    qt: QApplication
    offscreen: bool

    def speak(self, language: Language) -> None:
        """Turn all windows to the direction of a language, and Qt's own words into it."""
        self.qt.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if language.right_to_left
            else Qt.LayoutDirection.LeftToRight
        )
        for old in self.qt.findChildren(QTranslator):
            self.qt.removeTranslator(old)
            old.deleteLater()
        own = QTranslator(self.qt)
        words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if own.load(f"qtbase_{language.code}", words):
            self.qt.installTranslator(own)


def open_application(
    arguments: Sequence[str], language: Language, environment: MutableMapping[str, str]
) -> Application:
    """Start Qt, or take the application that runs; `environment` is that of the process.

    Without a screen it draws offscreen, so that pictures can still be taken.
    """
    offscreen = choose_platform(environment)
    qInstallMessageHandler(log_message)
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else _started(arguments)
    load_fonts()
    application = Application(qt, offscreen)
    application.speak(language)
    return application


def _started(arguments: Sequence[str]) -> QApplication:
    qt = QApplication(list(arguments))
    qt.setStyle("Fusion")
    Garbage(qt)
    return qt


def choose_platform(environment: MutableMapping[str, str], system: str = sys.platform) -> bool:
    """Whether to draw offscreen: asked for, or on a Linux without a screen."""
    blind = system.startswith("linux") and not any(map(environment.get, _SCREENS))
    if blind and _PLATFORM not in environment:
        environment[_PLATFORM] = "offscreen"
    return environment.get(_PLATFORM) == "offscreen"


def log_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Write what Qt has to say to the log `qt`."""
    _LOG.log(_LEVELS[kind], "%s", message)


def grab(window: QWidget, file: Path, size: QSize) -> None:
    """Draw a window at this size into a picture, without showing it. Raises OSError."""
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(size)
    window.show()
    QApplication.processEvents()  # layouts settle, fonts and sheets are put on
    picture = window.grab()
    window.hide()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
    file.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(file)):
        raise OSError(f"the picture {file} cannot be written")
