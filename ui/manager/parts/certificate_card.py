"""One certificate of an employee: until when, whose, for what."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language.bidi import plain
from ui.manager.certificate_words import CertificateWords
from ui.theme import Look, Weight
from ui.widgets import Card, Chip, Label, Note


class CertificateCard(Card):
    """Made anew when its words change: they do so once in many days."""

    def __init__(self, look: Look, said: CertificateWords, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(1.5))
        column.addWidget(Label(look, said.employee, weight=Weight.BOLD))
        column.addWidget(Chip(look, said.end, said.tone), 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(Note(look, said.skills))
        column.addStretch(1)
        self.setAccessibleName(plain(f"{said.employee}, {said.end}, {said.skills}"))

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(3.5)
        self.setContentsMargins(pad, pad, pad, pad)
