"""Why a visit is set aside, and on whose wish."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from center_app.domain.visit import Wish
from center_app.language import Language, words
from ui.counter.desk import DeskState
from ui.counter.panels.choosing import Choosing
from ui.counter.wording import HOLD_REASONS, WISH
from ui.desk.choice_list import Choice, ChoiceList
from ui.theme import Look

WISHES = (None, Wish.CITIZEN, Wish.CENTER)
"""Whose wish it is: as the reason says, or otherwise."""

CHANGE = "+"
"""The key that goes from one to the next."""


class HoldPanel(Choosing):
    """`held(Wish, reason)`: the reason settles on whose wish it is, unless that is changed."""

    held = Signal(object, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._wish: Wish | None = None
        self._language: Language | None = None
        self.wish = ChoiceList(look, digits=CHANGE)
        self.wish.chosen.connect(lambda _code: self._change())
        self._column.insertWidget(2, self.wish)  # above the reasons, which are many

    def ask(self, _state: DeskState, language: Language) -> None:
        if not self.isVisible():
            self._wish = None
        self._language = language
        self.head(
            language.say(words("Put on hold")),
            language.say(words("The visit keeps its number and is taken up again with F11.")),
        )
        self._show()

    def take(self, code: str) -> None:
        usual = next((r.wish for r in HOLD_REASONS if r.code == code), Wish.CENTER)
        self.held.emit(self._wish or usual, code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose and plus changes on whose wish it is, wherever the focus is."""
        if self.wish.choose_digit(event.text()) or self.list.choose_digit(event.text()):
            return
        super().keyPressEvent(event)

    def _change(self) -> None:
        self._wish = WISHES[(WISHES.index(self._wish) + 1) % len(WISHES)]
        self._show()
        self.begin()

    def _show(self) -> None:
        if self._language is None:
            return
        say = self._language.say
        self.offer(
            Choice(reason.code, say(reason.name), group=say(WISH[self._wish or reason.wish]))
            for reason in HOLD_REASONS
        )
        said = say(WISH[self._wish]) if self._wish is not None else say(words("As the reason says"))
        wish = [Choice(CHANGE, say(words("On whose wish")), said)]
        if wish != self.wish.choices:
            self.wish.fill(wish)
