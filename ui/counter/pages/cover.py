"""The covered desk: only whose sitting goes on and for how long, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from center_app.domain.views.desk import DeskView
from center_app.domain.visit import Stand
from center_app.language import Language, words
from center_app.language.digits import fold
from ui.counter.duration import duration
from ui.counter.wording import STAND
from ui.desk.card_page import TAKE_OVER_KEY, CardPage
from ui.desk.key_button import KeyButton
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Chip, Label, Note, NumberPlate


class CoverPage(CardPage):
    """`opened(pin)`, and `colleague()` when somebody else is to sign in here.

    Nothing of the citizen is shown but the number that is called aloud in the hall.
    """

    opened = Signal(str)
    colleague = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk: DeskView | None = None
        self._title = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._who = Note(look)
        self._number = NumberPlate(look)
        self._stand, self._clock = Chip(look), Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self.other = KeyButton(look, "person", TAKE_OVER_KEY)
        self._put_together()
        self.pin.returnPressed.connect(self._open)
        self.go.clicked.connect(self._open)
        self.other.clicked.connect(self.colleague)
        QShortcut(QKeySequence(TAKE_OVER_KEY), self).activated.connect(self.colleague)

    @property
    def number(self) -> str:
        """The number that is shown, "" for none."""
        return self._number.text() if not self._number.isHidden() else ""

    def show_desk(self, who: str, desk: DeskView, language: Language, *, busy: bool) -> None:
        """Say who works here and what goes on; `busy` while the PIN is being checked."""
        self._desk = desk
        say, visit = language.say, desk.visit
        self._title.write(say(words("Counter {counter} is locked"), counter=desk.counter))
        self._who.write(say(words("{name} is signed in. The PIN opens the desk."), name=who))
        for part in (self._number, self._stand, self._clock):
            part.setVisible(visit is not None)
        if visit is not None:
            tone = Tone.CALL if visit.stand is Stand.CALLED else Tone.ACTIVE
            self._number.write(visit.number)
            self._number.set_tone(tone)
            self._stand.write(say(STAND[visit.stand]), tone)
        self._name_pin(language)
        self._show_go(words("Open the desk"), language, busy=busy)
        self.other.write(say(words("Somebody else signs in")))
        self.setAccessibleName(self._title.accessibleName())
        self.tick(0)

    def tick(self, age_ms: int) -> None:
        """Count on: the view is so old now."""
        desk = self._desk
        if desk is not None and desk.visit is not None:
            self._clock.write(duration(desk.at + age_ms - desk.visit.since))

    def begin(self) -> None:
        self.pin.clear()
        self.pin.setFocus()

    def retry(self) -> None:
        """Once more: the PIN is typed anew."""
        self.begin()

    def _open(self) -> None:
        pin = fold(self.pin.text())
        self.begin()
        if pin:
            self.opened.emit(pin)

    def _put_together(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        for label in (self._title, self._who, self._clock):
            label.setAlignment(middle)
        self._card.stack(self._title, self._who)
        self._card.stack_middle(self._stand)
        self._card.stack(self._number, self._clock)
        self._card.stack(self._pin_name, self.pin, gap=3)
        self._card.stack(self.status, self.go, self.other, gap=1)
