"""Other hours on certain dates: a holiday, Ramadan, closing early today."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from center_app.domain.calendar import DAYS_OF_A_WEEK, Calendar, Dated
from center_app.domain.text import Text
from center_app.domain.verbs.form import LONGEST_NAME
from center_app.language import Language, find, words
from center_app.language.bidi import isolate
from center_app.language.dates import dated
from center_app.language.digits import fold
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.form_keys import add_form_keys
from ui.manager.hours_text import hours_in, hours_text
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.named_field import named_field
from ui.manager.parts.week_form import BAD_HOURS, CROSSED, hours_message
from ui.manager.table import Cell, Head, TableRow
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import FlowGrid, FlowRow, Label, Note, PrimaryButton, QuietButton

LEAST = 50
"""Width of a field in units of the theme."""

BAD_DATES = Message(
    Tone.WARN, Sentence(words("Please write the first and the last day as 2026-11-22, in order."))
)
OVER = Message(Tone.WARN, Sentence(words("These dates are over already.")))
NO_NAME = Message(Tone.WARN, Sentence(words("Please say in both languages what the dates are.")))
HOLIDAY, EARLY = words("Public holiday"), words("Closing early")


class DatesColumn(Head):
    """The columns of the dates."""

    WHAT = (words("What it is"), "")
    HOURS = (words("Hours"), "", "08:00-12:00, 13:00-15:00")
    DAYS = (words("Days"), "", "30 September 2026 - 30 September 2026")


class DatesForm(CardColumn):
    """`added(Dated)` and `removed(Dated)`. Two presses fill in what is wanted most."""

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language = language
        self._today: date | None = None
        self._coming: tuple[Dated, ...] = ()
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self.table = FiguresTable(
            look, tuple(DatesColumn), language, words("Dates with other hours")
        )
        self.nothing = Note(look)
        self.first, self.last, self.hours = QLineEdit(), QLineEdit(), QLineEdit()
        self.name_ar, self.name_en = QLineEdit(), QLineEdit()
        self._fields = (self.first, self.last, self.hours, self.name_ar, self.name_en)
        self._names = [Label(look) for _ in self._fields]
        self.also_closed = QCheckBox()
        self.status = StatusLine(look)
        self.add, self.remove = PrimaryButton(look, icon="plus"), QuietButton(look, icon="x")
        self.tomorrow, self.early = QuietButton(look, icon="moon"), QuietButton(look, icon="clock")
        grid, fast, buttons = FlowGrid(look, LEAST, 3), FlowRow(look), FlowRow(look)
        grid.fill([named_field(*pair) for pair in zip(self._names, self._fields, strict=True)])
        fast.fill([self.tomorrow, self.early])
        buttons.fill([self.add, self.remove])
        self.stack(self._title, self.table, self.nothing)
        self.stack(fast, grid, self.also_closed, self.status, buttons, gap=1)
        self.end()
        for field in self._fields:
            field.setMaxLength(LONGEST_NAME)
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.name_ar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.tomorrow.clicked.connect(self._fill_tomorrow)
        self.early.clicked.connect(self._fill_early)
        add_form_keys(self, self._add)

    def show_calendar(self, calendar: Calendar, today: date, language: Language) -> None:
        """Show the dates that are not over yet."""
        self._today, self._language = today, language
        self._coming = tuple(one for one in calendar.exceptions if one.last >= today)
        rows = tuple(
            TableRow(str(n), False, _cells(one, language)) for n, one in enumerate(self._coming)
        )
        self.table.fill(rows, language)
        self.table.setVisible(bool(rows))
        self.remove.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._speak(language)

    def clear(self) -> None:
        """The dates are in force: others may be typed."""
        for field in self._fields:
            field.clear()
        self.also_closed.setChecked(False)
        self.status.tell(None, self._language)

    def _speak(self, language: Language) -> None:
        say = language.say
        self._title.write(say("Dates with other hours"))
        self.nothing.write(say("No date has other hours than its week."))
        named = (
            say("First day"),
            say("Last day"),
            say("Hours (empty: closed)"),
            say("What it is, in Arabic"),
            say("What it is, in English"),
        )
        for label, field, name in zip(self._names, self._fields, named, strict=True):
            label.write(name)
            field.setAccessibleName(name)
        self.also_closed.setText(say("Also on days that are closed in the week"))
        self.add.write(say("Add these dates"))
        self.remove.write(say("The chosen dates: usual hours again"))
        self.tomorrow.write(say("Closed tomorrow"))
        self.early.write(say("Closing early today"))

    def _fill_tomorrow(self) -> None:
        if self._today is not None:
            self._fill(self._today + timedelta(days=1), HOLIDAY)
            self.add.setFocus()

    def _fill_early(self) -> None:
        if self._today is not None:
            self._fill(self._today, EARLY)
            self.hours.setText("08:00-12:00")
            self.hours.setFocus()
            self.hours.selectAll()

    def _fill(self, day: date, name: str) -> None:
        self.clear()
        self.first.setText(day.isoformat())
        self.last.setText(day.isoformat())
        self.name_ar.setText(find("ar").say(name))
        self.name_en.setText(find("en").say(name))

    def _add(self) -> None:
        first, last = (_day(field.text()) for field in (self.first, self.last))
        name = Text(self.name_ar.text().strip(), self.name_en.text().strip())
        if first is None or last is None or last < first:
            self._tell(BAD_DATES, self.first)
            return
        if self._today is not None and last < self._today:
            self._tell(OVER, self.last)
            return
        try:
            periods = hours_in(self.hours.text())
        except ValueError:
            self._tell(hours_message(BAD_HOURS), self.hours)
            return
        if Calendar(week=(periods,) * DAYS_OF_A_WEEK).fault() is not None:
            self._tell(hours_message(CROSSED), self.hours)
        elif not (name.ar and name.en):
            self._tell(NO_NAME, self.name_en if name.ar else self.name_ar)
        else:
            self.status.tell(None, self._language)
            also = self.also_closed.isChecked()
            self.added.emit(Dated(first, last, periods, name, also_closed_days=also))

    def _remove(self) -> None:
        if self.table.key:
            self.removed.emit(self._coming[int(self.table.key)])

    def _tell(self, message: Message, field: QWidget) -> None:
        self.status.tell(message, self._language)
        field.setFocus()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(fold(text).strip())
    except ValueError:
        return None


def _cells(one: Dated, language: Language) -> dict[Head, Cell]:
    days = dated(one.first, language)
    if one.last != one.first:
        days = f"{days} – {dated(one.last, language)}"
    hours = hours_text(one.periods)
    return {
        DatesColumn.WHAT: Cell(one.name.in_(language.code)),
        DatesColumn.HOURS: Cell(isolate(hours) if hours else language.say("Closed")),
        DatesColumn.DAYS: Cell(days),
    }
