"""What the management says to the counters: calmly, until whoever sits there has read it."""

from PySide6.QtWidgets import QWidget

from center_app.domain.views.bulletins import BulletinView
from center_app.language import Language, words
from center_app.language.bulletin_words import bulletin_text
from ui.counter.model import CounterModel
from ui.counter.parts.quiet_strip import Answer, QuietStrip
from ui.theme import Look

KEY = "Ctrl+F11"


class BulletinStrip(QuietStrip):
    """One at a time, the oldest first."""

    def __init__(self, look: Look, model: CounterModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, shares=(2, 1))
        self._model = model
        self.answered.connect(self._read)

    def show_desk(self, language: Language) -> None:
        """Say what has not been read at the desk, and whose time is not over now."""
        unread = self._unread
        if not unread:
            self.ask("", ())
            return
        text = language.say(
            words("From the management: {text}"), text=bulletin_text(unread[0], language)
        )
        self.ask(text, (Answer(language.say(words("I have read it")), KEY, "check"),))

    @property
    def _unread(self) -> list[BulletinView]:
        desk, person = self._model.desk_now, self._model.person
        if desk is None or person is None:
            return []
        return [one for one in desk.bulletins if one.until is None or desk.at < one.until]

    def _read(self, _place: int) -> None:
        if unread := self._unread:
            self._model.read_bulletin(unread[0].id)
