"""What is typed to find a service."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from center_app.language import Language
from ui.theme import TextSize

LONGEST = 60
"""Letters; whoever types more leans on the keyboard."""


class SearchField(QLineEdit):
    """One line that is typed into by either keyboard; it offers no menu and takes nothing dropped.

    The keyboard of the operating system stays away: the kiosk has its own.
    """

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.setProperty("textSize", TextSize.LEAD.name)
        self.setPlaceholderText(language.say("Name of the service"))
        self.setAccessibleName(self.placeholderText())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def minimumSizeHint(self) -> QSize:
        """Hardly any width: a longer text moves along."""
        return QSize(self.minimumHeight(), super().minimumSizeHint().height())
