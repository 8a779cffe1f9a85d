"""What the pages of the kiosk have in common."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label


class PageView(QWidget):
    """What stands between the upper and the lower edge; it scrolls where it is too long.

    Whoever makes it refreshes it before it is shown. `forward` is the text of the button that goes
    on, "" for none; `first` has the focus at the beginning, or the first button. After the `last`
    one the next visitor comes. A page is made anew when the language changes, so all its choices
    lie in the model.
    """

    forward = ""
    last = False
    first: QWidget | None = None

    def __init__(
        self,
        model: KioskModel,
        look: Look,
        language: Language,
        title: str,
        size: TextSize = TextSize.HEADLINE,
    ) -> None:
        super().__init__()
        self._model, self._look, self._language = model, look, language
        self.setAccessibleName(title)
        self.title = Label(look, title, size, Weight.BOLD)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.theme.space(3))
        self.column.addWidget(self.title)

    def minimumSizeHint(self) -> QSize:
        """None: a page is as wide as the kiosk, and as high as that makes it."""
        return QSize(0, 0)

    @property
    def ready(self) -> bool:
        """Whether it can go on."""
        return True

    @property
    def said(self) -> str:
        """What it says of how things stand now; who listens hears it when it changes."""
        return ""

    def go_on(self) -> None:
        """What the button that goes on does."""

    def refresh(self) -> None:
        """Show what the model knows now: a view or a choice has changed."""
