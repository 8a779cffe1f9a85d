"""The hours of every week, day by day."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from center_app.domain.calendar import DAYS_OF_A_WEEK, Calendar, Period
from center_app.language import Language, words
from center_app.language.dates import weekday
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.form_keys import add_form_keys
from ui.manager.hours_text import hours_in, hours_text
from ui.manager.parts.named_field import named_field
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import FlowGrid, FlowRow, Label, Note, PrimaryButton

SUNDAY_FIRST = (6, 0, 1, 2, 3, 4, 5)
"""As Jordan's week runs; the calendar counts from Monday."""

LEAST = 50
"""Width of a day in units of the theme."""

BAD_HOURS = words("Please write hours as 08:00-15:00, several with a comma between, none: closed.")
CROSSED = words("These hours do not follow each other within one day.")


def hours_message(text: str) -> Message:
    """What is wrong with the hours that were typed."""
    return Message(Tone.WARN, Sentence(text))


class WeekForm(CardColumn):
    """`saved(tuple of seven days, Monday first)`. What cannot be read is said and stays."""

    saved = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language: Language | None = None
        self._calendar: Calendar | None = None
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._about = Note(look)
        self.days = [QLineEdit() for _ in range(DAYS_OF_A_WEEK)]
        self._names = [Label(look) for _ in self.days]
        self.status = StatusLine(look)
        self.save = PrimaryButton(look, icon="check")
        grid, buttons = FlowGrid(look, LEAST, 4), FlowRow(look)
        grid.fill([named_field(self._names[n], self.days[n]) for n in SUNDAY_FIRST])
        buttons.fill([self.save])
        self.stack(self._title, self._about)
        self.stack(grid, self.status, buttons, gap=1)
        self.end()
        for day in self.days:
            day.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.save.clicked.connect(self._save)
        add_form_keys(self, self._save)

    def show_calendar(self, calendar: Calendar, language: Language) -> None:
        """Show the hours in force, unless they are the same and somebody may be typing."""
        self._language = language
        say = language.say
        self._title.write(say("The hours of the week"))
        self._about.write(say("A day without hours is closed."))
        for n, (name, field) in enumerate(zip(self._names, self.days, strict=True)):
            name.write(weekday(n, language))
            field.setAccessibleName(weekday(n, language))
        self.save.write(say("Save (Ctrl+Enter)"))
        if calendar != self._calendar:
            self._calendar = calendar
            for field, periods in zip(self.days, calendar.week, strict=True):
                field.setText(hours_text(periods))
            self.status.tell(None, language)

    def _save(self) -> None:
        week: list[tuple[Period, ...]] = []
        for field in self.days:
            try:
                week.append(hours_in(field.text()))
            except ValueError:
                self._tell(hours_message(BAD_HOURS), field)
                return
            if Calendar(week=(week[-1],) * DAYS_OF_A_WEEK).fault() is not None:
                self._tell(hours_message(CROSSED), field)
                return
        self._tell(None)
        self.saved.emit(tuple(week))

    def _tell(self, message: Message | None, field: QWidget | None = None) -> None:
        if self._language is not None:
            self.status.tell(message, self._language)
        if field is not None:
            field.setFocus()
