"""The question whether somebody is still there, before the first page comes back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.kiosk.parts.cover import Cover
from ui.theme import Look, TextSize, Weight
from ui.ticket import sentences
from ui.widgets import Card, Label, PrimaryButton, QuietButton

DIMMED = 160
"""How dark the page behind it is, of 255."""

WIDEST = 160
"""Width of the card in units of the theme, where there is so much room."""


class TimeWarning(Cover):
    """Lies over the whole window; `more_time()` and `over()` when pressed."""

    more_time = Signal()
    over = Signal()

    def __init__(self, look: Look, window: QWidget, behind: Sequence[QWidget]) -> None:
        """`behind` is what rests while it is asked."""
        super().__init__(window, behind)
        self._look = look
        self._title = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._left = Label(look)
        self._more = PrimaryButton(look, icon="hourglass")
        self._more.clicked.connect(self.more_time)
        self._over = QuietButton(look, icon="home")
        self._over.clicked.connect(self.over)
        self._card = Card(look)
        column = QVBoxLayout(self._card)
        column.setSpacing(look.theme.space(3))
        for part in (self._title, self._left, self._more, self._over):
            column.addWidget(part)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self._card, 0, Qt.AlignmentFlag.AlignVCenter)

    def speak(self, language: Language) -> None:
        """Change the language."""
        say = language.say
        self._title.write(say("Is more time needed?"))
        self._more.write(say("I need more time"))
        self._over.write(say("Start over"))
        self.setAccessibleName(say("Is more time needed?"))

    def keep_low(self, low: bool) -> None:
        """Stand at the lower edge, or in the middle."""
        align = Qt.AlignmentFlag.AlignBottom if low else Qt.AlignmentFlag.AlignVCenter
        self._whole.setAlignment(self._card, align)

    def count(self, seconds: int, language: Language) -> None:
        """Appear, or go on counting."""
        self._left.write(sentences.countdown(seconds, language))
        if self.isHidden():
            self.cover(self._more)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card in the middle."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlpha(DIMMED)
        QPainter(self).fillRect(self.rect(), shade)

    def _fit(self) -> None:
        """Where large text leaves too little height, only the button that matters stays."""
        edge = self._look.theme.space(2)
        side = max(edge, (self.width() - self._look.theme.space(WIDEST)) // 2)
        self._whole.setContentsMargins(side, edge, side, edge)
        self._over.show()
        needed = self._card.heightForWidth(self.width() - 2 * side)
        self._over.setVisible(needed + 2 * edge <= self.height())
