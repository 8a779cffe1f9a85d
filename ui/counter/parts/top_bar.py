"""The upper edge of every page: which counter, who works there, how to see and read it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.counter import Status
from center_app.domain.views.desk import DeskView
from center_app.language import Language, words
from ui.counter.parts.verb_button import VerbButton
from ui.counter.parts.verb_grid import VerbGrid
from ui.counter.verbs import AT_THE_EDGE, Verb
from ui.counter.wording import STATUS
from ui.desk.tools import Tools
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Chip, Label, Note

_STATUS_TONE = {
    Status.OPEN: (Tone.GOOD, "check-circle"),
    Status.PAUSED: (Tone.WARN, "pause"),
    Status.CLOSED: (Tone.NEUTRAL, "lock"),
}


class TopBar(QWidget):
    """`pressed(Verb)` to call for help, cover the desk, close the counter or sign out."""

    pressed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        edge = [VerbButton(look, verb) for verb in AT_THE_EDGE]
        self.leaving = VerbGrid(look, edge, columns=len(edge), even=False)
        self.leaving.pressed.connect(self.pressed)
        self._name = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._who = Note(look)
        self._status = Chip(look)
        self.tools = Tools(look)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._who)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(names)
        self._row.addWidget(self._status, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        for widget in (self.leaving, self.tools):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_center(self, center: str, language: Language, other: Language) -> None:
        """Nobody has signed in: name the center alone."""
        self._name.write(center)
        self._who.write("")
        for widget in (self._who, self._status, self.leaving):
            widget.hide()
        self.tools.speak(language, other)

    def show_covered(
        self, center: str, desk: DeskView, language: Language, other: Language
    ) -> None:
        """Whoever works here is not at the desk: help can be called, and nothing else."""
        self.show_center(center, language, other)
        for button in self.leaving.buttons:  # one alone has room for its word
            button.shorten(False)
        self.leaving.show_desk(desk, language)
        self._offer(frozenset({Verb.HELP}))

    def show_counter(self, who: str, desk: DeskView, language: Language, other: Language) -> None:
        """Name the counter, who works there, and what it does."""
        self._name.write(language.say(words("Counter {counter}"), counter=desk.counter))
        self._who.write(who)
        tone, icon = _STATUS_TONE[desk.status]
        self._status.write(language.say(STATUS[desk.status]), tone, icon)
        for widget in (self._who, self._status):
            widget.show()
        self.leaving.show_desk(desk, language)
        self._offer(frozenset(AT_THE_EDGE))
        self.tools.speak(language, other)

    def arrange(self, *, roomy: bool) -> None:
        """Leave words out that the icons and keys say too, where there is no room for them."""
        self.leaving.set_columns(len(AT_THE_EDGE) if roomy else 2)
        for button in self.leaving.buttons:
            button.shorten(not roomy)

    def _offer(self, verbs: frozenset[Verb]) -> None:
        self.leaving.show()
        for button in self.leaving.buttons:
            button.setVisible(button.verb in verbs)

    def _restyle(self) -> None:
        self._row.setSpacing(self._look.theme.space(3))
