"""Which of the five kinds a message is."""

from functools import partial

from center_app.domain.message import Voice
from center_app.language import Language
from center_app.language.voices import VOICES
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.visitor import Page
from ui.theme import Look
from ui.widgets import FlowGrid, TileButton

ICONS = {
    Voice.OBSERVATION: "eye",
    Voice.SUGGESTION: "idea",
    Voice.INQUIRY: "help",
    Voice.COMPLAINT: "message",
    Voice.REPORT: "warning",
}


class VoicePage(PageView):
    """A tile for each kind; one touch leads on to the writing."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("What kind of message is it?"))
        grid = FlowGrid(look, least=80, most=2)
        grid.fill([self._tile(voice, language.say(name)) for voice, name in VOICES.items()])
        self.column.addWidget(grid)
        self.column.addStretch()

    def _tile(self, voice: Voice, name: str) -> TileButton:
        tile = TileButton(self._look, name, icon=ICONS[voice])
        tile.clicked.connect(partial(self._choose, voice))
        return tile

    def _choose(self, voice: Voice) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.saying(visitor.feedback.about(voice)).to(Page.MESSAGE))
