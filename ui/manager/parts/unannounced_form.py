"""The standard form of an unannounced visit, filled in afterwards."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QWidget

from center_app.domain.text import Text
from center_app.domain.unannounced import ITEMS, RECORDED_WITHIN, score
from center_app.domain.verbs.form import LONGEST_NAME
from center_app.language import Language, words
from center_app.language.unannounced import ANSWERS_SAID, ITEMS_SAID, PARTS
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.form_keys import add_form_keys
from ui.manager.parts.action_form import day_in
from ui.manager.parts.days_choice import PATTERN
from ui.manager.parts.named_field import named_field
from ui.manager.shopping import Filled
from ui.manager.unannounced_rows import percent_of
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import BodyLabel, FlowGrid, FlowRow, Label, Note, PrimaryButton, QuietButton

LEAST = 72
"""Width of an item in units of the theme."""

NOTHING_JUDGED = Message(Tone.WARN, Sentence(words("Please judge at least one item.")))
NO_SUCH_VISIT = Message(
    Tone.WARN,
    Sentence(words("There is no such visit on that day. Leave the number out if unknown.")),
)

POINTS = tuple(ANSWERS_SAID)


class UnannouncedForm(CardColumn):
    """`filled(Filled)` when it is to be recorded, `left()` when it is given up."""

    filled = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language: Language | None = None
        self._services: tuple[str | None, ...] = (None,)
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._about = Note(look)
        self.day, self.number, self.service = QDateEdit(), QLineEdit(), QComboBox()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(PATTERN)
        self.number.setMaxLength(LONGEST_NAME)
        for field in (self.day, self.number):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._fields: tuple[QWidget, ...] = (self.day, self.number, self.service)
        self._names = [Label(look) for _ in self._fields]
        self.items = {item.code: QComboBox() for item in ITEMS}
        self._said = {item.code: BodyLabel(look) for item in ITEMS}
        self._parts = {part: Label(look, weight=Weight.BOLD) for part in PARTS}
        self.reached = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self.status = StatusLine(look)
        self.save, self.leave = PrimaryButton(look, icon="check"), QuietButton(look, icon="x")
        buttons, above = FlowRow(look), FlowGrid(look, LEAST, 3)
        buttons.fill([self.save, self.leave])
        above.fill([named_field(*pair) for pair in zip(self._names, self._fields, strict=True)])
        self.stack(self._title, self._about, above)
        for part, head in self._parts.items():
            grid = FlowGrid(look, LEAST, 2)
            codes = [item.code for item in ITEMS if item.part is part]
            grid.fill([named_field(self._said[code], self.items[code]) for code in codes])
            self.stack(head, gap=1)
            self.stack(grid)
        self.stack(self.reached, self.status, buttons, gap=1)
        self.end()
        for box in self.items.values():
            box.currentIndexChanged.connect(self._count)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.left)
        add_form_keys(self, self.save.click, self.leave.click)

    def begin(self, today: date, services: Mapping[str, Text], language: Language) -> None:
        """An empty form of today."""
        self._language = language
        self._services = (None, *services)
        first, last = today - RECORDED_WITHIN, today
        self.day.setDateRange(
            QDate(first.year, first.month, first.day), QDate(last.year, last.month, last.day)
        )
        self.day.setDate(self.day.maximumDate())
        self.number.clear()
        self.speak(services, language)
        self.service.setCurrentIndex(0)
        for box in self.items.values():
            box.setCurrentIndex(0)
        self.status.tell(None, language)
        self.day.setFocus()

    def speak(self, services: Mapping[str, Text], language: Language) -> None:
        """Say everything in this language; what was chosen stays."""
        self._language, say = language, language.say
        self._title.write(say("Record an unannounced visit"))
        self._about.write(
            say("Nothing is known of it before; whose visit it was is looked up when it is saved.")
        )
        named = (
            say("Day of the visit"),
            say("Number of the ticket, if one was taken"),
            say("Service asked for"),
        )
        for label, field, name in zip(self._names, self._fields, named, strict=True):
            label.write(name)
            field.setAccessibleName(name)
        several = say("none, or several")
        names = (several, *(name.in_(language.code) for name in services.values()))
        _fill(self.service, names)
        for part, head in self._parts.items():
            head.write(say(PARTS[part]))
        for code, box in self.items.items():
            self._said[code].write(say(ITEMS_SAID[code]))
            box.setAccessibleName(say(ITEMS_SAID[code]))
            _fill(box, tuple(say(answer) for answer in ANSWERS_SAID.values()))
        self.save.write(say("Record it (Ctrl+Enter)"))
        self.leave.write(say("Do not record it (Esc)"))
        self._count()

    def tell_unknown(self) -> None:
        """There is no visit of this number."""
        self._tell(NO_SUCH_VISIT, self.number)

    @property
    def points(self) -> tuple[int | None, ...]:
        """What was judged, in the order of the form."""
        return tuple(POINTS[max(0, box.currentIndex())] for box in self.items.values())

    def _count(self) -> None:
        if self._language is not None:
            reached = percent_of(score(self.points))
            self.reached.write(self._language.say("Score: {score}", score=reached))

    def _save(self) -> None:
        if score(self.points) is None:
            self._tell(NOTHING_JUDGED, next(iter(self.items.values())))
            return
        self._tell(None, self.save)
        service = self._services[max(0, self.service.currentIndex())]
        self.filled.emit(Filled(day_in(self.day), self.number.text().strip(), service, self.points))

    def _tell(self, message: Message | None, field: QWidget) -> None:
        if self._language is not None:
            self.status.tell(message, self._language)
            field.setFocus()


def _fill(box: QComboBox, names: tuple[str, ...]) -> None:
    place = max(0, box.currentIndex())
    box.blockSignals(True)
    box.clear()
    box.addItems(list(names))
    box.setCurrentIndex(place)
    box.blockSignals(False)
