"""A card with one list under its title."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kiosk.parts.checklist import Checklist
from ui.theme import Look
from ui.widgets import Card, Title


class ListCard(Card):
    """What it is about, and one line for each text."""

    def __init__(
        self,
        look: Look,
        title: str,
        icon: str,
        texts: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        checklist = Checklist(look, icon)
        checklist.fill(texts)
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.space(3))
        column.addWidget(Title(look, title))
        column.addWidget(checklist)
        column.addStretch()
