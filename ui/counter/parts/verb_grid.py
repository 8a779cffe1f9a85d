"""A few verbs side by side, each one button with its key, always in the same place."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from center_app.domain.views.desk import DeskView
from center_app.language import Language
from ui.counter.parts.verb_button import VerbButton
from ui.counter.verbs import primary
from ui.theme import Look


class VerbGrid(QWidget):
    """`pressed(Verb)` comes for a verb that is off too, so that the desk can say why.

    `even` columns share the width; others are as wide as their names.
    """

    pressed = Signal(object)

    def __init__(
        self,
        look: Look,
        buttons: Iterable[VerbButton],
        columns: int,
        parent: QWidget | None = None,
        *,
        even: bool = True,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._columns, self._even = columns, even
        self.buttons = list(buttons)
        for button in self.buttons:
            button.clicked.connect(lambda _on=False, it=button: self.pressed.emit(it.verb))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._place()
        look.changed.connect(self._restyle)
        self._restyle()

    def set_columns(self, columns: int) -> None:
        """Stand in so many columns."""
        if columns != self._columns:
            for column in range(self._columns):
                self._grid.setColumnStretch(column, 0)
            self._columns = columns
            self._place()

    def show_desk(self, desk: DeskView, language: Language) -> None:
        """Put every verb on or off, and fill the one that is the next sensible."""
        for button in self.buttons:
            button.show_desk(desk, language)
            button.lead_on(button.verb is primary(desk))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a verb that is off asks why."""
        under = self.childAt(event.position().toPoint())
        if isinstance(under, VerbButton) and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(under.verb)

    def _place(self) -> None:
        for n, button in enumerate(self.buttons):
            row, column = divmod(n, self._columns)
            self._grid.addWidget(button, row, column)
            self._grid.setColumnStretch(column, 1 if self._even else 0)

    def _restyle(self) -> None:
        self._grid.setSpacing(self._look.theme.space(2))
