"""A number as large as the room that is left for it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look, TextSize, Weight
from ui.theme.fonts import font_of
from ui.widgets import NumberPlate

SHARE = 0.62
"""Size of the font as a part of the height of the plate."""

LARGEST = 4.0
"""And in sizes of the largest text of the theme: a number that is larger shouts."""


class GrandPlate(NumberPlate):
    """Takes what height there is, and draws the number as high as that and its width allow."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)

    def sizeHint(self) -> QSize:
        touch = self._look.theme.touch
        return QSize(touch * 4, touch * 2)

    def minimumSizeHint(self) -> QSize:
        touch = self._look.theme.touch
        return QSize(touch, touch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def _font(self) -> QFont:
        most = self._look.theme.size(TextSize.DISPLAY) * LARGEST
        return font_of(max(1.0, min(self.height() * SHARE, most)), Weight.BOLD)
