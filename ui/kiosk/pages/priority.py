"""Asked once and plainly: whether one belongs to a group that is served with priority."""

from functools import partial

from center_app.domain.catalogue import PriorityGroup
from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.theme import Look
from ui.widgets import BodyLabel, FlowGrid, TileButton


class PriorityPage(PageView):
    """A tile for each group, none of them chosen; nobody has to prove anything here."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        title = language.say("Does any of these apply?")
        super().__init__(model, look, language, title)
        self.forward = language.say("Get the number")
        hint = language.say("If none applies, simply go on. No proof is asked for here.")
        self.column.addWidget(BodyLabel(look, hint))
        self._tiles = {group.code: self._tile(group) for group in model.catalogue.priorities}
        grid = FlowGrid(look, least=60, most=3)
        grid.fill(list(self._tiles.values()))
        self.column.addWidget(grid)
        self.column.addStretch()

    def refresh(self) -> None:
        for code, tile in self._tiles.items():
            tile.setChecked(code == self._model.visitor.priority)

    def go_on(self) -> None:
        self._model.take(self._language.code)

    def _tile(self, group: PriorityGroup) -> TileButton:
        tile = TileButton(self._look, group.name.in_(self._language.code), icon=group.icon)
        tile.setCheckable(True)
        tile.clicked.connect(partial(self._belong, group.code))
        return tile

    def _belong(self, group: str) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.belonging_to(None if visitor.priority == group else group))
