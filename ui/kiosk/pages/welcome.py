"""The first page: which center this is, whether it is open, and for whom or for what one comes."""

from functools import partial

from center_app.domain.catalogue import Audience, Bundle
from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.closed_card import ClosedCard
from ui.kiosk.parts.ends import Ends
from ui.kiosk.parts.entry_button import ENTRIES, EntryButton
from ui.kiosk.parts.first_tiles import LargeTile, SmallTile
from ui.kiosk.parts.search_button import search_button
from ui.kiosk.visitor import Page
from ui.theme import Look, TextSize, Tone, Weight
from ui.ticket import sentences
from ui.widgets import Chip, FlowGrid, Label, PrimaryButton

HALF = 66
"""Least width of a large tile in units of the theme: upright screens have one above the other."""


class WelcomePage(PageView):
    """Individuals or establishments as two large tiles, the search above, life events below."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        hall = model.views.hall
        name = hall.name.in_(language.code) if hall is not None else ""
        super().__init__(model, look, language, name, TextSize.TITLE)
        self.title.hide()
        self.column.setSpacing(look.theme.space(2))
        self._state = Chip(look)
        self._closed = ClosedCard(look)
        question = self._question(language.say("Who is the service for?"))
        self.column.addWidget(self._closed)
        if hall is not None:
            self._closed.show_hall(hall, language)  # before anybody measures the page
        self.column.addStretch(1)
        search = search_button(PrimaryButton, model, look, language)
        self.column.addWidget(Ends(look, question, search))
        self.column.addWidget(self._audiences())
        self.column.addStretch(1)
        events = model.catalogue.bundles
        question = self._question(language.say("Or choose a life event") if events else "")
        self.column.addWidget(Ends(look, question, self._state))
        if events:
            self.column.addWidget(self._life_events())
        self.column.addStretch(1)
        self.entries = self._entries()
        self.column.addWidget(self.entries)
        self.column.addStretch(1)

    def refresh(self) -> None:
        hall = self._model.views.hall
        if hall is not None:
            self._closed.show_hall(hall, self._language)
            self._state.setVisible(hall.open)
            self._state.write(sentences.opening(hall, self._language), Tone.GOOD, "clock")

    def _question(self, text: str) -> Label:
        return Label(self._look, text, weight=Weight.SEMIBOLD)

    def _audiences(self) -> FlowGrid:
        say = self._language.say
        grid = FlowGrid(self._look, least=HALF, most=2)
        for_all = LargeTile(
            self._look, say("Individuals"), say("Personal and family services"), "person"
        )
        for_firms = LargeTile(
            self._look, say("Establishments"), say("Companies and associations"), "company"
        )
        for_all.clicked.connect(partial(self._serve, Audience.INDIVIDUALS))
        for_firms.clicked.connect(partial(self._serve, Audience.ESTABLISHMENTS))
        grid.fill([for_all, for_firms])
        return grid

    def _life_events(self) -> FlowGrid:
        grid = FlowGrid(self._look, least=50, most=3)
        tiles = []
        for bundle in self._model.catalogue.bundles:
            name = bundle.name.in_(self._language.code)
            tile = SmallTile(self._look, name, icon=bundle.icon)
            tile.clicked.connect(partial(self._open, bundle))
            tiles.append(tile)
        grid.fill(tiles)
        return grid

    def _entries(self) -> FlowGrid:
        """For those who have an appointment or a ticket; the lower edge has them too."""
        grid = FlowGrid(self._look, least=40, most=2)
        buttons = [EntryButton(self._look, page) for page in ENTRIES]
        for button in buttons:
            button.speak(self._language)
            button.clicked.connect(partial(self._seek, button.seeks))
        grid.fill(buttons)
        grid.hide()
        return grid

    def _seek(self, page: Page) -> None:
        self._model.become(self._model.visitor.seek(page))

    def _serve(self, audience: Audience) -> None:
        self._model.become(self._model.visitor.serve(audience, self._model.catalogue))

    def _open(self, bundle: Bundle) -> None:
        self._model.become(self._model.visitor.open_life_event(bundle, self._model.catalogue))
