"""Beginning to work: employee number and PIN."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from center_app.language import Language, words
from center_app.language.digits import fold
from ui.desk.card_page import LONGEST_NUMBER, TAKE_OVER_KEY, CardPage
from ui.desk.key_button import KeyButton
from ui.desk.sentence import Sentence
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, Note


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody signs in, and what for, as msgids; `go` stands on the button."""

    name: Sentence
    title: str
    go: str


class SignInPage(CardPage):
    """`wanted(number, pin)`. The PIN leaves the page with it and is never kept.

    `taken_over()` when what was offered is wanted, `declined()` when somebody types on instead, and
    `left()` with Esc.
    """

    wanted = Signal(str, str)
    taken_over = Signal()
    declined = Signal()
    left = Signal()

    def __init__(self, look: Look, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._place = place
        self._offered = False
        self._where = Label(look, size=TextSize.DISPLAY, weight=Weight.BOLD, colour="primary")
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._here = Note(look)
        self._number_name, self.number = Label(look), QLineEdit()
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
        self.number.setAccessibleName(self._number_name.accessibleName())
        self._name_pin(language)

    def show_busy(self, busy: bool, language: Language) -> None:
        """Whether number and PIN are being checked."""
        self._show_go(self._place.go, language, busy=busy)

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

    def begin(self) -> None:
        """Ready for the next: nothing typed, the keyboard on the number."""
        self.number.clear()
        self.pin.clear()
        self.number.setFocus()

    def retry(self) -> None:
        """Once more: the number may have been right, the PIN is typed anew."""
        self.pin.clear()
        (self.pin if self.number.text() else self.number).setFocus()

    def _last(self) -> QWidget:
        return self.offer if self._offered else self.status

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
        self._prepare(self.number, LONGEST_NUMBER)
        self._card.stack(self._where, self._title, self._here)
        self._card.stack(self._number_name, self.number, gap=3)
        self._card.stack(self._pin_name, self.pin, gap=1)
        self._card.stack(self.status, self.go, self.offer, gap=2)
