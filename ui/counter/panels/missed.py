"""Who missed the call and is back now: the old place in the queue again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.clock import local
from center_app.domain.views.at_counter import NumberView
from center_app.domain.views.desk import MissedVisit
from center_app.language import Language, words
from center_app.language.dates import clock
from ui.counter.desk import DeskState
from ui.counter.panels.number_field import NumberField
from ui.counter.panels.panel import Panel
from ui.counter.standing import cannot_return
from ui.desk.choice_list import Choice, ChoiceList
from ui.theme import Look
from ui.widgets import Note


class MissedPanel(Panel):
    """`wanted(typed)` asks whose number that is; `returned(visit)`.

    Arrows mark one of the last that were missed here; Enter takes it while nothing is typed.
    """

    wanted = Signal(str)
    returned = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language: Language | None = None
        self.field = NumberField()
        self.field.entered.connect(self._entered)
        self._here = Note(look)
        self.list = ChoiceList(look, digits="")
        self.list.chosen.connect(self._chosen)
        self.field.arrow.connect(self.list.mark)
        self.stack(self.field, self._here, self.list, gap=2)
        self.end()

    def ask(self, state: DeskState, language: Language) -> None:
        self._language = language
        self.head(
            language.say(words("Back after a missed call")),
            language.say(words("Type the number, then Enter; it takes its old place again.")),
        )
        self.field.speak(language)
        missed = state.desk.missed
        self._here.write(
            language.say(words("Missed here last") if missed else words("Nobody was missed here."))
        )
        offered = [_missed(visit, language) for visit in missed]
        if offered != self.list.choices:
            self.list.fill(offered)
            self.list.mark()

    def begin(self) -> None:
        self.field.clear()
        self.field.setFocus()

    def show_number(self, number: NumberView) -> None:
        """Bring it back, or say why that cannot be."""
        why = cannot_return(number)
        if why is None:
            self._chosen(number.visit)
        elif self._language is not None:
            self.off.emit(why.said(self._language))
            self.field.selectAll()

    def _entered(self, typed: str) -> None:
        if typed.strip():
            self.wanted.emit(typed)
        else:
            self.list.take_marked()

    def _chosen(self, visit: str) -> None:
        self.closed.emit()
        self.returned.emit(visit)


def _missed(visit: MissedVisit, language: Language) -> Choice:
    at = language.say(words("missed at {time}"), time=clock(local(visit.at)))
    return Choice(visit.visit, visit.number, at)
