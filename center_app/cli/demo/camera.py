"""Takes pictures of windows once they stand still."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

PAUSE_MS, LONGEST_S = 250, 2.5
"""A window is still when it has not changed for so long; what always moves is taken as it is."""


@dataclass
class Camera:
    """Takes pictures into a folder and remembers which."""

    folder: Path
    taken: list[str] = field(default_factory=list)

    def take(self, window: QWidget, name: str) -> None:
        """Raises OSError when the picture cannot be written."""
        picture = still(window)
        file = self.folder / f"{name}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(file)):
            raise OSError(f"The picture {file} cannot be written.")
        self.taken.append(file.relative_to(self.folder).as_posix())


def still(window: QWidget) -> QImage:
    """The window as it looks once it has stopped changing."""
    until = monotonic() + LONGEST_S
    before, picture = QImage(), window.grab().toImage()
    while picture != before and monotonic() < until:
        _let_it_work()
        before, picture = picture, window.grab().toImage()
    return picture


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
