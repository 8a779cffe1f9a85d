"""What stations did by paper and could not be taken in: told until somebody has seen to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.left_over import LeftOver
from center_app.language import Language
from ui.manager.left_over_words import left_over_notice
from ui.theme import Look, Tone
from ui.widgets import Banner, QuietButton


class LeftOverStrip(Banner):
    """The oldest, and how many there are besides; `settled(id)` when somebody has seen to it."""

    settled = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._first = ""
        self.go = QuietButton(look, icon="check")
        self._row.addWidget(self.go)
        self.go.clicked.connect(lambda: self.settled.emit(self._first))

    def show_left_overs(self, left_overs: tuple[LeftOver, ...], language: Language) -> None:
        """Tell of the first; gone when nothing is left."""
        if not left_overs:
            self.clear()
            return
        first, further = left_overs[0], len(left_overs) - 1
        self._first = first.id
        text, note = left_over_notice(first, language)
        more = language.say_many("{n} more after it.", "{n} more after it.", further)
        self.go.write(language.say("Seen to"))
        self.tell(Tone.WARN, text, f"{note} {more}" if further else note)
