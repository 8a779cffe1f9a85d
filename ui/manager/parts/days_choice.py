"""Which days are meant."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget

from center_app.domain.span import MOST_DAYS, Span
from center_app.language import Language
from center_app.language.dates import dated
from center_app.language.dates import day as long_day
from ui.manager.chosen_days import ChosenDays, Unit
from ui.manager.parts.tabs import Tabs
from ui.theme import Look, TextSize, Weight
from ui.widgets import FlowRow, Label, Note, QuietButton

PATTERN = "dd/MM/yyyy"


class DaysChoice(QWidget):
    """Acts on the model, which says when something has changed."""

    def __init__(self, look: Look, model: ChosenDays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.units = Tabs(look, ("clock", "calendar", "calendar", "edit"))
        self.units.buttons[model.unit.value].setChecked(True)
        self.back = QuietButton(look, icon="chevron-start")
        self.on = QuietButton(look, icon="chevron-end")
        self.first, self.last = QDateEdit(), QDateEdit()
        self.title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self.note = Note(look)
        self._days = FlowRow(look)
        self._days.fill(self._choices())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        for part in (self._days, self.title, self.note):
            column.addWidget(part)
        self.units.chosen.connect(lambda n: model.choose_unit(Unit(n)))
        self.back.clicked.connect(lambda: model.go(-1))
        self.on.clicked.connect(lambda: model.go(1))
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
        self.first.setAccessibleName(say("First day"))
        self.last.setAccessibleName(say("Last day"))

    def show_choice(self, language: Language) -> None:
        """Show what is chosen."""
        model = self._model
        self.title.write(days_in_words(model.span, language))
        said = self._note(language)
        self.note.setVisible(bool(said))
        self.note.write(said)
        self.units.buttons[model.unit.value].setChecked(True)
        self.on.setEnabled(not model.is_last)
        for edit, chosen in ((self.first, model.span.first), (self.last, model.span.last)):
            edit.setVisible(model.unit is Unit.OWN)
            edit.blockSignals(True)
            edit.setMaximumDate(QDate(model.today.year, model.today.month, model.today.day))
            edit.setDate(QDate(chosen.year, chosen.month, chosen.day))
            edit.blockSignals(False)
        self._days.restyle()

    def _choices(self) -> list[QWidget]:
        return [self.units, self.back, self.on, self.first, self.last]

    def _note(self, language: Language) -> str:
        """What is good to know of the days that are chosen."""
        if self._model.span.fault is None:
            return ""
        return language.say("Choose a first and a last day, {n} days at the most.", n=MOST_DAYS)

    def _choose_own(self) -> None:
        self._model.choose_days(_date(self.first.date()), _date(self.last.date()))


def days_in_words(span: Span, language: Language) -> str:
    """From the first to the last, or the one day."""
    if span.days == 1:
        return long_day(span.first, language)
    return language.say(
        "{first} to {last}", first=dated(span.first, language), last=dated(span.last, language)
    )


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
