"""Asked once and plainly: whether one belongs to a group that is served with priority."""

from functools import partial

from center_app.domain.visit import Assistance
from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.assistance import NEEDS
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.ends import Ends
from ui.kiosk.visitor import Page
from ui.theme import Look
from ui.widgets import FlowGrid, Note, TileButton


class PriorityPage(PageView):
    """A tile for each group and one for none, chosen to begin with; nobody has to prove anything.

    Below them, apart from any priority, the way to the help that is wanted.
    """

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        title = language.say("Does any of these apply?")
        super().__init__(model, look, language, title)
        self.forward = language.say("Get the number")
        self.column.setSpacing(look.theme.space(2))  # so that the help is seen too
        self._tiles = self._of_groups()
        self._help = TileButton(look, "", icon="hand")
        self._help.clicked.connect(self._ask_for_help)
        if model.catalogue.priorities:
            self.column.removeWidget(self.title)
            self.column.addWidget(Ends(look, self.title, Note(look, self._hint())))
            grid = FlowGrid(look, least=60, most=3)
            grid.fill(list(self._tiles.values()))
            self.column.addWidget(grid)
        else:
            self.title.hide()
        self.column.addWidget(self._help)
        self.column.addStretch()

    def refresh(self) -> None:
        visitor = self._model.visitor
        for group, tile in self._tiles.items():
            tile.setChecked(group == visitor.priority)
        wanted = [NEEDS[need][0] for need in Assistance if need in visitor.assistance]
        text = self._language.say("Help with seeing, hearing, walking, or in sign language")
        self._help.write(text, self._language.comma.join(map(self._language.say, wanted)))

    def go_on(self) -> None:
        self._model.take(self._language.code)

    def _hint(self) -> str:
        return self._language.say("No proof is asked for here.")

    def _of_groups(self) -> dict[str | None, TileButton]:
        """The tiles by group, that of no group first."""
        tiles: dict[str | None, TileButton] = {
            None: self._tile(None, self._language.say("None of these"), "person")
        }
        for group in self._model.catalogue.priorities:
            name = group.name.in_(self._language.code)
            tiles[group.code] = self._tile(group.code, name, group.icon)
        return tiles

    def _tile(self, group: str | None, name: str, icon: str) -> TileButton:
        tile = TileButton(self._look, name, icon=icon)
        tile.setCheckable(True)
        tile.clicked.connect(partial(self._belong, group))
        return tile

    def _belong(self, group: str | None) -> None:
        """A group that is touched again is taken back."""
        visitor = self._model.visitor
        self._model.become(visitor.belonging_to(None if visitor.priority == group else group))
        self.refresh()  # none of these stays chosen when it is touched again

    def _ask_for_help(self) -> None:
        self._model.become(self._model.visitor.to(Page.ASSISTANCE))
