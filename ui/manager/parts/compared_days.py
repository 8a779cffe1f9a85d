"""Which days are looked at, and beside which."""

from PySide6.QtWidgets import QWidget

from center_app.language import Language
from ui.manager.parts.days_choice import DaysChoice, days_in_words
from ui.manager.parts.tabs import Tabs
from ui.manager.period import PeriodModel
from ui.theme import Look


class ComparedDays(DaysChoice):
    """Says beside which days they stand, once they are counted."""

    def __init__(self, look: Look, model: PeriodModel, parent: QWidget | None = None) -> None:
        self.beside = Tabs(look, ("return", "calendar"))
        self._period = model
        super().__init__(look, model, parent)
        self.beside.chosen.connect(lambda n: model.compare(a_year_ago=bool(n)))

    def speak(self, language: Language) -> None:
        """Name what can be chosen."""
        super().speak(language)
        say = language.say
        self.beside.write([say("Beside the days before"), say("Beside a year ago")])

    def _choices(self) -> list[QWidget]:
        return [*super()._choices(), self.beside]

    def _note(self, language: Language) -> str:
        fault = super()._note(language)
        if fault:
            return fault
        if self._period.report is None:
            return language.say("The figures are being counted.")
        days = days_in_words(self._period.other, language)
        return language.say("Compared with: {days}", days=days)
