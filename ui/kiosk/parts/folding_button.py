"""A button that gives up its words, not its name, where there is little room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from center_app.language.bidi import plain
from ui.theme import Look
from ui.widgets import QuietButton


class FoldingButton(QuietButton):
    """Icon and words, or the icon and a short word or none; its name is the words either way."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        self._words = self._short = ""
        self._folded = False
        super().__init__(look, "", icon, parent)

    def name(self, words: str, short: str = "") -> None:
        """Change the words, and what is left of them when folded."""
        self._words, self._short = words, short
        self._say()

    def fold(self, folded: bool) -> None:
        if folded != self._folded:
            self._folded = folded
            self._say()

    def unfolded_hint(self) -> QSize:
        """The size with its words."""
        folded = self._folded
        self.fold(False)
        hint = self.sizeHint()
        self.fold(folded)
        return hint

    def _say(self) -> None:
        self.write(self._short if self._folded else self._words)
        self.setAccessibleName(plain(self._words))
