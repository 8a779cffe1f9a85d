"""What people see in place of a screen that cannot be used: when something went wrong inside, and
when the station was taken out of service."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.theme import Look, TextSize
from ui.widgets.icon import Icon
from ui.widgets.labels import BodyLabel, Title
from ui.widgets.scroll_page import ScrollPage


class Cover(QWidget):
    """Covers its window with a sign, a title and a note."""

    def __init__(self, look: Look, window: QWidget, sign: str, says: str, note: str) -> None:
        super().__init__(window)
        self._look = look
        title, more = Title(look, says), BodyLabel(look, note)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(look.theme.space(4))
        column.addStretch(1)
        icon = Icon(look, sign, TextSize.HEADLINE)
        column.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (title, more):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(ScrollPage(page))
        self.setAccessibleName(says)
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


class Apology(Cover):
    """Says sorry until the screen has started again."""

    def __init__(self, look: Look, language: Language, window: QWidget) -> None:
        sorry = language.say("We are sorry, something went wrong.")
        note = language.say("This screen will be ready again in a moment.")
        super().__init__(look, window, "refresh", sorry, note)


class OutOfService(Cover):
    """Stands for good where a station was revoked."""

    def __init__(self, look: Look, language: Language, window: QWidget) -> None:
        ended = language.say("This station is out of service.")
        note = language.say("Please ask a member of staff.")
        super().__init__(look, window, "moon", ended, note)
