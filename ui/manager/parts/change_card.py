"""One service of the next catalogue: what becomes otherwise with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language.bidi import plain
from ui.manager.catalogue_words import ChangeWords
from ui.theme import Look, Weight
from ui.widgets import BodyLabel, Card, Chip, Label, Note


class ChangeCard(Card):
    """Made anew when its words change: a catalogue comes a few times a year."""

    def __init__(self, look: Look, said: ChangeWords, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(1.5))
        column.addWidget(Label(look, said.service, weight=Weight.BOLD))
        column.addWidget(Note(look, said.agency))
        column.addWidget(Chip(look, said.change, said.tone), 0, Qt.AlignmentFlag.AlignLeading)
        for line in said.lines:
            column.addWidget(BodyLabel(look, line))
        column.addStretch(1)
        self.setAccessibleName(plain(", ".join((said.service, said.change, *said.lines))))

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(3.5)
        self.setContentsMargins(pad, pad, pad, pad)
