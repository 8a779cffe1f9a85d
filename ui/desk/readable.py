"""A window whose text and contrast whoever sits before it can change."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from ui.desk.tools import Tools
from ui.theme import Contrast, Look
from ui.theme.metrics import DESK_SCALES, desk_scale


class Readable(QWidget):
    """Opens with text as large as it has room for, unless told how large."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sized = False
        self.setProperty("ground", "paper")
        look.dress(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Choose the size of the text, once."""
        super().showEvent(event)
        if not self._sized and self._look.theme.scale == DESK_SCALES[0]:
            self._look.set_scale(desk_scale(self.width(), self.height()))
        self._sized = True

    def _heed(self, tools: Tools) -> None:
        """Let these change contrast and size."""
        tools.next_contrast.connect(self._next_contrast)
        tools.next_size.connect(self._next_size)

    def _face(self, language: Language) -> Qt.LayoutDirection:
        """Turn to the direction of this language; returns it."""
        direction = Qt.LayoutDirection
        towards = direction.RightToLeft if language.right_to_left else direction.LeftToRight
        self.setLayoutDirection(towards)
        return towards

    def _next_contrast(self) -> None:
        high = self._look.theme.contrast is Contrast.HIGH
        self._look.set_contrast(Contrast.LIGHT if high else Contrast.HIGH)

    def _next_size(self) -> None:
        larger = (scale for scale in DESK_SCALES if scale > self._look.theme.scale)
        self._look.set_scale(next(larger, DESK_SCALES[0]))
