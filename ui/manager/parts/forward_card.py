"""Putting a chosen visit forward, for a reason, or back to its own place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.forward import Forward
from center_app.language import Language
from center_app.language.reason_of_call import FORWARD
from ui.manager.movable import Movable
from ui.theme import Look, TextSize, Weight
from ui.widgets import BodyLabel, Card, FlowRow, Label, QuietButton


class ForwardCard(Card):
    """`forward(visit, Forward)` and `back(visit)`; the reasons stand there once they are asked
    for. Without a visit there is no card."""

    forward = Signal(str, object)
    back = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._visit: Movable | None = None
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._note = BodyLabel(look)
        self.more = QuietButton(look, icon="arrow-up")
        self.undo = QuietButton(look)
        self.reasons = {reason: QuietButton(look) for reason in FORWARD}
        deeds = FlowRow(look)
        deeds.fill([self.more, self.undo])
        self._choices = FlowRow(look)
        self._choices.fill(list(self.reasons.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(1.5))
        for part in (self._title, self._note, deeds, self._choices):
            column.addWidget(part)
        self.more.clicked.connect(self._choose)
        self.undo.clicked.connect(self._ask_back)
        for reason, button in self.reasons.items():
            button.clicked.connect(lambda _checked=False, reason=reason: self._ask(reason))
        self.hide()

    def show_visit(self, visit: Movable | None, language: Language, *, busy: bool) -> None:
        """Show what can be done about it."""
        other = (visit.visit if visit else "") != (self._visit.visit if self._visit else "")
        self._visit = visit
        self.setVisible(visit is not None)
        if other or visit is None:
            self._choices.hide()
        if visit is None:
            return
        say, moved = language.say, visit.forward is not None
        self._title.write(say("Put {number} forward", number=visit.number))
        self._note.write(_note(visit.forward, language))
        self.more.write(say("Change the reason") if moved else say("Put forward"))
        self.undo.write(say("Back to its own place"))
        self.undo.setVisible(moved)
        for reason, button in self.reasons.items():
            button.write(say(FORWARD[reason]))
            button.setEnabled(not busy and reason is not visit.forward)
        self.more.setEnabled(not busy)
        self.undo.setEnabled(not busy)

    def _choose(self) -> None:
        self._choices.setVisible(self._choices.isHidden())
        if self._choices.isVisible():
            next(iter(self.reasons.values())).setFocus()

    def _ask(self, reason: Forward) -> None:
        self._choices.hide()
        if self._visit is not None:
            self.forward.emit(self._visit.visit, reason)

    def _ask_back(self) -> None:
        if self._visit is not None:
            self.back.emit(self._visit.visit)

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(3.5)
        self.setContentsMargins(pad, pad, pad, pad)


def _note(forward: Forward | None, language: Language) -> str:
    if forward is None:
        return language.say("It would be called next wherever it can be served; why is recorded.")
    return language.say(
        "It goes before all others: {reason}.", reason=language.say(FORWARD[forward])
    )
