"""Large keys for numbers, for whoever stands before a kiosk that has no keyboard."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from center_app.language import Language
from ui.theme import Look, TextSize
from ui.widgets import QuietButton

DIGITS = "123456789"
COLUMNS = 3


class DigitKeys(QWidget):
    """Laid out like a telephone, in every language; `typed(str)` and `erased()`.

    A finger leaves the focus in the field; by keys one comes to every digit.
    """

    typed = Signal(str)
    erased = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.theme.space(2))
        self.erase = QuietButton(look, icon="backspace", size=TextSize.LEAD)
        self.erase.clicked.connect(self.erased)
        keys = [self._key(look, digit) for digit in DIGITS]
        for place, key in enumerate(keys):
            self._grid.addWidget(key, *divmod(place, COLUMNS))
        self._grid.addWidget(self._key(look, "0"), len(DIGITS) // COLUMNS, 1)
        self._grid.addWidget(self.erase, len(DIGITS) // COLUMNS, 2)
        for key in self.findChildren(QuietButton):
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def speak(self, language: Language) -> None:
        """Change the language of the one key that has a word."""
        self.erase.setAccessibleName(language.say("Erase"))

    def _key(self, look: Look, digit: str) -> QuietButton:
        key = QuietButton(look, digit, size=TextSize.LEAD)
        key.clicked.connect(partial(self._type, digit))
        return key

    def _type(self, digit: str) -> None:
        self.typed.emit(digit)
