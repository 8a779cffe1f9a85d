"""The papers of the whole basket, each once, to be ticked by whoever likes."""

from functools import partial

from center_app.domain.catalogue import Document
from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.onward import next_page, papers_of
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.list_card import ListCard
from ui.theme import Look
from ui.ticket import sentences
from ui.widgets import BodyLabel, FlowGrid, TileButton


class PapersPage(PageView):
    """What to bring as tiles to tick, below it what the government holds already."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("Documents to have ready"))
        self.forward = language.say("Continue")
        papers = papers_of(model.visitor, model.catalogue)
        self._tiles = {paper.id: self._tile(paper) for paper in papers if not paper.held}
        held = [sentences.paper(paper, language) for paper in papers if paper.held]
        hint = language.say("Touch what is at hand, or simply go on.")
        if not self._tiles:
            hint = language.say("Nothing needs to be brought.")
        self.column.addWidget(BodyLabel(look, hint))
        grid = FlowGrid(look, least=80, most=2)
        grid.fill(list(self._tiles.values()))
        self.column.addWidget(grid)
        if held:
            title = language.say("No need to bring")
            self.column.addWidget(ListCard(look, title, "check-circle", held))
        self.column.addStretch()

    def refresh(self) -> None:
        for paper, tile in self._tiles.items():
            tile.setChecked(paper in self._model.visitor.ready)

    def go_on(self) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.to(next_page(visitor, self._model.catalogue)))

    def _tile(self, paper: Document) -> TileButton:
        tile = TileButton(self._look, sentences.paper(paper, self._language), icon="document")
        tile.setCheckable(True)
        tile.clicked.connect(partial(self._tick, paper.id))
        return tile

    def _tick(self, paper: str) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.having(paper, ready=paper not in visitor.ready))
