"""Which page is shown: a row of buttons, one of them on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.theme import Look
from ui.widgets import FlowRow, QuietButton


class Tabs(FlowRow):
    """`chosen(int)` tells the page by its place."""

    chosen = Signal(int)

    def __init__(self, look: Look, icons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.buttons = [QuietButton(look, icon=icon) for icon in icons]
        self._group = QButtonGroup(self)
        for n, button in enumerate(self.buttons):
            button.setCheckable(True)
            self._group.addButton(button, n)
        self.buttons[0].setChecked(True)
        self._group.idClicked.connect(self.chosen)
        self.fill(self.buttons)

    @property
    def page(self) -> int:
        """The place of the page that is chosen."""
        return self._group.checkedId()

    def write(self, names: Sequence[str]) -> None:
        """Name the pages."""
        for button, name in zip(self.buttons, names, strict=True):
            if button.text() != name:
                button.write(name)
