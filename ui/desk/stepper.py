"""Counting up and down."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from center_app.language import Language, words
from center_app.language.bidi import isolate
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, QuietButton


class Stepper(QWidget):
    """A whole number between 1 and a limit, with a name before it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value, self._limit = 1, 1
        self._name = Label(look)
        self._figure = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        wide = QFontMetricsF(look.font(TextSize.LEAD, Weight.SEMIBOLD)).horizontalAdvance("00")
        self._figure.setMinimumWidth(round(wide))
        self._less, self._more = QuietButton(look, icon="minus"), QuietButton(look, icon="plus")
        self._less.clicked.connect(lambda: self.step(-1))
        self._more.clicked.connect(lambda: self.step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.space(3))
        for widget in (self._name, self._less, self._figure, self._more):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)

    def begin(self, limit: int) -> None:
        """Count from 1 to `limit`."""
        self.value, self._limit = 1, limit
        self.step(0)

    def speak(self, name: str, language: Language) -> None:
        """Say what is counted."""
        self._name.write(name)
        self._less.setAccessibleName(language.say(words("One less")))
        self._more.setAccessibleName(language.say(words("One more")))

    def step(self, by: int) -> None:
        """Go up or down, as far as it goes."""
        self.value = min(max(1, self.value + by), self._limit)
        self._figure.write(isolate(str(self.value)))
        self._less.setEnabled(self.value > 1)
        self._more.setEnabled(self.value < self._limit)
