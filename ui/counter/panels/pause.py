"""What kind of break it is."""

from PySide6.QtCore import Signal

from center_app.language import Language, words
from ui.counter.desk import DeskState
from ui.counter.panels.choosing import Choosing
from ui.counter.wording import PAUSE_REASONS
from ui.desk.choice_list import Choice


class PausePanel(Choosing):
    """`paused(reason)`."""

    paused = Signal(str)

    def ask(self, _state: DeskState, language: Language) -> None:
        self.head(
            language.say(words("Break")),
            language.say(words("Nobody is called here until the break ends.")),
        )
        self.offer(Choice(code, language.say(name)) for code, name in PAUSE_REASONS.items())

    def take(self, code: str) -> None:
        self.paused.emit(code)
