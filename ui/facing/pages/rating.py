"""How the visit was, asked of who has just been served here."""

from center_app.language import Language
from ui.citizen.rating import RatingPanel
from ui.facing.model import FacingModel
from ui.facing.pages.asking import AskingPage
from ui.theme import Look

FACE, REASON = 17, 42
"""Least widths of 20 mm and 50 mm: five faces stand side by side wherever their words allow it."""


class RatingPage(AskingPage):
    """Five faces, then the reasons; a face that was touched counts, sent or not."""

    def __init__(self, model: FacingModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("How was the visit?"))
        reasons = model.view.reasons if model.view is not None else ()
        self._panel = RatingPanel(look, language, reasons, FACE, REASON)
        self._panel.rated.connect(model.rate)
        self._panel.given.connect(model.give)
        self.column.addWidget(self._panel)
        self._send = self.forward(self.say("Send"))
        self._send.clicked.connect(model.send_rating)
        later = self.say(
            "It can also be rated later today: at the kiosk, or with the code on the ticket."
        )
        self.end(self._send, self.away(), later=later)

    def refresh(self) -> None:
        self._panel.show_said(self._model.said)
        self._send.setEnabled(bool(self._model.said.stars) and not self._model.sending)
