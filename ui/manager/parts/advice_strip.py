"""One calm sentence: what would help before it is needed, with a button that does it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.advice import Advice
from center_app.domain.clock import MINUTE
from center_app.domain.text import Text
from center_app.language import Language
from ui.manager.advice_words import deed_text, effect_text
from ui.theme import Look, Tone
from ui.widgets import Banner, QuietButton

NOT_AGAIN_MS = 15 * MINUTE
"""For so long nothing more is said of what was done, or is not wanted now."""


class AdviceStrip(Banner):
    """`followed(Advice)` when it is to be done."""

    followed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._advice: Advice | None = None
        self._now = 0
        self._quiet: dict[tuple[object, str], int] = {}
        self.go, self.not_now = QuietButton(look, icon="check"), QuietButton(look)
        for button in (self.go, self.not_now):
            self._row.addWidget(button)
        self.go.clicked.connect(self._follow)
        self.not_now.clicked.connect(self._leave)

    def show_advice(
        self,
        advice: Advice | None,
        names: Mapping[str, Text],
        now: int,
        language: Language,
        *,
        busy: bool,
    ) -> None:
        """Say it at `now` (ms since 1970 UTC); nothing where there is none, or not just now."""
        self._advice, self._now = advice, now
        if advice is None or self._quiet.get((advice.way, advice.counter), 0) > now:
            self.clear()
            return
        say = language.say
        self.go.write(say("Do it"))
        self.not_now.write(say("Not now"))
        self.go.setEnabled(not busy)
        text = say("Would help: {deed}", deed=deed_text(advice, names, language))
        self.tell(Tone.NEUTRAL, text, effect_text(advice, language))

    def _follow(self) -> None:
        if self._advice is not None:
            self.followed.emit(self._advice)
        self._leave()

    def _leave(self) -> None:
        if self._advice is not None:
            quiet = self._advice.way, self._advice.counter
            self._quiet[quiet] = self._now + NOT_AGAIN_MS
        self.clear()
