"""Beginning to work: employee number and PIN."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from center_app.language import Language, words
from center_app.language.digits import fold
from ui.desk.card_column import CardColumn
from ui.desk.key_button import KeyButton
from ui.desk.reveal import reveal
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, Note, PrimaryButton, ScrollPage

LONGEST_NUMBER, LONGEST_PIN = 20, 32
TAKE_OVER_KEY = "F8"
WIDTH = 26
"""Width of the fields, in capital letters of body text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody signs in, and what for, as msgids; `go` stands on the button."""

    name: Sentence
    title: str
    go: str


class SignInPage(QWidget):
    """`wanted(number, pin)`. The PIN leaves the page with it and is never kept.

    `taken_over()` when what was offered is wanted, `declined()` when somebody types on instead, and
    `left()` with Esc.
    """

    wanted = Signal(str, str)
    taken_over = Signal()
    declined = Signal()
    left = Signal()

    def __init__(self, look: Look, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._place = look, place
        self._offered = False
        self._card = CardColumn(look)
        self._where = Label(look, size=TextSize.DISPLAY, weight=Weight.BOLD, colour="primary")
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._here = Note(look)
        self._number_name, self._pin_name = Label(look), Label(look)
        self.number, self.pin = QLineEdit(), QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.number.setMaxLength(LONGEST_NUMBER)
        self.pin.setMaxLength(LONGEST_PIN)
        self.status = StatusLine(look)
        self.go = PrimaryButton(look, icon="key", size=TextSize.LEAD)
        self.offer = KeyButton(look, "transfer", TAKE_OVER_KEY)
        self.offer.hide()
        self._put_together()
        self.number.returnPressed.connect(self.pin.setFocus)
        self.pin.returnPressed.connect(self._want)
        self.go.clicked.connect(self._want)
        self.offer.clicked.connect(self.taken_over)
        shortcut = QShortcut(QKeySequence(TAKE_OVER_KEY), self)
        shortcut.activated.connect(self._take_over)
        for field in (self.number, self.pin):
            field.textEdited.connect(lambda _text: self.declined.emit())
        look.changed.connect(self._restyle)
        self._restyle()

    def speak(self, who: str, language: Language) -> None:
        """Say everything in this language; `who` is signed in here already ("": nobody)."""
        self._here.setVisible(bool(who))
        self._here.write(
            language.say(
                words("{name} is signed in here; signing in again opens the desk."), name=who
            )
        )
        self._where.write(self._place.name.said(language))
        self._title.write(language.say(self._place.title))
        self._number_name.write(language.say(words("Employee number")))
        self._pin_name.write(language.say(words("PIN")))
        self.number.setAccessibleName(self._number_name.accessibleName())
        self.pin.setAccessibleName(self._pin_name.accessibleName())

    def show_busy(self, busy: bool, language: Language) -> None:
        """Whether number and PIN are being checked."""
        self.go.write(language.say(words("Checking…") if busy else self._place.go))
        self.go.setEnabled(not busy)

    def show_offer(self, *, offered: bool, language: Language) -> None:
        """Whether a sign-in that somebody forgot can be taken over with one more key."""
        self.offer.write(language.say(words("Take over the counter")))
        fresh, self._offered = offered and not self._offered, offered
        self.offer.setVisible(offered)
        if fresh:
            self.offer.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves what was offered; Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.number.setFocus()
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and focused is self.offer:
            self.offer.click()
        else:
            super().keyPressEvent(event)

    def tell(self, message: Message | None, language: Language) -> None:
        self.status.tell(message, language)
        if message is not None:
            reveal(self.offer if self._offered else self.status)

    def begin(self) -> None:
        """Ready for the next: nothing typed, the keyboard on the number."""
        self.number.clear()
        self.pin.clear()
        self.number.setFocus()

    def retry(self) -> None:
        """Once more: the number may have been right, the PIN is typed anew."""
        self.pin.clear()
        (self.pin if self.number.text() else self.number).setFocus()

    def _take_over(self) -> None:
        if self._offered:
            self.taken_over.emit()

    def _want(self) -> None:
        number, pin = fold(self.number.text().strip()), fold(self.pin.text())
        if not number or not pin:
            (self.pin if number else self.number).setFocus()
            return
        self.pin.clear()
        self.wanted.emit(number, pin)

    def _put_together(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        for label in (self._where, self._title, self._here):
            label.setAlignment(middle)
        for field in (self.number, self.pin):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            field.setProperty("textSize", TextSize.LEAD.name)
        self._card.stack(self._where, self._title, self._here)
        self._card.stack(self._number_name, self.number, gap=3)
        self._card.stack(self._pin_name, self.pin, gap=1)
        self._card.stack(self.status, self.go, self.offer, gap=2)
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

    def _restyle(self) -> None:
        letter = QFontMetricsF(self._look.font(TextSize.BODY)).horizontalAdvance("M")
        self._card.setMinimumWidth(round(letter * WIDTH))
        self._card.setMaximumWidth(round(letter * WIDTH))
