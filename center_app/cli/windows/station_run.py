"""A station while it runs: its window, or what stands in its place."""

import gc
import signal
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from center_app.cli.windows import Windows
from center_app.cli.windows.beside import second_screen
from center_app.cli.windows.heart import Heart
from center_app.cli.windows.kinds import Kind
from ui.bugs import Bugs
from ui.widgets import Apology, OutOfService

PAUSE_MS = 1_200
"""How long the apology stands: long enough to be read, and the first page is back in 3 seconds."""

LONGEST_PAUSE_MS = 60_000
CALM_MS = 60_000
"""A window that has stood for so long is well; before, each further bug doubles the pause."""


class StationRun(QObject):
    """Keeps the window of a station open.

    An error that nobody foresaw is logged with where the station was; an apology takes the place
    of the window, with all that hung on it, and after a pause the window is opened anew.

    A window that stands alone fills the screen without a frame, and so does its apology; neither
    heeds a request to close it (Alt+F4, a window manager).

    Where the center's server has revoked the station, a page that says so stands in its place.
    """

    def __init__(self, windows: Windows, station: str, kind: Kind) -> None:
        super().__init__()
        self.window: QWidget | None = None
        self._windows, self._station, self._kind = windows, station, kind
        self._bugs = Bugs(self._context, self)
        self._bugs.found.connect(self._apologise)
        self._pause_ms = PAUSE_MS
        self._again, self._calm = QTimer(self), QTimer(self)
        for timer in (self._again, self._calm):
            timer.setSingleShot(True)
        self._withdrawn = False
        windows.revoked = lambda: QTimer.singleShot(0, self, self._withdraw)
        self._again.timeout.connect(self._open)
        self._calm.timeout.connect(self._be_calm)

    def run(self) -> int:
        """Show the window until it is closed; whatever fails before it is first shown is raised."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the station and is no bug
        self.start()
        heart = Heart(self._windows.application.qt.quit, self)
        try:
            return self._windows.run()
        finally:
            heart.deleteLater()
            self.end()

    def start(self) -> None:
        self._open()
        self._bugs.catch()

    def end(self) -> None:
        self._bugs.let_go()
        self._again.stop()
        if self.window is not None:
            self.window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close nothing that stands alone."""
        if event.type() == QEvent.Type.Close and watched is self.window:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        self._windows.close()
        self._replace(self._kind.open_window())
        self._calm.start(CALM_MS)

    def _apologise(self, _error: BaseException) -> None:
        if self._again.isActive() or self._withdrawn:
            return
        self._calm.stop()
        self._again.start(self._pause_ms)
        self._pause_ms = min(self._pause_ms * 2, LONGEST_PAUSE_MS)
        self._cover_all(Apology)

    def _withdraw(self) -> None:
        """The center's server knows this station no more, and nothing it does will change that."""
        if self._withdrawn:
            return
        self._withdrawn = True
        self._again.stop()
        self._calm.stop()
        self._cover_all(OutOfService)
        self._windows.close()

    def _cover_all(self, shape: type[Apology | OutOfService]) -> None:
        language, ground = self._windows.languages[0], QWidget()
        if language.right_to_left:
            ground.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        look = self._kind.look()
        look.setParent(ground)
        look.dress(ground)
        cover = shape(look, language, ground)
        ground.setWindowTitle(cover.accessibleName())
        cover.cover()
        self._replace(ground)

    def _replace(self, window: QWidget) -> None:
        """Put another window in the place of the one that is shown."""
        before, self.window = self.window, window
        if self._kind.alone:
            window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            window.installEventFilter(self)
        aside = second_screen() if self._kind.aside else None
        if aside is not None:
            window.setScreen(aside)
        # Its place and the keyboard are asked for, as on a station nothing may manage windows.
        window.setGeometry(window.screen().geometry())
        window.showFullScreen() if self._kind.whole_screen else window.showMaximized()
        window.activateWindow()
        if before is not None:
            before.close()
            before.deleteLater()
            # What Python still holds of it ends here: no other thread may destroy Qt's objects.
            before.destroyed.connect(lambda: QTimer.singleShot(0, gc.collect))

    def _be_calm(self) -> None:
        self._pause_ms = PAUSE_MS

    def _context(self) -> Mapping[str, object]:
        return {"station": self._station, "page": _page_of(self.window)}


def _page_of(window: QWidget | None) -> str:
    """The page that is shown, by the name of its class."""
    children = window.findChildren(QWidget) if window is not None else []
    pages = (one for one in children if ".pages." in type(one).__module__ and one.isVisible())
    return next((type(page).__name__ for page in pages), "")
