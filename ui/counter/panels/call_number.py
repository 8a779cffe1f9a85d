"""Calling a given number before its turn, with a reason that is kept with the call."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.clock import MINUTE
from center_app.domain.views.at_counter import NumberView
from center_app.language import Language, words
from center_app.language.dates import minutes
from ui.counter.desk import DeskState
from ui.counter.panels.number_field import NumberField
from ui.counter.panels.panel import Panel
from ui.counter.standing import cannot_call
from ui.counter.wording import CALL_REASONS
from ui.desk.choice_list import Choice, ChoiceList
from ui.theme import Look
from ui.widgets import Label


class CallNumberPanel(Panel):
    """`wanted(typed)` asks whose number that is; `called(visit, reason, again)`, or
    `resumed(visit)` for one that is on hold and could go on here."""

    wanted = Signal(str)
    called = Signal(str, str, bool)
    resumed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._number: NumberView | None = None
        self._language: Language | None = None
        self.field = NumberField()
        self.field.entered.connect(self.wanted)
        self.caution = Label(look, colour="warn")
        self.list = ChoiceList(look)
        self.list.chosen.connect(self._chosen)
        self.stack(self.field, self.caution, self.list, gap=2)
        self.end()

    def ask(self, _state: DeskState, language: Language) -> None:
        self._language = language
        self._show()

    def begin(self) -> None:
        self._number = None
        self.field.clear()
        self._show()
        self.field.setFocus()

    def show_number(self, number: NumberView) -> None:
        """Ask for the reason, or say why this number cannot be called here."""
        if self._language is None:
            return
        if number.resumes:
            self.closed.emit()
            self.resumed.emit(number.visit)
            return
        why = cannot_call(number)
        if why is not None:
            self.off.emit(why.said(self._language))
            self.field.selectAll()
            return
        self._number = number
        self._show()
        self.list.take_focus()

    def _show(self) -> None:
        number, language = self._number, self._language
        if language is None:
            return
        say = language.say
        self.field.speak(language)
        self.field.setVisible(number is None)
        self.list.setVisible(number is not None)
        self.caution.setVisible(number is not None and number.just_called)
        if number is None:
            hint = say(words("Type the number as it stands on the ticket, then Enter."))
            self.head(say(words("Call a number")), hint)
            return
        waited = minutes(number.waited_ms // MINUTE, language)
        hint = say(words("Waited so far: {minutes}. The reason is recorded."), minutes=waited)
        self.head(say(words("Why is {number} called now?"), number=number.number), hint)
        self.caution.write(
            say(
                words(
                    "Number {number} was called at counter {counter} only minutes ago. Choose a "
                    "reason only if it is to be called again."
                ),
                number=number.number,
                counter=number.counter or "",
            )
        )
        offered = [Choice(code, say(name)) for code, name in CALL_REASONS.items()]
        if offered != self.list.choices:
            self.list.fill(offered)

    def _chosen(self, reason: str) -> None:
        number = self._number
        if number is not None:
            self.closed.emit()
            self.called.emit(number.visit, reason, number.just_called)
