"""Alarms that nobody has taken up yet: told above every page."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.alarm import AlarmKind
from center_app.domain.views.alarms import AlarmView
from center_app.language import Language
from ui.manager.alarm_words import alarm_words
from ui.theme import Look
from ui.widgets import Banner, PrimaryButton

KEY = "F4"

TOLD_ELSEWHERE = frozenset(
    {AlarmKind.HELP, AlarmKind.PAPER_LOW, AlarmKind.PRINTER, AlarmKind.BURST}
)
"""What has a strip of its own, with what to do; it stands on the page of the alarms, too."""


class AlarmStrip(Banner):
    """The first of them; `taken(id)` when whoever reads it sees to it."""

    taken = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._first = ""
        self.go = PrimaryButton(look, icon="check")
        self._row.addWidget(self.go)
        self.go.clicked.connect(self.take)

    def take(self) -> None:
        """See to the one that stands there, if one does."""
        if self._first:
            self.taken.emit(self._first)

    def show_alarms(self, alarms: Iterable[AlarmView], now: int, language: Language) -> None:
        """Tell of the first, and how many there are besides; gone when each has an owner."""
        open_ones = [one for one in alarms if one.owner is None and one.kind not in TOLD_ELSEWHERE]
        if not open_ones:
            self._first = ""
            self.clear()
            return
        first, further = open_ones[0], len(open_ones) - 1
        self._first = first.id
        said = alarm_words(first, {}, now, language)
        more = language.say_many("{n} more alarm", "{n} more alarms", further)
        self.go.write(language.say("Take it up ({key})", key=KEY))
        self.tell(said.tone, said.text, f"{said.note} · {more}" if further else said.note)
