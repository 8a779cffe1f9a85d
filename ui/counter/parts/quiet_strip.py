"""A question that can be left alone, in a strip: its answers have a key each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from center_app.language.bidi import isolate
from ui.theme import Look, Weight
from ui.widgets import Card, FlowRow, Label, QuietButton

KEYS = tuple(f"Ctrl+{n}" for n in (1, 2, 3, 4, 5, 0))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what is written on its button, and its key."""

    text: str
    key: str
    icon: str | None = None


class QuietStrip(Card):
    """`answered(int)` by the place of the answer; not there while there is nothing to ask.
    Question and answers have these `shares` of the width."""

    answered = Signal(int)

    def __init__(
        self, look: Look, parent: QWidget | None = None, shares: tuple[int, int] = (1, 4)
    ) -> None:
        super().__init__(look, parent=parent)
        self._answers: tuple[Answer, ...] = ()
        self._says = Label(look, weight=Weight.SEMIBOLD)
        self._row = FlowRow(look)
        self._shortcuts: list[QShortcut] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.theme.space(4))
        line.addWidget(self._says, shares[0])
        line.addWidget(self._row, shares[1])
        look.changed.connect(self._pad)
        self._pad()
        self.hide()

    @property
    def text(self) -> str:
        """What it asks, "" while it is not there."""
        return "" if self.isHidden() else self._says.accessibleName()

    def ask(self, text: str, answers: Sequence[Answer]) -> None:
        """Ask this; nothing for ""."""
        self.setHidden(not text)
        self._says.write(text)
        if tuple(answers) != self._answers:
            self._answers = tuple(answers)
            self._fill()

    def _fill(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._shortcuts, buttons = [], []
        for place, answer in enumerate(self._answers):
            give = partial(self.answered.emit, place)
            button = QuietButton(self._look, f"{answer.text}  {isolate(answer.key)}", answer.icon)
            button.clicked.connect(give)
            buttons.append(button)
            shortcut = QShortcut(QKeySequence(answer.key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(give)
            self._shortcuts.append(shortcut)
        self._row.fill(buttons)

    def _pad(self) -> None:
        wide, high = self._look.theme.space(4), self._look.theme.space(2)
        self.setContentsMargins(wide, high, wide, high)
