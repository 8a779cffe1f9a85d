"""The time and the day, in a corner of every screen."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from center_app.language.dates import clock, day
from ui.theme import Look, TextSize, Weight
from ui.widgets.label import Label

_MINUTE_MS = 60_000


class ClockLabel(QWidget):
    """09:15 and, below it, the day with its month as Jordan calls it.

    `now` is the clock of the roof; the label wakes when the minute changes.
    """

    def __init__(
        self,
        look: Look,
        language: Language,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._language, self._now = language, now
        self._time = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._day = Label(look, size=TextSize.SMALL, colour="ink_soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self._time, self._day):
            column.addWidget(label)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._tick()

    @property
    def text(self) -> str:
        return f"{self._time.accessibleName()}, {self._day.accessibleName()}"

    def speak(self, language: Language) -> None:
        """Change the language."""
        self._language = language
        self._show(self._now())

    def _tick(self) -> None:
        now = self._now()
        self._show(now)
        self._timer.start(_MINUTE_MS - (now.second * 1000 + now.microsecond // 1000))

    def _show(self, now: datetime) -> None:
        self._time.write(clock(now))
        self._day.write(day(now, self._language))
        self.setAccessibleName(self.text)
