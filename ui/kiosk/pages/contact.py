"""How an answer reaches whoever wants one."""

from PySide6.QtCore import Qt

from center_app.domain.writing import LONGEST_CONTACT
from center_app.language import Language
from ui.citizen.keyboard import Keyboard
from ui.citizen.text_field import TextField
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.typing import TypingPage
from ui.theme import Look


class ContactPage(TypingPage):
    """A telephone number or an address of e-mail, or nothing; then the message is sent."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        field = TextField(language.say("Telephone number or e-mail"), LONGEST_CONTACT)
        super().__init__(
            model,
            look,
            language,
            language.say("Is an answer wanted?"),
            language.say("Without an answer, simply send it. What stands here is deleted in time."),
            field,
            Keyboard(look, language, letters="en", signs="@."),
        )
        self.forward = language.say("Send")
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setText(model.visitor.feedback.contact)
        field.textChanged.connect(self._write)
        field.returnPressed.connect(self.go_on)

    def go_on(self) -> None:
        self._model.errand.tell(self._model.visitor.feedback)

    def _write(self, text: str) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.saying(visitor.feedback.reached_by(text)))
