"""What the pages of the second screen have in common."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.facing.model import FacingModel
from ui.theme import Look, TextSize, Weight
from ui.widgets import Icon, Label


class FacingPage(QWidget):
    """One scene in one language; made anew when either changes, refreshed with every view.

    `foot` stands below it and does not scroll; a page without one has None.
    """

    foot: QWidget | None = None

    def __init__(self, model: FacingModel, look: Look, language: Language) -> None:
        super().__init__()
        self._model, self._look, self._language = model, look, language
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.theme.space(3))

    def minimumSizeHint(self) -> QSize:
        """None: a page is as wide as the screen, and scrolls where it is longer."""
        return QSize(0, 0)

    def refresh(self) -> None:
        """Show what the model knows now."""

    def count(self, seconds: int | None) -> None:
        """So many seconds are left; None: nobody counts."""

    def arrange(self, *, upright: bool) -> None:
        """Stand on a screen that is higher than wide, or wider than high."""

    def say(self, msgid: str, **values: object) -> str:
        return self._language.say(msgid, **values)

    def headline(self, text: str, size: TextSize = TextSize.HEADLINE) -> Label:
        """A sentence in the middle of the page."""
        label = Label(self._look, text, size, Weight.SEMIBOLD)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def quiet(self, text: str) -> Label:
        """A second sentence in the middle."""
        label = Label(self._look, text, TextSize.LEAD, colour="ink_soft")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def put_icon(self, icon: str, colour: str = "primary") -> None:
        mark = Icon(self._look, icon, TextSize.PLATE, colour)
        self.column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
