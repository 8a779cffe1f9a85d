"""What the management says to the counters: calmly, until whoever sits there has read it."""

from PySide6.QtWidgets import QWidget

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
        """Say what has not been read at the desk as it is now."""
        desk, person = self._model.desk, self._model.person
        unread = desk.bulletins if desk is not None and person is not None else ()
        if not unread:
            self.ask("", ())
            return
        text = language.say(
            words("From the management: {text}"), text=bulletin_text(unread[0], language)
        )
        self.ask(text, (Answer(language.say(words("I have read it")), KEY, "check"),))

    def _read(self, _place: int) -> None:
        desk = self._model.desk
        if desk is not None and desk.bulletins:
            self._model.read_bulletin(desk.bulletins[0].id)
