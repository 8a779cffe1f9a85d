"""The page of a hall in which nobody is any more: dark, with the next opening."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.manager.state import State
from ui.theme import Contrast, Look, TextSize, Weight
from ui.widgets import Icon, Label

NIGHT = {Contrast.LIGHT: ("primary_pressed", "on_primary"), Contrast.HIGH: ("paper", "ink")}
"""The ground and the text on it, by their names in the tokens."""


class NightPage(QWidget):
    """Nothing else is told there, so that a screen that is never switched off disturbs nobody."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = Icon(look, "moon", TextSize.PLATE)
        self._text = Label(look, size=TextSize.DISPLAY, weight=Weight.BOLD)
        self._note = Label(look, size=TextSize.TITLE)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._text, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)

    @property
    def text(self) -> str:
        return self._text.accessibleName()

    def show_state(self, state: State) -> None:
        """Say how the hall is, and when it opens where that is known."""
        _ground, ink = NIGHT[self._look.theme.contrast]
        self._icon.show_icon(state.icon, ink)
        for label, text in ((self._text, state.text), (self._note, " ".join(state.reasons))):
            label.set_colour(ink)
            label.write(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, _ink = NIGHT[self._look.theme.contrast]
        QPainter(self).fillRect(self.rect(), self._look.colour(ground))
