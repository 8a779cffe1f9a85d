"""Why what is left of a basket falls away when the visit is finished."""

from PySide6.QtCore import Signal

from center_app.domain.step import Because
from center_app.language import Language, words
from ui.counter.desk import DeskState
from ui.counter.panels.choosing import Choosing
from ui.counter.verbs import left_of_basket
from ui.counter.wording import FINISH_REASONS
from ui.desk.choice_list import Choice


class FinishVisitPanel(Choosing):
    """`finished(Because)`."""

    finished = Signal(object)

    def ask(self, state: DeskState, language: Language) -> None:
        left = left_of_basket(state.desk)
        self.head(
            language.say(words("End the visit")),
            language.say_many(
                "The present service is completed. Why does {n} service fall away?",
                "The present service is completed. Why do {n} services fall away?",
                left,
            ),
        )
        self.offer(Choice(one, language.say(name)) for one, name in FINISH_REASONS.items())

    def take(self, code: str) -> None:
        self.finished.emit(Because(code))
