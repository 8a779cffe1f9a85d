"""What is told to the center, in the visitor's own words."""

from center_app.language import Language
from center_app.language.voices import VOICES
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.typing import TypingPage
from ui.kiosk.parts.keyboard import Keyboard
from ui.kiosk.parts.text_field import TextBox
from ui.kiosk.visitor import Page
from ui.theme import Look

LONGEST = 500
"""Letters that somebody writes who stands before a kiosk."""


class MessagePage(TypingPage):
    """Some sentences; what is written is kept by the center and stands in no journal."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        said = model.visitor.feedback
        right_to_left = language.right_to_left
        name = language.say("What is to be said")
        field = TextBox(look, name, LONGEST, right_to_left=right_to_left)
        super().__init__(
            model,
            look,
            language,
            language.say(VOICES[said.voice]) if said.voice is not None else "",
            "",
            field,
            Keyboard(look, language, signs=".؟" if right_to_left else ".?"),
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
