"""How the visit was: one of five faces, and for what."""

from center_app.language import Language
from ui.citizen.rating import RatingPanel
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.theme import Look


class RatingPage(PageView):
    """The faces and the reasons of the catalogue; it is sent with the button that goes on."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("How was the visit?"))
        self.forward = language.say("Send")
        self.column.setSpacing(look.theme.space(2))
        self._panel = RatingPanel(look, language, model.catalogue.rating_reasons)
        self._panel.rated.connect(self._rate)
        self._panel.given.connect(self._give)
        self.column.addWidget(self._panel)
        self.column.addStretch()

    @property
    def ready(self) -> bool:
        return bool(self._model.visitor.feedback.stars)

    def go_on(self) -> None:
        self._model.errand.rate(self._model.visitor.feedback)

    def refresh(self) -> None:
        self._panel.show_said(self._model.visitor.feedback)

    def _rate(self, stars: int) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.saying(visitor.feedback.rated(stars)))

    def _give(self, reason: str) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.saying(visitor.feedback.reason(reason)))
