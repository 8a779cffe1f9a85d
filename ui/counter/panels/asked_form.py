"""How often and in which capacity a service is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.catalogue import Capacity, Service
from center_app.domain.commands import Asked
from center_app.language import Language, words
from ui.desk.choice_list import Choice, ChoiceList
from ui.desk.stepper import Stepper
from ui.desk.wording import CAPACITY
from ui.theme import Look, Weight
from ui.widgets import Label, PrimaryButton


class AskedForm(QWidget):
    """`asked(Asked)`. Everything is chosen already; Enter takes it as it stands."""

    asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service: Service | None = None
        self._language: Language | None = None
        self._capacity = Capacity.SELF
        self._name = Label(look, weight=Weight.SEMIBOLD)
        self.copies = Stepper(look)
        self.capacities = ChoiceList(look)
        self.capacities.chosen.connect(lambda code: self._choose(Capacity(code)))
        self.add = PrimaryButton(look, icon="plus")
        self.add.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        column.addWidget(self._name)
        column.addWidget(self.copies)
        column.addWidget(self.capacities)
        column.addWidget(self.add)

    def begin(self, service: Service, usual: Capacity, language: Language) -> None:
        """Ask for this service; `usual` is the capacity in which the visitor is here."""
        self._service = service
        self._capacity = usual if usual in service.capacities else service.capacities[0]
        self.copies.begin(service.limit)
        self.copies.setVisible(service.limit > 1)
        self.speak(language)
        self.add.setFocus()

    def speak(self, language: Language) -> None:
        """Say it in this language; what was chosen stays."""
        self._language = language
        if self._service is not None:
            self._name.write(self._service.name.in_(language.code))
        self.copies.speak(language.say(words("Copies")), language)
        self.add.write(language.say(words("Add")))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose the capacity, plus and minus count the copies, wherever the focus is."""
        steps = {"+": 1, "-": -1}
        if event.text() in steps:
            self.copies.step(steps[event.text()])
        elif not self.capacities.choose_digit(event.text()):
            super().keyPressEvent(event)

    def _choose(self, capacity: Capacity) -> None:
        self._capacity = capacity
        self._show()
        self.add.setFocus()

    def _show(self) -> None:
        if self._service is None or self._language is None:
            return
        say = self._language.say
        several = self._service.capacities if len(self._service.capacities) > 1 else ()
        self.capacities.fill(
            [Choice(each, say(CAPACITY[each]), chosen=each is self._capacity) for each in several]
        )

    def _ask(self) -> None:
        if self._service is not None:
            self.asked.emit(Asked(self._service.code, self.copies.value, self._capacity))
