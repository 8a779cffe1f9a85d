"""The upper edge of every page: which counter, who works there, how to see and read it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.hall import Status
from center_app.language import Language, words
from ui.counter.wording import STATUS
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Chip, ClockLabel, Label, Note, QuietButton

_STATUS_TONE = {
    Status.OPEN: (Tone.GOOD, "check-circle"),
    Status.PAUSED: (Tone.WARN, "pause"),
    Status.CLOSED: (Tone.NEUTRAL, "lock"),
}


class TopBar(QWidget):
    """`next_language`, `next_contrast` and `next_size` when another of these is wanted."""

    next_language = Signal()
    next_contrast = Signal()
    next_size = Signal()

    def __init__(
        self,
        look: Look,
        counter: str,
        language: Language,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._counter = look, counter
        self._name = Label(look, size=TextSize.HEADLINE, weight=Weight.BOLD)
        self._who = Note(look)
        self._status = Chip(look)
        self._clock = ClockLabel(look, language, now)
        self._other = QuietButton(look, icon="globe")
        self._contrast = QuietButton(look, icon="contrast")
        self._size = QuietButton(look, icon="text-size")
        for button, wanted in (
            (self._other, self.next_language),
            (self._contrast, self.next_contrast),
            (self._size, self.next_size),
        ):
            button.clicked.connect(wanted)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._who)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(names)
        self._row.addWidget(self._status)
        self._row.addStretch(1)
        for widget in (self._other, self._contrast, self._size, self._clock):
            self._row.addWidget(widget)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_counter(
        self, who: str, status: Status | None, language: Language, other: Language
    ) -> None:
        """Name the counter, who works there (or the center, before somebody does), its status."""
        self._name.write(language.say(words("Counter {counter}"), counter=self._counter))
        self._who.write(who)
        self._clock.speak(language)
        self._status.setVisible(status is not None)
        if status is not None:
            tone, icon = _STATUS_TONE[status]
            self._status.write(language.say(STATUS[status]), tone, icon)
        self._other.write(other.name)
        for button, msgid in (
            (self._contrast, words("More or less contrast")),
            (self._size, words("Larger or smaller text")),
        ):
            button.setAccessibleName(language.say(msgid))
            button.setToolTip(language.say(msgid))

    def _restyle(self) -> None:
        self._row.setSpacing(self._look.theme.space(3))
