"""The center's own logo, where it has one."""

import logging

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look, TextSize

_LOG = logging.getLogger(__name__)


class Logo(QWidget):
    """As high as two lines of text and as wide as the picture asks; nothing where there is none.

    A file that cannot be read is logged and leaves no gap. `name` is that of the center.
    """

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture = self._read()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        if self._picture.isNull():
            return QSize(0, 0)
        high = self._look.theme.size(TextSize.BODY) * 3
        return QSize(round(high * self._picture.width() / self._picture.height()), high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._picture)

    def _read(self) -> QPixmap:
        file = self._look.theme.identity.logo
        picture = QPixmap(str(file)) if file else QPixmap()
        if file and picture.isNull():
            _LOG.warning("the logo %s cannot be read", file)
        return picture

    def _restyle(self) -> None:
        self._picture = self._read()
        self.updateGeometry()
        self.update()
