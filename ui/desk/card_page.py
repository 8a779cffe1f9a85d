"""A page with one card in its middle, which a PIN leads on from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from center_app.language import Language, words
from ui.desk.card_column import CardColumn
from ui.desk.reveal import reveal
from ui.desk.sentence import Message
from ui.desk.status_line import StatusLine
from ui.theme import Look, TextSize
from ui.widgets import Label, PrimaryButton, ScrollPage

LONGEST_NUMBER, LONGEST_PIN = 20, 32
TAKE_OVER_KEY = "F8"
WIDTH = 26
"""Width of the card, in capital letters of body text."""


class CardPage(QWidget):
    """Has the field for the PIN, a line that says what became of it, and the button `go`.

    Whoever derives from it stacks these with its own parts in the card.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._card = CardColumn(look)
        self._pin_name, self.pin = Label(look), QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.status = StatusLine(look)
        self.go = PrimaryButton(look, icon="key", size=TextSize.LEAD)
        self._prepare(self.pin, LONGEST_PIN)
        self._put_in_the_middle()
        look.changed.connect(self._widen)
        self._widen()

    def tell(self, message: Message | None, language: Language) -> None:
        """Say what became of it, where it can be seen."""
        self.status.tell(message, language)
        if message is not None:
            reveal(self._last())

    def _last(self) -> QWidget:
        """What must be seen together with the message."""
        return self.status

    def _name_pin(self, language: Language) -> None:
        self._pin_name.write(language.say(words("PIN")))
        self.pin.setAccessibleName(self._pin_name.accessibleName())

    def _show_go(self, go: str, language: Language, *, busy: bool) -> None:
        """What stands on the button; `busy`: the PIN is being checked."""
        self.go.write(language.say(words("Checking…") if busy else go))
        self.go.setEnabled(not busy)

    def _prepare(self, field: QLineEdit, longest: int) -> None:
        """Numbers are typed from the left, in large digits."""
        field.setMaxLength(longest)
        field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        field.setProperty("textSize", TextSize.LEAD.name)

    def _put_in_the_middle(self) -> None:
        inside = QWidget()
        row, column = QHBoxLayout(), QVBoxLayout(inside)
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(inside))

    def _widen(self) -> None:
        letter = QFontMetricsF(self._look.font(TextSize.BODY)).horizontalAdvance("M")
        self._card.setFixedWidth(round(letter * WIDTH))
