"""A new improvement action: why, by which indicator, what, who and until when."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QPlainTextEdit, QWidget

from center_app.domain.action import FURTHEST_DAYS, OF_STEPS, Aim, Cause
from center_app.domain.writing import LONGEST_TEXT, cleaned
from center_app.language import Language, words
from center_app.language.actions import AIMS, CAUSES
from center_app.language.dates import dated
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.form_keys import add_form_keys
from ui.manager.improving import Origin, Wanted
from ui.manager.parts.days_choice import PATTERN
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import FlowRow, Label, Note, PrimaryButton, QuietButton

NOTHING_TO_DO = Message(Tone.WARN, Sentence(words("Please write what is to be done.")))
NOBODY = Message(Tone.WARN, Sentence(words("Please choose who sees to it.")))
TOO_LONG = Message(Tone.WARN, Sentence(words("This is longer than a page. Please shorten it.")))

USUAL_DAYS = 28
"""Until when an action is due unless another day is chosen."""

LINES = 4
"""Lines of the plan that are seen at once."""


class ActionForm(CardColumn):
    """`wanted(Wanted)` when it is filled in, `left()` when it is given up."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language: Language | None = None
        self._shown: tuple[Origin, Language] | None = None
        self._people: tuple[tuple[str, str], ...] = ()
        self._aims: tuple[Aim, ...] = ()
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._about = Note(look)
        self.cause, self.aim, self.who, self.due = (
            QComboBox(),
            QComboBox(),
            QComboBox(),
            QDateEdit(),
        )
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat(PATTERN)
        self.due.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self._fields: tuple[QWidget, ...] = (self.cause, self.aim, self.text, self.who, self.due)
        self._names = [Label(look) for _ in self._fields]
        self.status = StatusLine(look)
        self.open, self.leave = PrimaryButton(look, icon="check"), QuietButton(look, icon="x")
        buttons = FlowRow(look)
        buttons.fill([self.open, self.leave])
        self.stack(self._title, self._about)
        for name, field in zip(self._names, self._fields, strict=True):
            self.stack(name, field, gap=0.5)
        self.stack(self.status, buttons, gap=1)
        self.end()
        self.open.clicked.connect(self._open)
        self.leave.clicked.connect(self.left)
        add_form_keys(self, self.open.click, self.leave.click)
        look.changed.connect(self._size)
        self._size()

    def show_origin(
        self,
        origin: Origin,
        about: str,
        people: tuple[tuple[str, str], ...],
        today: date,
        language: Language,
    ) -> None:
        """Ask for what is missing; `about` names what the indicator is taken of, `people` are those
        who may see to it."""
        if people != self._people:
            self._people = people
            self.who.clear()
            self.who.addItems([name for _who, name in people])
        if (origin, language) == self._shown:
            return
        begins = self._shown is None or self._shown[0] != origin
        self._shown, self._language = (origin, language), language
        self._speak(about, language)
        if begins:
            self.text.clear()
            self.status.tell(None, language)
            self.due.setDateRange(_qt(today), _qt(today + timedelta(FURTHEST_DAYS)))
            self.due.setDate(_qt(today + timedelta(USUAL_DAYS)))
            self.cause.setFocus()

    def forget(self) -> None:
        """It is done with: the next one begins anew."""
        self._shown = None

    def _speak(self, about: str, language: Language) -> None:
        say = language.say
        assert self._shown is not None
        origin = self._shown[0]
        self._title.write(say("New improvement action"))
        first, last = dated(origin.span.first, language), dated(origin.span.last, language)
        self._about.write(
            say("The indicator of {about} is measured from {first} to {last}.",
                about=about, first=first, last=last)
        )  # fmt: skip
        of_a_part = origin.agency is not None or origin.service is not None
        self._aims = tuple(one for one in Aim if one in OF_STEPS or not of_a_part)
        _fill(self.cause, [say(CAUSES[one]) for one in Cause])
        _fill(self.aim, [say(AIMS[one]) for one in self._aims])
        named = (
            say("Cause"),
            say("Indicator"),
            say("What is to be done (no names or numbers of citizens)"),
            say("Who sees to it"),
            say("Due date"),
        )
        for label, field, name in zip(self._names, self._fields, named, strict=True):
            label.write(name)
            field.setAccessibleName(name)
        self.open.write(say("Open the action (Ctrl+Enter)"))
        self.leave.write(say("Leave it (Esc)"))

    def _open(self) -> None:
        text, who = cleaned(self.text.toPlainText()), self.who.currentIndex()
        if not text:
            self._tell(NOTHING_TO_DO, self.text)
        elif len(text) > LONGEST_TEXT:
            self._tell(TOO_LONG, self.text)
        elif not 0 <= who < len(self._people):
            self._tell(NOBODY, self.who)
        else:
            self._tell(None, self.open)
            cause, aim = list(Cause)[self.cause.currentIndex()], self._aims[self.aim.currentIndex()]
            self.wanted.emit(Wanted(cause, aim, day_in(self.due), self._people[who][0], text))

    def _tell(self, message: Message | None, field: QWidget) -> None:
        if self._language is not None:
            self.status.tell(message, self._language)
            field.setFocus()

    def _size(self) -> None:
        high = self._look.theme.size(TextSize.BODY) * 1.8 * LINES
        self.text.setFixedHeight(round(high) + self._look.theme.space(4))


def day_in(field: QDateEdit) -> date:
    """The day that is chosen in a field."""
    day = field.date()
    return date(day.year(), day.month(), day.day())


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _fill(box: QComboBox, names: list[str]) -> None:
    place = max(0, box.currentIndex())
    box.clear()
    box.addItems(names)
    box.setCurrentIndex(min(place, len(names) - 1))
