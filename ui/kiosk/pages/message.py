"""What is told to the center, in the visitor's own words."""

from center_app.language import Language
from center_app.language.voices import VOICES
from ui.citizen.writing import message_box, message_keyboard
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.typing import TypingPage
from ui.kiosk.visitor import Page
from ui.theme import Look


class MessagePage(TypingPage):
    """Some sentences; what is written is kept by the center and stands in no journal."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        said = model.visitor.feedback
        field = message_box(look, language)
        super().__init__(
            model,
            look,
            language,
            language.say(VOICES[said.voice]) if said.voice is not None else "",
            "",
            field,
            message_keyboard(look, language),
        )
        self.forward = language.say("Continue")
        field.insert(said.text)
        field.written.connect(self._write)

    @property
    def ready(self) -> bool:
        return bool(self._model.visitor.feedback.text.strip())

    def go_on(self) -> None:
        self._model.become(self._model.visitor.to(Page.CONTACT))

    def _write(self, text: str) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.saying(visitor.feedback.saying(text)))
