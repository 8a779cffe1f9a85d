"""The upper edge of every page: where one is, and the tools."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from center_app.language import Language
from ui.kiosk.parts.step_trail import STEP_OF, StepTrail
from ui.kiosk.parts.tools import Tools
from ui.kiosk.visitor import Page
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, Logo

TOOLS_SHARE = 0.45
"""Greatest share of the width that the tools take with their words; else they give them up."""


class Header(QWidget):
    """At its start the steps, on the first page the center's logo and name; at its end the tools.

    Where the tools leave too little room they give up the aids first, which the first page offers
    too; then they stand above the steps, and the name is left to the page: `named(bool)` says
    whether it stands here.
    """

    named = Signal(bool)

    def __init__(
        self, look: Look, languages: Sequence[Language], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._trail = StepTrail(look)
        self._has_trail = self._low = False
        self._logo = Logo(look, "")
        self._name = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self.tools = Tools(look, languages)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._logo)
        self._row.addWidget(self._name, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._trail, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch()
        self._row.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignTrailing)
        look.changed.connect(self._arrange)

    def keep_low(self, low: bool) -> None:
        """In the lower half there is no room for steps above or below the tools."""
        self._low = low
        self._arrange()

    def show_page(self, page: Page, name: str, language: Language) -> None:
        """Say where the visitor is: in the center of this name, or at which step."""
        first = page is Page.WELCOME
        self._name.write(name if first else "")
        self._has_trail = page in STEP_OF
        self._trail.show_step(page, language)
        self.tools.speak(language)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the tools into the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = self._look.theme.space(5)
        self.tools.show_aids(True)
        wide, beside = self._room(gap)
        if not beside and self.window().height() < self.window().width():
            self.tools.show_aids(False)
            wide, beside = self._room(gap)
        named = beside and bool(self._name.text())
        self._name.setVisible(named)
        self._logo.setVisible(named and not self._logo.sizeHint().isEmpty())
        self.named.emit(named)
        self._trail.setVisible(self._has_trail and (beside or not self._low))
        self._trail.thin(not beside and self.window().height() < self.window().width())
        self.tools.setFixedSize(wide, self.tools.heightForWidth(wide))
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.BottomToTop)
        self._row.setSpacing(gap if beside else self._look.theme.space(2))

    def _room(self, gap: int) -> tuple[int, bool]:
        """How wide the tools are, and whether the rest has room beside them."""
        self.tools.fold(round(self.width() * TOOLS_SHARE), self.width())
        wide = min(self.tools.sizeHint().width(), max(1, self.width()))
        return wide, self._fits(self.width() - wide - gap - self._logo.sizeHint().width())

    def _fits(self, room: int) -> bool:
        """Whether name and steps can stand in so much room, the name in two lines at most."""
        if not self._name.text():
            self._trail.thin(False)
            return self._trail.minimumSizeHint().width() <= room
        two_lines = 2 * self._name.heightForWidth(10_000)
        broad = self._name.minimumSizeHint().width() <= room
        return broad and self._name.heightForWidth(room) <= two_lines
