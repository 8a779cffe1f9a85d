"""In which capacity somebody asks for a service."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from center_app.domain.catalogue import Capacity
from center_app.language import Language, words
from ui.theme import Look
from ui.widgets import FlowRow, QuietButton

NAMES = {
    Capacity.SELF: words("For myself"),
    Capacity.GUARDIAN: words("Guardian"),
    Capacity.PROXY: words("Proxy"),
    Capacity.REPRESENTATIVE: words("For an establishment"),
}


class CapacityChoice(FlowRow):
    """The capacities of a service side by side; `changed(Capacity)` when one was pressed."""

    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        language: Language,
        capacities: Sequence[Capacity],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._group = QButtonGroup(self)
        self._buttons = {
            capacity: QuietButton(look, language.say(NAMES[capacity])) for capacity in capacities
        }
        for capacity, button in self._buttons.items():
            button.setCheckable(True)
            self._group.addButton(button)
            button.clicked.connect(partial(self._press, capacity))
        self.setAccessibleName(language.say("In which capacity"))
        self.fill(list(self._buttons.values()))

    def show_capacity(self, capacity: Capacity) -> None:
        self._buttons[capacity].setChecked(True)

    def _press(self, capacity: Capacity) -> None:
        self.changed.emit(capacity)
