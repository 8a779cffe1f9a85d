"""Speaks what the kiosk shows, once somebody has asked for it, until that visitor has gone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from center_app.language import Language
from ui.speech import Speaker, reading_of, sentence_of


class Narrator(QObject):
    """`turned(bool)` when speech goes on or off.

    `language` tells the language of the moment. Without a `speaker` it can never go on. It hears of
    the focus only while it is on: one that is silent, or going away, is nobody the keys wait for.
    """

    turned = Signal(bool)

    def __init__(
        self,
        speaker: Speaker | None,
        language: Callable[[], Language],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._speaker, self._language = speaker, language
        self._page: QWidget | None = None
        self.on = False

    def turn(self, on: bool) -> None:
        """Speak from now on, beginning with the page; or be silent, with the usual volume."""
        if self._speaker is None or on == self.on:
            return
        self.on = on
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if on:
            application.focusChanged.connect(self._focus)
            self.read_page()
        else:
            application.focusChanged.disconnect(self._focus)
            self._speaker.stop()
            self._speaker.as_usual()
        self.turned.emit(on)

    def leave_page(self) -> None:
        """The page is being changed: what the focus comes to meanwhile is not spoken."""
        self._page = None

    def show_page(self, page: QWidget) -> None:
        """Another page is to be seen."""
        self._page = page
        self.read_page()

    def read_page(self) -> None:
        """Say all that the page shows, again if need be."""
        if self._page is not None:
            self.tell(". ".join(reading_of(self._page, self._language())))

    def tell(self, text: str) -> None:
        """Say this instead of what is being said."""
        if self.on and self._speaker is not None and text:
            self._speaker.say(text, self._language().code)

    def louder(self) -> None:
        if self._speaker is not None and self.on:
            self._speaker.louder()
            self.tell(self._language().say("Volume"))

    def _focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What the keys have come to; what a new page puts first is read after the page."""
        if now is not None and self.on and now.window() is self._window():
            self.tell(sentence_of(now, self._language()))

    def _window(self) -> QWidget | None:
        return self._page.window() if self._page is not None else None
