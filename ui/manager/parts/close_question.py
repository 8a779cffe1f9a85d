"""Asks once before the day is closed, and says what that means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language
from ui.theme import Look
from ui.widgets import BodyLabel, PrimaryButton, QuietButton, Title

WIDTH = 110
"""Least width in units of the theme."""


class CloseQuestion(QDialog):
    """Accepted when the day is to be closed; the safe answer has the focus."""

    def __init__(self, look: Look, language: Language, here: int, parent: QWidget) -> None:
        super().__init__(parent)
        look.dress(self)
        say = language.say
        self.setWindowTitle(say("Close the day"))
        right_to_left = language.right_to_left
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.setMinimumWidth(look.theme.space(WIDTH))
        self.told = BodyLabel(look, _meaning(here, language))
        self.yes = PrimaryButton(look, say("Close the day"), "lock")
        self.no = QuietButton(look, say("Go back"))
        column = QVBoxLayout(self)
        space = look.theme.space
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(3))
        column.addWidget(Title(look, say("Close the day now?")))
        column.addWidget(self.told)
        column.addSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setFocus()


def _meaning(here: int, language: Language) -> str:
    if not here:
        return language.say("Nobody is waiting or being served. No more numbers are given today.")
    ends = language.say_many(
        "{n} visit is still open. It will expire and count as not served.",
        "{n} visits are still open. They will expire and count as not served.",
        here,
    )
    told = language.say("No more numbers are given today.")
    return f"{ends}\n{told}"
