"""Which of the five kinds a message is."""

from center_app.domain.message import Voice
from center_app.language import Language
from ui.citizen.kinds import KindTiles
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.visitor import Page
from ui.theme import Look


class VoicePage(PageView):
    """A tile for each kind; one touch leads on to the writing."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("What kind of message is it?"))
        tiles = KindTiles(look, language)
        tiles.chosen.connect(self._choose)
        self.column.addWidget(tiles)
        self.column.addStretch()

    def _choose(self, voice: Voice) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.saying(visitor.feedback.about(voice)).to(Page.MESSAGE))
