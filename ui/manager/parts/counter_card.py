"""One counter: what it does, for whom, since when, and who sits there."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language, words
from center_app.language.bidi import isolate, plain
from ui.manager.counter_deeds import Deed
from ui.manager.counter_words import CounterWords
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Card, Chip, FlowRow, Label, Note, QuietButton

GROUNDS = {Tone.NEUTRAL: "sunken", Tone.WARN: "warn_tint"}
"""A counter that does not serve stands back, or out."""


DEEDS: dict[Deed, str] = {
    Deed.OPEN: words("Open"),
    Deed.PAUSE: words("Break"),
    Deed.CLOSE: words("Close"),
    Deed.SKILLS: words("Skills for today"),
}
"""What can be done about a counter, in the order in which it is offered."""


class CounterCard(Card):
    """The number of the counter as on its sign, and beside it how it stands.

    `asked(Deed)` when something is to be done there: what makes sense is offered on a press.
    """

    asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._code = ""
        self._said: CounterWords | None = None
        self._offered: tuple[frozenset[Deed], str, bool] | None = None
        self._number = Label(look, size=TextSize.HEADLINE, weight=Weight.BOLD, colour="primary")
        self._state = Chip(look)
        self._visit = Label(look, weight=Weight.BOLD)
        self._since = Note(look)
        self._employee = Note(look)
        self.more = QuietButton(look, icon="more")
        self.more.setCheckable(True)
        self.deeds = {deed: QuietButton(look) for deed in Deed}
        self._deeds = FlowRow(look)
        self._deeds.fill(list(self.deeds.values()))
        self._deeds.hide()
        self.more.toggled.connect(self._deeds.setVisible)
        for deed, button in self.deeds.items():
            button.clicked.connect(partial(self._ask, deed))
        for label in (self._number, self._visit, self._since):
            label.setWordWrap(False)
        self._top = QHBoxLayout()
        self._top.addWidget(self._number)
        self._top.addStretch(1)
        self._top.addWidget(self._state)
        self._top.addWidget(self.more)
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
        column.addWidget(self._deeds)
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

    def offer(self, deeds: frozenset[Deed], language: Language, *, busy: bool) -> None:
        """Offer what can be done there now; nothing where nobody sits."""
        offered = deeds, language.code, busy
        if offered == self._offered:
            return
        self._offered = offered
        self.more.setVisible(bool(deeds))
        if not deeds:
            self.more.setChecked(False)
        self.more.setAccessibleName(language.say("Act at counter {counter}", counter=self._code))
        self.more.setToolTip(self.more.accessibleName())
        for deed, button in self.deeds.items():
            button.write(language.say(DEEDS[deed]))
            button.setVisible(deed in deeds)
            button.setEnabled(not busy)

    def _ask(self, deed: Deed, _checked: bool = False) -> None:
        self.more.setChecked(False)
        self.asked.emit(deed)

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(3)
        self.setContentsMargins(pad, pad, pad, pad)
