"""The code of a ticket or an appointment: scanned, or typed."""

from PySide6.QtCore import Qt

from center_app.language import Language, words
from ui.citizen.keyboard import Keyboard
from ui.citizen.text_field import TextField
from ui.kiosk.mine import Answer
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.typing import TypingPage
from ui.kiosk.scanner import LONGEST
from ui.kiosk.visitor import Page
from ui.theme import Look

TITLES = {
    Page.TICKET: words("Scan the code on the ticket, or type its number"),
    Page.APPOINTMENT: words("Scan the code of the appointment, or type it"),
}
FIELDS = {
    Page.TICKET: words("Number of the ticket"),
    Page.APPOINTMENT: words("Code of the appointment"),
}
ANSWERS = {
    Answer.UNKNOWN: words("This is not known here today. Please check it, or ask at reception."),
    Answer.AWAY: words("The system does not answer just now. Please try again in a moment."),
}
ALONE = words(
    "While the connection is interrupted, appointments, results and other tickets cannot be looked"
    " up. Please take a number for the service: it counts from now. Show this code at the counter."
)
"""Of a kiosk that is alone: neither a booking nor a result lies on its disk."""


class CodePage(TypingPage):
    """One field for both: what is entered is found, whichever of the two was chosen before."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        seeks = model.visitor.seeks
        field = TextField(language.say(FIELDS[seeks]), LONGEST)
        super().__init__(
            model,
            look,
            language,
            language.say(TITLES[seeks]),
            "",
            field,
            Keyboard(look, language, letters="en", capitals=True),
        )
        self.forward = language.say("Show")
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setText(model.visitor.typed)
        field.textChanged.connect(self._type)
        field.returnPressed.connect(self.go_on)

    @property
    def ready(self) -> bool:
        return bool(self._model.visitor.typed.strip())

    def go_on(self) -> None:
        if self.ready:
            self._model.seek(self._model.visitor.typed)

    def refresh(self) -> None:
        answer, hall = self._model.mine.answer, self._model.views.hall
        alone = answer is Answer.AWAY and hall is not None and hall.alone
        self.warn(self._language.say(ALONE if alone else ANSWERS.get(answer, "")))

    def _type(self, text: str) -> None:
        self._model.become(self._model.visitor.typing(text))
