"""The services of one agency."""

from functools import partial

from center_app.domain.catalogue import Channel, Service
from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.ends import Ends
from ui.kiosk.parts.search_button import search_button
from ui.kiosk.parts.service_tile import ServiceTile
from ui.kiosk.visitor import services_for
from ui.theme import Look
from ui.widgets import FlowGrid, QuietButton


class ServicesPage(PageView):
    """A tile for each service, those that are had online only at the end."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        visitor, catalogue = model.visitor, model.catalogue
        agency = catalogue.agency(visitor.agency)
        super().__init__(
            model, look, language, agency.name.in_(language.code) if agency is not None else ""
        )
        services = [
            service
            for service in services_for(visitor.audience, catalogue)
            if service.agency == visitor.agency
        ]
        services.sort(key=lambda service: service.channel is Channel.ONLINE)
        self.column.removeWidget(self.title)
        self.column.addWidget(
            Ends(look, self.title, search_button(QuietButton, model, look, language))
        )
        self._tiles = {service.code: self._tile(service) for service in services}
        grid = FlowGrid(look, least=80, most=2)
        grid.fill(list(self._tiles.values()))
        self.column.addWidget(grid)
        self.column.addStretch()

    def refresh(self) -> None:
        hall = self._model.views.hall
        for code, tile in self._tiles.items():
            tile.show_wait(hall.waits.get(code) if hall is not None else None)

    def _tile(self, service: Service) -> ServiceTile:
        chosen = self._model.visitor.asked(service.code) is not None
        tile = ServiceTile(self._look, service, self._language, chosen=chosen)
        tile.clicked.connect(partial(self._ask, service))
        return tile

    def _ask(self, service: Service) -> None:
        self._model.become(self._model.visitor.ask(service))
