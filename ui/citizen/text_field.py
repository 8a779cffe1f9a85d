"""Fields that are typed into by the keyboard on the screen or a real one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import Look, TextSize

LINES = 2
"""Lines of a longer text that are seen at once."""


class TextField(QLineEdit):
    """One line; it offers no menu and takes nothing dropped.

    The keyboard of the operating system stays away: the kiosk has its own.
    """

    def __init__(self, name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(longest)
        self.setProperty("textSize", TextSize.LEAD.name)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def minimumSizeHint(self) -> QSize:
        """Hardly any width: a longer text moves along."""
        return QSize(self.minimumHeight(), super().minimumSizeHint().height())


class TextBox(QPlainTextEdit):
    """The same for some sentences; `written(str)` brings all that stands in it."""

    written = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        longest: int,
        *,
        right_to_left: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._longest = look, longest
        option = QTextOption()
        if right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)
        self.setProperty("textSize", TextSize.BODY.name)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.textChanged.connect(self._write)

    def text(self) -> str:
        return self.toPlainText()

    def insert(self, text: str) -> None:
        self.insertPlainText(text)

    def backspace(self) -> None:
        self.textCursor().deletePreviousChar()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._look.font(TextSize.BODY)).lineSpacing()
        around = self._look.theme.space(4) + 2 * round(self.document().documentMargin())
        return QSize(super().sizeHint().width(), LINES * line + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _write(self) -> None:
        text = self.toPlainText()
        if len(text) > self._longest:
            self.textCursor().deletePreviousChar()
            return
        self.written.emit(text)
