"""Why a visit is set aside, and on whose wish."""

from PySide6.QtCore import Signal

from center_app.domain.visit import Wish
from center_app.language import Language, words
from ui.counter.desk import DeskState
from ui.counter.panels.choosing import Choosing
from ui.counter.wording import HOLD_REASONS, WISH
from ui.desk.choice_list import Choice


class HoldPanel(Choosing):
    """`held(Wish, reason)`: the reason settles on whose wish it is."""

    held = Signal(object, str)

    def ask(self, _state: DeskState, language: Language) -> None:
        self.head(
            language.say(words("Put on hold")),
            language.say(words("The visit keeps its number and is taken up again with F11.")),
        )
        self.offer(
            Choice(reason.code, language.say(reason.name), group=language.say(WISH[reason.wish]))
            for reason in HOLD_REASONS
        )

    def take(self, code: str) -> None:
        wish = next((r.wish for r in HOLD_REASONS if r.code == code), Wish.CENTER)
        self.held.emit(wish, code)
