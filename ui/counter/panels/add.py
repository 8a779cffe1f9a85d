"""Adding a service to the visit at the desk: no citizen is sent to another door."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.commands import Asked
from center_app.language import Language, words
from ui.counter.desk import DeskState
from ui.counter.panels.asked_form import AskedForm
from ui.counter.panels.panel import Panel
from ui.counter.panels.search_box import SearchBox
from ui.counter.related import usual_capacity
from ui.theme import Look


class AddPanel(Panel):
    """`added(Asked)`: search, then copies and capacity where there is something to choose."""

    added = Signal(object)

    TITLE = words("Add a service")

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._state: DeskState | None = None
        self._language: Language | None = None
        self.search = SearchBox(look)
        self.form = AskedForm(look)
        self.search.found.connect(self._found)
        self.search.off.connect(self.off)
        self.form.asked.connect(self._added)
        self.stack(self.search, self.form, gap=2)
        self.end()

    def ask(self, state: DeskState, language: Language) -> None:
        self._state, self._language = state, language
        self.head(
            language.say(self.TITLE),
            language.say(words("Search in Arabic or English; Enter takes the marked service.")),
        )
        self.search.ask(state, language)
        self.form.speak(language)

    def begin(self) -> None:
        self._turn_to(self.search)
        self.search.begin()

    def _found(self, code: str) -> None:
        service = self._state.reference.service(code) if self._state is not None else None
        if service is None or self._language is None:
            return
        if service.limit == 1 and len(service.capacities) == 1:
            self._added(Asked(code, capacity=service.capacities[0]))
            return
        self._turn_to(self.form)
        visit = self._state.desk.visit if self._state is not None else None
        self.form.begin(service, usual_capacity(visit), self._language)

    def _turn_to(self, page: QWidget) -> None:
        for one in (self.search, self.form):
            one.setVisible(one is page)

    def _added(self, asked: Asked) -> None:
        self.closed.emit()
        self.added.emit(asked)
