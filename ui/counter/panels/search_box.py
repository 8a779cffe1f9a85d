"""Looking for a service while typing."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from center_app.domain.catalogue import Channel, Service
from center_app.language import Language, words
from ui.counter.desk import DeskState
from ui.counter.related import related
from ui.desk.choice_list import Choice, ChoiceList
from ui.theme import Look
from ui.widgets import Note

MOST = 6
"""Services shown at once; who does not find one among them types another letter."""

LONGEST = 60
"""Characters of a search; more is a paste by mistake."""


class SearchBox(QWidget):
    """The keyboard stays in the field: arrows mark a service, Enter takes it.

    `found(code)` and `off(reason)`. With nothing typed, the services related to those of the
    visit are offered.
    """

    found = Signal(str)
    off = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state: DeskState | None = None
        self._language: Language | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        self.list = ChoiceList(look, digits="")
        self.list.chosen.connect(self.found)
        self.list.off.connect(self.off)
        self._none = Note(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        for widget in (self.field, self._none, self.list):
            column.addWidget(widget)

    def ask(self, state: DeskState, language: Language) -> None:
        """Search the catalogue of this desk."""
        self._state, self._language = state, language
        self.field.setPlaceholderText(language.say(words("Name of the service or of the agency")))
        self.field.setAccessibleName(self.field.placeholderText())
        self._search()

    def begin(self) -> None:
        """Start with an empty field."""
        self.field.clear()
        self._search()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the field are for the list."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.list.mark(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list.take_marked()
            return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        if self._state is None or self._language is None:
            return
        finder, typed = self._state.reference.finder, self.field.text()
        found = list(finder.find(typed)) if finder is not None else []
        services = (
            found if typed.strip() else related(self._state.desk.visit, self._state.reference)
        )
        choices = [_choice(service, self._state, self._language) for service in services[:MOST]]
        if choices != self.list.choices:
            self.list.fill(choices)
            self.list.mark()
        self._none.write(_heading(typed, bool(choices), self._language))
        self._none.setVisible(not typed.strip() or not choices)


def _choice(service: Service, state: DeskState, language: Language) -> Choice:
    off = ""
    if service.channel is Channel.ONLINE:
        off = language.say(words("This service is available online only."))
    agency = state.reference.agency_name(service.code).in_(language.code)
    return Choice(service.code, service.name.in_(language.code), agency, off=off)


def _heading(typed: str, any_found: bool, language: Language) -> str:
    if not typed.strip():
        return language.say(words("Related services")) if any_found else ""
    return language.say(words("No service has these words. Try fewer letters or another name."))
