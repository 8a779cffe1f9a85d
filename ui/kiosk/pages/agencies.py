"""The agencies that have services for this kind of visitor."""

from functools import partial

from center_app.domain.catalogue import Agency
from center_app.language import Language
from ui.citizen.dense_tile import DenseTile
from ui.kiosk.model import KioskModel
from ui.kiosk.offer import services_for
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.ends import Ends
from ui.kiosk.parts.search_button import search_button
from ui.theme import Look
from ui.widgets import FlowGrid, QuietButton, TileButton

MANY = 20
"""With more agencies their tiles stand closer, so that all of them are seen in a glance or two."""


class AgenciesPage(PageView):
    """A tile for each agency."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("Which agency?"))
        catalogue, audience = model.catalogue, model.visitor.audience
        offering = {service.agency for service in services_for(audience, catalogue)}
        self.column.removeWidget(self.title)
        self.column.addWidget(
            Ends(look, self.title, search_button(QuietButton, model, look, language))
        )
        agencies = [one for one in catalogue.agencies if one.code in offering]
        kind = TileButton if len(agencies) <= MANY else DenseTile
        grid = FlowGrid(look, least=52, most=4)
        grid.fill([self._tile(one, kind) for one in agencies])
        self.column.addWidget(grid)
        self.column.addStretch()

    def _tile(self, agency: Agency, kind: type[TileButton]) -> TileButton:
        name = (agency.short or agency.name).in_(self._language.code)
        tile = kind(self._look, name, icon=agency.icon)
        tile.setAccessibleDescription(agency.name.in_(self._language.code))
        tile.clicked.connect(partial(self._open, agency.code))
        return tile

    def _open(self, agency: str) -> None:
        self._model.become(self._model.visitor.open_agency(agency))
