"""The notice that what stands on the page is no longer new, and how old it is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from center_app.language.dates import ago, clock
from ui.theme import Look, Tone
from ui.widgets.banner import Banner

_EVERY_MS = 1000


class StaleBanner(Banner):
    """Appears when a screen has lost its source and counts the age until it is found again.

    Connect `lost` and `found` to a `Watch` or a `Live`. `now` is the clock of the roof.
    """

    def __init__(
        self,
        look: Look,
        language: Language,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._language, self._now = language, now
        self._since: datetime | None = None
        self._still = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._tell_age)

    def lost(self, since: datetime | None) -> None:
        """Say so; `since` is when what is shown was true, None if nothing is shown yet."""
        self._since = since
        self._tell_age()
        self._timer.start()

    def say_still(self, sentence: str) -> None:
        """Say, while it is lost, what goes on all the same; "" for nothing."""
        if sentence != self._still:
            self._still = sentence
            self.speak(self._language)

    def found(self) -> None:
        """Go away."""
        self._timer.stop()
        self.clear()

    def speak(self, language: Language) -> None:
        """Change the language."""
        self._language = language
        if self._timer.isActive():
            self._tell_age()

    def _tell_age(self) -> None:
        say = self._language.say
        text = say("The connection is interrupted. It will come back by itself.")
        if self._still:
            text = f"{text} {say(self._still)}"
        self.tell(Tone.WARN, text, self._age())

    def _age(self) -> str:
        if self._since is None:
            return ""
        age = ago((self._now() - self._since).total_seconds(), self._language)
        return self._language.say("Last update at {time}, {age}", time=clock(self._since), age=age)
