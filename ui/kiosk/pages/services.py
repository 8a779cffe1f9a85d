"""The services of one agency."""

from functools import partial

from center_app.domain.catalogue import Channel, Service
from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.offer import services_for
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.ends import Ends
from ui.kiosk.parts.search_button import search_button
from ui.kiosk.parts.service_choice import ServiceChoice
from ui.kiosk.parts.service_tile import ServiceTile
from ui.theme import Look
from ui.widgets import FlowGrid, QuietButton


class ServicesPage(PageView):
    """Each service with a way to its card, those that are had online only at the end."""

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
        self._choices = {service.code: self._choice(service) for service in services}
        grid = FlowGrid(look, least=80, most=2)
        grid.fill(list(self._choices.values()))
        self.column.addWidget(grid)
        self.column.addStretch()

    def refresh(self) -> None:
        hall = self._model.views.hall
        for code, choice in self._choices.items():
            if hall is not None:
                choice.tile.show_wait(
                    hall.waits.get(code), full=code in hall.full, alone=hall.alone
                )

    def _choice(self, service: Service) -> ServiceChoice:
        chosen = self._model.visitor.asked(service.code) is not None
        tile = ServiceTile(self._look, service, self._language, chosen=chosen)
        choice = ServiceChoice(self._look, tile, service, self._language)
        tile.clicked.connect(partial(self._ask, service))
        choice.details.clicked.connect(partial(self._open, service.code))
        return choice

    def _ask(self, service: Service) -> None:
        self._model.become(self._model.visitor.ask(service))

    def _open(self, service: str) -> None:
        self._model.become(self._model.visitor.open_card(service))
