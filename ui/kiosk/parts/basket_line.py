"""One service of the basket, with how many and in which capacity."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.catalogue import Service
from center_app.domain.commands import Asked
from center_app.language import Language
from center_app.language.money import money
from ui.kiosk.parts.capacity_choice import CapacityChoice
from ui.kiosk.parts.quantity_stepper import QuantityStepper
from ui.kiosk.parts.service_choice import details_button
from ui.theme import Look, Weight
from ui.ticket import sentences
from ui.widgets import Card, Label, Note, QuietButton


class BasketLine(Card):
    """`quantity_changed(int)`, `capacity_changed(Capacity)`, `removed()` and `details_asked()`."""

    quantity_changed = Signal(int)
    capacity_changed = Signal(object)
    removed = Signal()
    details_asked = Signal()

    def __init__(
        self, look: Look, service: Service, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        self._service, self._language = service, language
        name = service.name.in_(language.code)
        self.setAccessibleName(name)
        self._fee = Note(look)
        self._stepper = QuantityStepper(look, language, service.limit)
        self._stepper.changed.connect(self.quantity_changed)
        self._choice = CapacityChoice(look, language, service.capacities)
        self._choice.changed.connect(self.capacity_changed)
        remove = QuietButton(look, "", "x")
        remove.setAccessibleName(language.say("Remove: {service}", service=name))
        remove.clicked.connect(self.removed)
        details = details_button(look, service, language)
        details.clicked.connect(self.details_asked)
        head = QHBoxLayout()
        head.setSpacing(look.theme.space(3))
        head.addWidget(Label(look, name, weight=Weight.SEMIBOLD), 1)
        head.addWidget(details, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self._fee, 1)
        below.addWidget(self._stepper)
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.space(2))
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self._choice)
        if service.partial is not None:
            column.addWidget(Note(look, service.partial.in_(language.code)))
        if service.limit == 1:
            self._stepper.hide()
        if len(service.capacities) == 1:
            self._choice.hide()

    def show_line(self, asked: Asked) -> None:
        """Show what is asked for now."""
        self._stepper.show_quantity(asked.quantity)
        self._choice.show_capacity(asked.capacity)
        fee, n = self._service.fee, asked.quantity
        texts = [money(fee.counter * n, self._language)]
        if fee.saving:
            texts.append(sentences.saving(fee.saving * n, self._language))
        elif self._service.link:
            texts.append(self._language.say("also online"))
        self._fee.write(" · ".join(texts))
