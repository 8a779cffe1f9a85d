"""Panels whose choice is one of a few."""

from abc import abstractmethod
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ui.counter.panels.panel import Panel
from ui.desk.choice_list import Choice, ChoiceList
from ui.theme import Look


class Choosing(Panel):
    """A list of choices; the one taken closes the panel."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.list = ChoiceList(look)
        self.list.chosen.connect(self._chosen)
        self.list.off.connect(self.off)
        self.stack(self.list, gap=2)
        self.end()

    @abstractmethod
    def take(self, code: str) -> None:
        """The choice was made."""

    def offer(self, choices: Iterable[Choice]) -> None:
        """Show these, without touching what has not changed."""
        offered = list(choices)
        if offered != self.list.choices:
            self.list.fill(offered)

    def begin(self) -> None:
        self.list.take_focus()

    def _chosen(self, code: str) -> None:
        self.closed.emit()
        self.take(code)
