"""The services of one life event, all of them ticked to begin with."""

from functools import partial

from center_app.domain.catalogue import Part, Service
from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.offer import parts_of
from ui.kiosk.pages.page import PageView
from ui.theme import Look
from ui.ticket.wording import listed
from ui.widgets import BodyLabel, FlowGrid, TileButton


class LifeEventPage(PageView):
    """The services in the order in which they are best had; what is not needed is unticked."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        bundle = model.catalogue.bundle(model.visitor.bundle)
        title = bundle.name.in_(language.code) if bundle is not None else ""
        super().__init__(model, look, language, title)
        self.forward = language.say("Continue")
        hint = language.say("These services belong together. Untick what is not needed.")
        self.column.addWidget(BodyLabel(look, hint))
        self._tiles = {
            service.code: self._tile(part, service)
            for part, service in parts_of(model.visitor.bundle, model.catalogue)
        }
        grid = FlowGrid(look, least=80, most=2)
        grid.fill(list(self._tiles.values()))
        self.column.addWidget(grid)
        self.column.addStretch()

    def refresh(self) -> None:
        left_out = self._model.visitor.left_out
        for code, tile in self._tiles.items():
            tile.setChecked(code not in left_out)

    @property
    def ready(self) -> bool:
        return any(tile.isChecked() for tile in self._tiles.values())

    def go_on(self) -> None:
        self._model.become(self._model.visitor.take_life_event(self._model.catalogue))

    def _tile(self, part: Part, service: Service) -> TileButton:
        name = service.name.in_(self._language.code)
        agency = self._model.catalogue.agency(service.agency)
        icon = agency.icon if agency is not None else None
        tile = TileButton(self._look, name, self._after(part), icon)
        tile.setCheckable(True)
        tile.clicked.connect(partial(self._tick, service.code))
        return tile

    def _after(self, part: Part) -> str:
        """Which of the others come first, in words."""
        before = [self._model.catalogue.service(code) for code in part.after]
        names = listed((service.name for service in before if service), self._language)
        return self._language.say("After: {services}", services=names) if names else ""

    def _tick(self, service: str) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.tick(service, wanted=service in visitor.left_out))
