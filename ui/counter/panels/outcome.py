"""How the step ended, when it did not simply end well; each copy has an outcome of its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.step import Outcome
from center_app.language import Language, words
from ui.counter.basket import current_step
from ui.counter.desk import DeskState
from ui.counter.panels.panel import Panel
from ui.counter.wording import OUTCOME
from ui.desk.choice_list import Choice, ChoiceList
from ui.theme import Look
from ui.widgets import PrimaryButton


class OutcomePanel(Panel):
    """`finished(outcomes)`.

    One copy is finished by choosing. Of several, every choice goes on to the next copy, and the
    button finishes all of them; a copy that is chosen in the upper list is chosen anew.
    """

    finished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._outcomes: list[Outcome] = []
        self._at = 0
        self._language: Language | None = None
        self.copies = ChoiceList(look, digits="")
        self.copies.chosen.connect(lambda code: self._go_to(int(code)))
        self.list = ChoiceList(look)
        self.list.chosen.connect(lambda code: self._choose(Outcome(code)))
        self.finish = PrimaryButton(look, icon="check")
        self.finish.clicked.connect(self._finish)
        self.stack(self.copies, self.finish, self.list, gap=2)
        self.end()

    def ask(self, state: DeskState, language: Language) -> None:
        copies = _copies(state)
        if len(self._outcomes) != copies or not self.isVisible():
            self._outcomes, self._at = [Outcome.COMPLETED] * copies, 0
        self._language = language
        self.finish.write(language.say(words("Finish with these outcomes")))
        self._offer(language)
        self._show()

    def begin(self) -> None:
        self.list.take_focus(self._outcomes[self._at] if self._outcomes else None)

    def _offer(self, language: Language) -> None:
        """The outcomes; what they mean is left out where the copies need the room."""
        say, several = language.say, len(self._outcomes) > 1
        offered = [
            Choice(one, say(name), "" if several else say(note))
            for one, (name, note) in OUTCOME.items()
        ]
        if offered != self.list.choices:
            self.list.fill(offered)

    def _choose(self, outcome: Outcome) -> None:
        self._outcomes[self._at] = outcome
        if len(self._outcomes) == 1:
            self._finish()
        elif self._at + 1 < len(self._outcomes):
            self._go_to(self._at + 1)
        else:
            self._show()
            self.finish.setFocus()

    def _go_to(self, copy: int) -> None:
        self._at = copy
        self._show()
        self.begin()

    def _finish(self) -> None:
        self.closed.emit()
        self.finished.emit(tuple(self._outcomes))

    def _show(self) -> None:
        if self._language is None:
            return
        say, several = self._language.say, len(self._outcomes) > 1
        hint = say(words("How did it end?"))
        if several:
            place = {"n": self._at + 1, "copies": len(self._outcomes)}
            hint = say(words("How did copy {n} of {copies} end?"), **place)
        self.head(say(words("Other outcome")), hint)
        for widget in (self.copies, self.finish):
            widget.setVisible(several)
        every = self._outcomes if several else []
        self.copies.fill(
            [
                Choice(
                    str(n),
                    say(words("Copy {n}"), n=n + 1),
                    state=say(OUTCOME[outcome][0]),
                    chosen=n == self._at,
                )
                for n, outcome in enumerate(every)
            ]
        )


def _copies(state: DeskState) -> int:
    visit = state.desk.visit
    step = current_step(visit) if visit is not None else None
    return step.copies if step is not None else 1
