"""What is known of a visit that is looked for: its number or code, the day, the counter, a time."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from center_app.center.stories import Sought
from center_app.language import Language, words
from center_app.language.digits import fold
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.parts.named_field import named_field
from ui.manager.tracing import moment_of
from ui.theme import Look, Tone
from ui.widgets import FlowGrid, Label, PrimaryButton

LONGEST = 200
LEAST = 40
"""Width of a field in units of the theme."""

BAD_DAY = Message(Tone.WARN, Sentence(words("Please write the day as 2026-11-22.")))
BAD_TIME = Message(Tone.WARN, Sentence(words("Please write the time as 10:20.")))
NOTHING_KNOWN = Message(
    Tone.WARN, Sentence(words("Please say at least the number, the counter or the time."))
)


@dataclass(frozen=True, slots=True)
class _Unclear(Exception):
    """A field that cannot be read."""

    field: QLineEdit
    message: Message


class VisitSearch(QWidget):
    """`sought(date, Sought)` when somebody looks. A scanner types the code and presses Enter."""

    sought = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language | None = None
        self._today: date | None = None
        self.number, self.day, self.counter, self.at = (QLineEdit() for _ in range(4))
        self._fields = (self.number, self.day, self.counter, self.at)
        self._names = [Label(look) for _ in self._fields]
        self.go = PrimaryButton(look, icon="search")
        self.status = StatusLine(look)
        grid = FlowGrid(look, LEAST, 2)
        grid.fill([named_field(*pair) for pair in zip(self._names, self._fields, strict=True)])
        row = QHBoxLayout()
        row.setSpacing(look.theme.space(3))
        row.addWidget(self.status, 1)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        column.addWidget(grid)
        column.addLayout(row)
        for field in self._fields:
            field.setMaxLength(LONGEST)
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            field.returnPressed.connect(self._seek)
        self.go.clicked.connect(self._seek)

    def speak(self, today: date | None, language: Language) -> None:
        """Say everything in this language; where no day is typed, `today` is meant."""
        self._today, self._language = today, language
        say = language.say
        named = (say("Number or scanned code"), say("Day"), say("Counter"), say("About when"))
        for label, field, name in zip(self._names, self._fields, named, strict=True):
            label.write(name)
            field.setAccessibleName(name)
        self.day.setPlaceholderText(today.isoformat() if today is not None else "")
        self.at.setPlaceholderText("10:20")
        self.go.write(say("Find the visit"))

    def clear(self) -> None:
        """Nothing is looked for any more."""
        for field in self._fields:
            field.clear()
        self._tell(None)

    def _seek(self) -> None:
        try:
            day, sought = self._typed()
        except _Unclear as unclear:
            self._tell(unclear.message)
            unclear.field.setFocus()
            return
        self._tell(None)
        self.number.selectAll()
        self.sought.emit(day, sought)

    def _typed(self) -> tuple[date, Sought]:
        """Raises _Unclear."""
        number, day, counter, at = (fold(field.text()).strip() for field in self._fields)
        try:
            when = date.fromisoformat(day) if day else self._today
        except ValueError as error:
            raise _Unclear(self.day, BAD_DAY) from error
        if when is None:
            raise _Unclear(self.day, BAD_DAY)
        try:
            about = moment_of(when, time.fromisoformat(at)) if at else None
        except ValueError as error:
            raise _Unclear(self.at, BAD_TIME) from error
        if not (number or counter or at):
            raise _Unclear(self.number, NOTHING_KNOWN)
        return when, Sought(number, counter, about)

    def _tell(self, message: Message | None) -> None:
        if self._language is not None:
            self.status.tell(message, self._language)
