"""A question with a few answers, each with its digit, in the place of what was found."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from ui.desk.card_column import CardColumn
from ui.desk.choice_list import Choice, ChoiceList
from ui.reception.keys import Key
from ui.reception.model import ReceptionModel
from ui.reception.questions import NONE, TITLES, YES, answered, answers, give_back
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label


class Choosing(CardColumn):
    """Has the keyboard while it is open; `closed()` when it is answered."""

    closed = Signal()

    def __init__(
        self,
        look: Look,
        languages: Sequence[Language],
        model: ReceptionModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._languages, self._model = languages, model
        self._key: Key | None = None
        self._visit = self._number = ""
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self.list = ChoiceList(look)
        self.list.chosen.connect(self._answer)
        self.stack(self._title, self.list)
        self.end()

    @property
    def open(self) -> bool:
        return self._key is not None or bool(self._visit)

    def ask(self, key: Key) -> None:
        """Ask what this key is for."""
        self._key, self._visit = key, ""

    def ask_back(self, visit: str, number: str) -> None:
        """Ask whether this number is really given back."""
        self._key, self._visit, self._number = None, visit, number

    def leave(self) -> None:
        """Leave everything as it is."""
        self._key, self._visit = None, ""

    def show_question(self, language: Language) -> None:
        """The question that is open, in this language."""
        if self._key is not None:
            self._title.write(language.say(TITLES[self._key]))
            self._offer(answers(self._key, self._model, self._languages, language))
        elif self._visit:
            title, choices = give_back(self._number, language)
            self._title.write(title)
            self._offer(choices)

    def take_keyboard(self) -> None:
        """Put the keyboard on the answer that holds already, or on the first."""
        self.list.take_focus(next((one.code for one in self.list.choices if one.chosen), None))

    def _offer(self, choices: list[Choice]) -> None:
        if choices != self.list.choices:
            self.list.fill(choices)

    def _answer(self, code: str) -> None:
        key, visit = self._key, self._visit
        if key is not Key.ASSISTANCE or code == NONE:
            self.leave()
        if key is not None:
            self._model.become(answered(key, code, self._model.basket))
        elif code == YES:
            self._model.errands.give_back(visit)
        if not self.open:
            self.closed.emit()
