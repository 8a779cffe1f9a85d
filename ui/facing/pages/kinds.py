"""Which of the five kinds a message is."""

from center_app.language import Language
from ui.citizen.kinds import KindTiles
from ui.facing.model import FacingModel
from ui.facing.pages.asking import AskingPage
from ui.theme import Look


class KindsPage(AskingPage):
    """A tile for each kind; one touch leads on to the writing."""

    def __init__(self, model: FacingModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("What kind of message is it?"))
        tiles = KindTiles(look, language)
        tiles.chosen.connect(model.choose)
        self.column.addWidget(tiles)
        self.end(self.away())
