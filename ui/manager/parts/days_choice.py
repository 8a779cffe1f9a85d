"""Which days are looked at, and beside which."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget

from center_app.domain.span import MOST_DAYS, Span
from center_app.language import Language
from center_app.language.dates import dated
from center_app.language.dates import day as long_day
from ui.manager.parts.tabs import Tabs
from ui.manager.period import PeriodModel, Unit
from ui.theme import Look, TextSize, Weight
from ui.widgets import FlowRow, Label, Note, QuietButton

PATTERN = "dd/MM/yyyy"


class DaysChoice(QWidget):
    """Acts on the model, which says when something has changed."""

    def __init__(self, look: Look, model: PeriodModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.units = Tabs(look, ("clock", "calendar", "calendar", "edit"))
        self.units.buttons[model.unit.value].setChecked(True)
        self.back = QuietButton(look, icon="chevron-start")
        self.on = QuietButton(look, icon="chevron-end")
        self.first, self.last = QDateEdit(), QDateEdit()
        self.beside = Tabs(look, ("return", "calendar"))
        self.title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self.note = Note(look)
        self._days = FlowRow(look)
        parts = (self.units, self.back, self.on, self.first, self.last, self.beside)
        self._days.fill(parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        for part in (self._days, self.title, self.note):
            column.addWidget(part)
        self.units.chosen.connect(lambda n: model.choose_unit(Unit(n)))
        self.back.clicked.connect(lambda: model.go(-1))
        self.on.clicked.connect(lambda: model.go(1))
        self.beside.chosen.connect(lambda n: model.compare(a_year_ago=bool(n)))
        for edit in (self.first, self.last):
            edit.setDisplayFormat(PATTERN)
            edit.setKeyboardTracking(False)
            edit.dateChanged.connect(self._choose_own)

    def speak(self, language: Language) -> None:
        """Name what can be chosen."""
        say = language.say
        self.units.write([say("One day"), say("Week"), say("Month"), say("Own days")])
        self.back.write(say("Earlier days"))
        self.on.write(say("Later days"))
        self.beside.write([say("Beside the days before"), say("Beside a year ago")])
        self.first.setAccessibleName(say("First day"))
        self.last.setAccessibleName(say("Last day"))

    def show_choice(self, language: Language) -> None:
        """Show what is chosen."""
        model = self._model
        self.title.write(_span(model.span, language))
        self.note.write(self._note(language))
        self.units.buttons[model.unit.value].setChecked(True)
        self.on.setEnabled(not model.is_last)
        for edit, chosen in ((self.first, model.span.first), (self.last, model.span.last)):
            edit.setVisible(model.unit is Unit.OWN)
            edit.blockSignals(True)
            edit.setMaximumDate(QDate(model.today.year, model.today.month, model.today.day))
            edit.setDate(QDate(chosen.year, chosen.month, chosen.day))
            edit.blockSignals(False)
        self._days.restyle()

    def _note(self, language: Language) -> str:
        model = self._model
        if model.span.fault is not None:
            return language.say("Choose a first and a last day, {n} days at the most.", n=MOST_DAYS)
        if model.report is None:
            return language.say("The figures are being counted.")
        return language.say("Compared with: {days}", days=_span(model.other, language))

    def _choose_own(self) -> None:
        self._model.choose_days(_date(self.first.date()), _date(self.last.date()))


def _span(span: Span, language: Language) -> str:
    if span.days == 1:
        return long_day(span.first, language)
    return language.say(
        "{first} to {last}", first=dated(span.first, language), last=dated(span.last, language)
    )


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
