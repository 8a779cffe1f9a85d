"""A QR code on the screen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from printers.qr import QUIET, modules
from ui.theme import Look

LEAST = 32
"""Side in units of the theme (64 mm at a kiosk): a telephone reads it at arm's length."""


class QrCode(QWidget):
    """Black on white in every contrast, with the quiet zone: all readers take it so."""

    def __init__(
        self,
        look: Look,
        content: str,
        name: str,
        parent: QWidget | None = None,
        *,
        least: int = LEAST,
    ) -> None:
        super().__init__(parent)
        self._look, self._least = look, least
        self._modules = modules(content)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A whole number of pixels for each module, so that none is blurred."""
        count = len(self._modules) + 2 * QUIET
        side = count * max(1, -(-self._look.theme.space(self._least) // count))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        count = len(self._modules) + 2 * QUIET
        dot = min(self.width(), self.height()) // count
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 0, dot * count, dot * count), Qt.GlobalColor.white)
        for y, row in enumerate(self._modules, QUIET):
            for x, dark in enumerate(row, QUIET):
                if dark:
                    painter.fillRect(QRectF(x * dot, y * dot, dot, dot), Qt.GlobalColor.black)
