"""One counter: what it does, for whom, since when, and who sits there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language
from center_app.language.bidi import isolate, plain
from ui.manager.counter_words import CounterWords
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Card, Chip, Label, Note

GROUNDS = {Tone.NEUTRAL: "sunken", Tone.WARN: "warn_tint"}
"""A counter that does not serve stands back, or out."""


class CounterCard(Card):
    """The number of the counter as on its sign, and beside it how it stands."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._code = ""
        self._said: CounterWords | None = None
        self._number = Label(look, size=TextSize.HEADLINE, weight=Weight.BOLD, colour="primary")
        self._state = Chip(look)
        self._visit = Label(look, weight=Weight.BOLD)
        self._since = Note(look)
        self._employee = Note(look)
        for label in (self._number, self._visit, self._since):
            label.setWordWrap(False)
        self._top = QHBoxLayout()
        self._top.addWidget(self._number)
        self._top.addStretch(1)
        self._top.addWidget(self._state)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self._visit)
        self._middle.addStretch(1)
        self._middle.addWidget(self._since)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(0.5))
        column.addLayout(self._top)
        column.addLayout(self._middle)
        column.addWidget(self._employee, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)

    def show_counter(self, code: str, said: CounterWords, language: Language) -> None:
        """Show how the counter stands."""
        if (code, said) == (self._code, self._said):
            return
        self._code, self._said = code, said
        self._number.write(isolate(code))
        self._state.write(said.state, said.tone)
        self._visit.write(said.visit or " ")
        self._since.write(said.since)
        self._employee.write(said.employee or " ")
        self.set_ground(GROUNDS.get(said.tone, "surface"))
        told = (said.state, said.visit, said.since, said.employee)
        name = language.say("Counter {counter}", counter=code)
        self.setAccessibleName(plain(", ".join((name, *(part for part in told if part)))))

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(3)
        self.setContentsMargins(pad, pad, pad, pad)
