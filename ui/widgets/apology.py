"""What people see when something went wrong inside."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.theme import Look, TextSize
from ui.widgets.icon import Icon
from ui.widgets.labels import BodyLabel, Title
from ui.widgets.scroll_page import ScrollPage


class Apology(QWidget):
    """Covers its window and says sorry until the screen has started again."""

    def __init__(self, look: Look, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        sorry = Title(look, language.say("We are sorry, something went wrong."))
        note = BodyLabel(look, language.say("This screen will be ready again in a moment."))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(look.theme.space(4))
        column.addStretch(1)
        icon = Icon(look, "refresh", TextSize.HEADLINE)
        column.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (sorry, note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(ScrollPage(page))
        self.setAccessibleName(sorry.text())
        self.hide()
        window.installEventFilter(self)

    def cover(self) -> None:
        """Lie over everything in the window."""
        self._fit()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.colour("paper"))

    def _fit(self) -> None:
        window = self.parentWidget()
        if window:
            self.setGeometry(window.rect())
