"""The basket: what is asked for, what it takes and costs, before a number is taken."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.catalogue import Capacity, Service
from center_app.domain.views.outlook import OutlookView
from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.onward import next_page
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.basket_line import BasketLine
from ui.kiosk.parts.basket_summary import BasketSummary
from ui.kiosk.visitor import Page
from ui.theme import Look
from ui.ticket.caution_list import CautionList
from ui.ticket.cautions import cautions
from ui.widgets import BodyLabel, FlowGrid, QuietButton


class BasketPage(PageView):
    """The lines at the start and their sum at the end, or below where it is narrow."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("Requested services"))
        self.title.hide()
        self.forward = language.say("Continue")
        self._lines: dict[str, BasketLine] = {}
        self._empty = BodyLabel(look, language.say("No service has been chosen yet."))
        self._add = QuietButton(look, icon="plus")
        self._add.clicked.connect(self._add_another)
        self._cautions = CautionList(look)
        self._summary = BasketSummary(look, language)
        self._list = QVBoxLayout()
        self._list.setSpacing(look.theme.space(3))
        grid = FlowGrid(look, least=95, most=2)
        grid.fill([self._start(), self._summary])
        self.column.addWidget(self._cautions)
        self.column.addWidget(grid)
        self.column.addStretch()

    @property
    def ready(self) -> bool:
        outlook = self._model.views.outlook
        return bool(self._model.visitor.basket) and not (outlook and outlook.refused)

    def go_on(self) -> None:
        visitor = self._model.visitor
        self._model.become(visitor.to(next_page(visitor, self._model.catalogue)))

    def refresh(self) -> None:
        visitor = self._model.visitor
        if list(self._lines) != [one.service for one in visitor.basket]:
            self._rebuild()
        for one in visitor.basket:
            if one.service in self._lines:
                self._lines[one.service].show_line(one)
        say = self._language.say
        self._add.write(say("Add another service") if visitor.basket else say("Choose a service"))
        self._empty.setVisible(not visitor.basket)
        self._summary.setVisible(bool(visitor.basket))
        self._summary.show_basket(visitor, self._model.catalogue)
        self._show_outlook(self._model.views.outlook)

    def _show_outlook(self, outlook: OutlookView | None) -> None:
        """Say how long it takes and what to mind; while it is not known, nothing new."""
        self._summary.show_outlook(outlook)
        if outlook is not None:
            visitor, catalogue = self._model.visitor, self._model.catalogue
            self._cautions.show_cautions(
                list(cautions(outlook, visitor.basket, catalogue, self._language))
            )

    def _start(self) -> QWidget:
        start = QWidget()
        column = QVBoxLayout(start)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.space(3))
        column.addWidget(self._empty)
        column.addLayout(self._list)
        column.addWidget(self._add)
        column.addStretch()
        return start

    def _rebuild(self) -> None:
        for line in self._lines.values():
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        services = (
            self._model.catalogue.service(one.service) for one in self._model.visitor.basket
        )
        self._lines = {service.code: self._line(service) for service in services if service}
        for line in self._lines.values():
            self._list.addWidget(line)

    def _line(self, service: Service) -> BasketLine:
        line = BasketLine(self._look, service, self._language)
        line.quantity_changed.connect(partial(self._set_quantity, service))
        line.capacity_changed.connect(partial(self._set_capacity, service.code))
        line.removed.connect(partial(self._remove, service.code))
        line.details_asked.connect(partial(self._open, service.code))
        return line

    def _set_quantity(self, service: Service, quantity: int) -> None:
        self._model.become(self._model.visitor.with_quantity(service, quantity))

    def _set_capacity(self, service: str, capacity: Capacity) -> None:
        self._model.become(self._model.visitor.with_capacity(service, capacity))

    def _remove(self, service: str) -> None:
        self._model.become(self._model.visitor.without(service))

    def _open(self, service: str) -> None:
        self._model.become(self._model.visitor.open_card(service))

    def _add_another(self) -> None:
        self._model.become(self._model.visitor.to(Page.AGENCIES))
