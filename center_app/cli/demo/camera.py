"""Takes pictures of windows once they stand still."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

PAUSE_MS, LONGEST_S = 200, 2.5
"""A window is still when it has drawn nothing for so long; what always moves is taken as it is."""

QUALITY = 80
"""Of the packing, not of the picture: a tenth larger, in two thirds of the time."""


@dataclass
class Camera:
    """Takes pictures into a folder and remembers which."""

    folder: Path
    taken: list[str] = field(default_factory=list)

    def take(self, window: QWidget, name: str) -> None:
        """Raises OSError when the picture cannot be written."""
        self.keep(still(window), name)

    def keep(self, picture: QImage, name: str) -> None:
        """The same with a picture that is there already."""
        file = self.folder / f"{name}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(file), quality=QUALITY):
            raise OSError(f"The picture {file} cannot be written.")
        self.taken.append(file.relative_to(self.folder).as_posix())


def still(window: QWidget) -> QImage:
    """The window as it looks once it has stopped changing."""
    until, drawn = monotonic() + LONGEST_S, _Drawn(window)
    before = -1
    while drawn.times != before and monotonic() < until:
        before = drawn.times
        _let_it_work()
    window.removeEventFilter(drawn)
    return window.grab().toImage()


class _Drawn(QObject):
    """Counts how often a window draws something anew."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.times = 0
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.UpdateRequest
        return False


def _let_it_work() -> None:
    """A pause in which what has been asked for is laid out and drawn, however busy the machine."""
    loop = QEventLoop()
    QTimer.singleShot(PAUSE_MS, loop.quit)
    loop.exec()


@contextmanager
def shown(window: QWidget, size: QSize) -> Iterator[None]:
    """Show a window, and be rid of it afterwards, with all that hangs on it."""
    window.resize(size)
    window.show()
    yield
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
