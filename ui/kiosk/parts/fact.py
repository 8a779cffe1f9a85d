"""One fact with its icon: what it is about, and what it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, TextSize, Weight
from ui.widgets import Icon, Label, Note


class Fact(QWidget):
    """The icon before two lines; screen readers hear both as one."""

    def __init__(
        self, look: Look, icon: str, about: str, what: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._about = about
        self._what = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.space(3))
        row.addWidget(Icon(look, icon, TextSize.TITLE), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Note(look, about))
        words.addWidget(self._what)
        row.addLayout(words, 1)
        self.write(what)

    def write(self, what: str, colour: str = "ink") -> None:
        """Change what it is, in a colour of the tokens."""
        self._what.write(what)
        self._what.set_colour(colour)
        self.setAccessibleName(f"{self._about}: {self._what.accessibleName()}")
