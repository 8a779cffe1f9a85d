"""All verbs of the desk, each one button with its key, always in the same place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from center_app.domain.hall import Status
from center_app.domain.views.desk import DeskView
from center_app.language import Language
from ui.counter.parts.verb_button import LeadingButton, VerbButton
from ui.counter.verbs import COMMON_WAY, FURTHER, Verb, primary
from ui.theme import Look

COLUMNS = 4
"""As on the keyboard: F5 to F8 above F9 to F12."""


class VerbBar(QWidget):
    """The common way from left to right as one reads, the other verbs beside it.

    `pressed(Verb)` comes for a verb that is off too, so that the desk can say why.
    """

    pressed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._leading = [LeadingButton(look, verb) for verb in COMMON_WAY]
        self._further = [VerbButton(look, verb) for verb in FURTHER]
        for button in self.buttons:
            button.clicked.connect(lambda _on=False, it=button: self.pressed.emit(it.verb))
        self._way, self._grid = QHBoxLayout(), QGridLayout()
        for button in self._leading:
            self._way.addWidget(button, 1)
        self._place(self._further)
        self._whole = QGridLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self.arrange(roomy=True)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def buttons(self) -> list[VerbButton]:
        return [*self._leading, *self._further]

    def button(self, verb: Verb) -> VerbButton:
        """The button of a verb; that of the break is also the one that ends it."""
        wanted = Verb.PAUSE if verb is Verb.OPEN else verb
        place = [*COMMON_WAY, *FURTHER].index(wanted)
        return self.buttons[place]

    def arrange(self, *, roomy: bool) -> None:
        """Side by side where there is room, else the common way above the rest."""
        for layout in (self._way, self._grid):
            self._whole.removeItem(layout)
        self._whole.addLayout(self._way, 0, 0)
        if roomy:
            self._whole.addLayout(self._grid, 0, 1)
        else:
            self._whole.addLayout(self._grid, 1, 0)
        self._whole.setColumnStretch(0, 2)
        self._whole.setColumnStretch(1, 3 if roomy else 0)

    def show_desk(self, desk: DeskView, language: Language) -> None:
        """Put every verb on or off, and say why."""
        self._further[-1].become(Verb.PAUSE if desk.status is Status.OPEN else Verb.OPEN)
        for button in self.buttons:
            button.show_desk(desk, language)
        for button in self._leading:
            button.lead_on(button.verb is primary(desk))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a verb that is off asks why."""
        under = self.childAt(event.position().toPoint())
        if isinstance(under, VerbButton) and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(under.verb)

    def _place(self, buttons: list[VerbButton]) -> None:
        for n, button in enumerate(buttons):
            row, column = divmod(n, COLUMNS)
            self._grid.addWidget(button, row, column)
            self._grid.setColumnStretch(column, 1)

    def _restyle(self) -> None:
        gap = self._look.theme.space(2)
        for layout in (self._way, self._grid):
            layout.setSpacing(gap)
        self._whole.setHorizontalSpacing(self._look.theme.space(4))
        self._whole.setVerticalSpacing(gap)
