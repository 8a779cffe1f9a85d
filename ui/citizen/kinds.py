"""Which of the five kinds a message is."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.message import Voice
from center_app.language import Language
from center_app.language.voices import VOICES
from ui.theme import Look
from ui.widgets import FlowGrid, TileButton

ICONS = {
    Voice.OBSERVATION: "eye",
    Voice.SUGGESTION: "idea",
    Voice.INQUIRY: "help",
    Voice.COMPLAINT: "message",
    Voice.REPORT: "warning",
}


class KindTiles(FlowGrid):
    """A tile for each kind; `chosen(Voice)` by one touch."""

    chosen = Signal(object)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(look, least=80, most=2, parent=parent)
        self._ground = look
        self.fill([self._tile(voice, language.say(name)) for voice, name in VOICES.items()])

    def _tile(self, voice: Voice, name: str) -> TileButton:
        tile = TileButton(self._ground, name, icon=ICONS[voice])
        tile.clicked.connect(partial(self.chosen.emit, voice))
        return tile
