"""A new PIN, shown once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from ui.desk.card_column import CardColumn
from ui.manager.personnel import NewPin
from ui.theme import Look, TextSize, Weight
from ui.widgets import BodyLabel, Label, NumberPlate, PrimaryButton


class PinCard(CardColumn):
    """`done()` when it has been handed over; then nothing here knows it any more."""

    done = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._new: NewPin | None = None
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._number = BodyLabel(look)
        self.plate = NumberPlate(look)
        self._about = BodyLabel(look)
        self.go = PrimaryButton(look, icon="check")
        for label in (self._title, self._number, self._about):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.stack(self._title, self._number)
        self.stack(self.plate, gap=2)
        self.stack(self._about, gap=2)
        self.stack_middle(self.go)
        self.end()
        self.go.clicked.connect(self._end)

    @property
    def holds(self) -> bool:
        """Whether there is a PIN that has not been handed over."""
        return self._new is not None

    def begin(self, new: NewPin, language: Language) -> None:
        """Show it."""
        self._new = new
        self.plate.write(new.pin)
        self.speak(language)
        self.go.setFocus()

    def clear(self) -> None:
        """Forget it."""
        self._new = None
        self.plate.write("")

    def speak(self, language: Language) -> None:
        """Say everything in this language."""
        if self._new is None:
            return
        name = self._new.name.in_(language.code)
        self._title.write(language.say("The new PIN of {name}", name=name))
        self._number.write(language.say("Number {number}", number=self._new.number))
        self._about.write(
            language.say(
                "It is shown this once only. Please hand it over unseen by others; whoever has it "
                "signs in with it."
            )
        )
        self.go.write(language.say("It has been handed over"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends it, and nothing else does so by mistake."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._end()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self.clear()
        self.done.emit()
