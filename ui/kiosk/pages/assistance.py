"""Which help is wanted, apart from any priority."""

from functools import partial

from center_app.domain.visit import Assistance
from center_app.language import Language, words
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.theme import Look
from ui.widgets import BodyLabel, FlowGrid, TileButton

NEEDS = {
    Assistance.SEEING: (words("Difficulty seeing"), "eye"),
    Assistance.HEARING: (words("Difficulty hearing"), "ear"),
    Assistance.WALKING: (words("Difficulty walking"), "wheelchair"),
    Assistance.SIGN_LANGUAGE: (words("Sign language"), "sign"),
}
"""The words and the icon."""


class AssistancePage(PageView):
    """As many as apply; it goes on to the number like the page before it."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("Which help is wanted?"))
        self.forward = language.say("Get the number")
        hint = language.say(
            "It is shown to the employee at the call, and leaves more time to reach the counter."
        )
        self.column.addWidget(BodyLabel(look, hint))
        self._tiles = {need: self._tile(need) for need in NEEDS}
        grid = FlowGrid(look, least=80, most=2)
        grid.fill(list(self._tiles.values()))
        self.column.addWidget(grid)
        self.column.addStretch()

    def refresh(self) -> None:
        for need, tile in self._tiles.items():
            tile.setChecked(need in self._model.visitor.assistance)

    def go_on(self) -> None:
        self._model.take(self._language.code)

    def _tile(self, need: Assistance) -> TileButton:
        word, icon = NEEDS[need]
        tile = TileButton(self._look, self._language.say(word), icon=icon)
        tile.setCheckable(True)
        tile.clicked.connect(partial(self._want, need))
        return tile

    def _want(self, need: Assistance) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.wanting(need, wanted=need not in visitor.assistance))
