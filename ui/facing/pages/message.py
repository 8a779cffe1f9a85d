"""A few words, written on the screen."""

from PySide6.QtCore import QSize

from center_app.language import Language
from center_app.language.voices import VOICES
from ui.citizen.writing import message_box, message_keyboard
from ui.facing.model import FacingModel
from ui.facing.pages.asking import AskingPage
from ui.facing.parts.narrow_look import narrow_look
from ui.theme import Look

LARGE = 1.5
"""Text from which the field has the room of the title, which its kind was chosen by a touch ago."""


class MessagePage(AskingPage):
    """What is written is kept by the center and stands in no journal."""

    def __init__(self, model: FacingModel, look: Look, language: Language, room: QSize) -> None:
        voice = model.said.voice
        title = language.say(VOICES[voice]) if voice is not None else ""
        super().__init__(model, look, language, title)
        self.title.setVisible(look.theme.scale < LARGE)
        self.field = message_box(look, language)
        self.field.insert(model.said.text)
        self.field.written.connect(model.write)
        self.keyboard = message_keyboard(narrow_look(look, room, self), language)
        self.keyboard.typed.connect(self.field.insert)
        self.keyboard.taken_back.connect(self.field.backspace)
        self.keyboard.cleared.connect(self.field.clear)
        self._send = self.forward(self.say("Send"))
        self._send.clicked.connect(model.send_message)
        self.column.addWidget(self.field)
        self.column.addWidget(self.keyboard)
        later = self.say("Who would like an answer leaves the message at the kiosk.")
        self.end(self._send, self.away(), later=later)

    def refresh(self) -> None:
        written = bool(self._model.said.text.strip())
        self._send.setEnabled(written and not self._model.sending)
