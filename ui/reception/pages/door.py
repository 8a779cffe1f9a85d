"""The door: one field, what was found, the basket, and every key."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.views.door import DoorView
from center_app.language import Language, words
from center_app.language.bidi import plain
from ui.desk.columns import Columns
from ui.desk.sentence import Message
from ui.desk.status_line import StatusLine
from ui.reception.basket_keys import BasketKeys
from ui.reception.hits import APPOINTMENT, RESULT, SERVICE, VISIT, hits
from ui.reception.keys import FACES, Key
from ui.reception.model import ReceptionModel
from ui.reception.parts.basket_card import BasketCard
from ui.reception.parts.choosing import Choosing
from ui.reception.parts.find_field import FindField
from ui.reception.parts.hits_card import HitsCard
from ui.reception.parts.keys_card import KeysCard
from ui.reception.questions import TITLES
from ui.reception.sentences import HALL_PAUSED, NO_UNDO
from ui.reception.states import leading, states
from ui.reception.table import Table
from ui.theme import Look, Tone
from ui.widgets import Banner

ROOMY = 1080
"""Width in pixels, at the plain text size, from which three columns stand side by side."""

TURNS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
"""Keys that scroll, and by how many pages."""


class DoorPage(QWidget):
    """The keyboard is in the field or in a question. `off(reason)`: what was wanted is off."""

    off = Signal(str)

    def __init__(
        self,
        look: Look,
        languages: Sequence[Language],
        model: ReceptionModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._model = look, model
        self._keys = BasketKeys(model)
        self._languages, self._language = languages, languages[0]
        self._roomy: bool | None = None
        self.halt = Banner(look)
        self.field, self.status = FindField(), StatusLine(look)
        self.hits, self.choosing = HitsCard(look), Choosing(look, languages, model)
        self.basket = BasketCard(look, self._keys.tick)
        self.table, self.keys = Table(look, model, self), KeysCard(look)
        self._columns = Columns(look, 3)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.halt, self.field, self.status):
            self._column.addWidget(widget)
        self._column.addWidget(self._columns, 1)
        self._connect()
        self._restyle()

    def begin(self) -> None:
        """Somebody has signed in: the keyboard is in the field."""
        self.choosing.leave()
        self._arrange()
        self.field.setFocus()

    def show_door(self, language: Language) -> None:
        """Show everything as it is now."""
        self._language, model = language, self._model
        self._show_halt(model.views.door)
        reference = model.views.reference
        self._show_field()
        found = hits(model, language)
        self.hits.show_hits(found, model.field.typed, language, waits=model.field.waits)
        self.basket.show_basket(model.basket, model.views.outlook, reference, language)
        self.table.show_subject(language)
        self.choosing.show_question(language)
        self.keys.show_states(states(model, self._languages, language), leading(model), language)
        self._arrange()
        self._tell_mark()

    def tell(self, message: Message | None, language: Language) -> None:
        self.status.tell(message, language)

    def press(self, key: Key) -> None:
        """A function key, or a click on its button."""
        asked = self.choosing.open
        self.begin()
        if key is Key.OVER and asked:
            return  # the question alone is over
        if key in TITLES:
            self.choosing.ask(key)
            self._question()
        else:
            self._at_once()[key]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down scroll."""
        if event.key() in TURNS:
            self._columns.turn(TURNS[event.key()])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another order where there is more or less room."""
        super().resizeEvent(event)
        self._arrange()

    def _at_once(self) -> dict[Key, Callable[[], None]]:
        return {
            Key.GIVE: self._model.give,
            Key.PAPERS: self._keys.see_all,
            Key.AUDIENCE: self._keys.turn_audience,
            Key.CAPACITY: self._keys.turn_capacity,
            Key.QUESTION: self._note_question,
            Key.OVER: self._over,
        }

    def _connect(self) -> None:
        for key, face in FACES.items():
            self._shortcut(face.key, partial(self.press, key))
        for digit in range(1, 10):
            self._shortcut(f"Ctrl+{digit}", partial(self._tick_digit, str(digit)))
        field = self.field
        field.textEdited.connect(self._model.field.write)
        field.arrow.connect(self._arrow)
        field.entered.connect(self._enter)
        field.step.connect(self._keys.step)
        field.dropped.connect(self._keys.drop)
        field.undone.connect(self._undo)
        self.hits.list.chosen.connect(self._take)
        self.hits.list.off.connect(self.off)
        self.basket.marked.connect(self._mark)
        self.table.done.connect(self.field.setFocus)
        self.table.unwanted.connect(self._ask_back)
        self.table.off.connect(self.off)
        self.choosing.closed.connect(self.begin)
        self.keys.pressed.connect(self.press)
        self._look.changed.connect(self._restyle)

    def _shortcut(self, key: str, then: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(then)

    def _show_halt(self, door: DoorView | None) -> None:
        if door is not None and door.paused:
            self.halt.tell(Tone.WARN, self._language.say(HALL_PAUSED))
        else:
            self.halt.clear()

    def _show_field(self) -> None:
        said = self._language.say(words("Service, ticket number, appointment, or scan a code"))
        self.field.setPlaceholderText(said)
        self.field.setAccessibleName(said)
        if self.field.text() != self._model.field.typed:
            self.field.setText(self._model.field.typed)

    def _enter(self) -> None:
        """Take what is marked; in the empty field, give the number of the basket."""
        if self.field.text().strip():
            if not self._model.field.hurry():
                self.hits.list.take_marked()
        elif not self.table.take_marked() and self._model.basket.lines:
            self._model.give()

    def _arrow(self, by: int) -> None:
        """Mark another hit, another action of what lies on the table, or another line."""
        if self.field.text().strip():
            self.hits.list.mark(by)
            self._tell_mark()
        elif self.table.card is not None:
            self.table.mark(by)
        else:
            self._keys.move(by)

    def _tell_mark(self) -> None:
        """Screen readers, which are in the field, hear what Enter would take."""
        typed = self.field.text().strip()
        self.field.setAccessibleDescription(plain(self.hits.list.marked_name) if typed else "")

    def _take(self, code: str) -> None:
        kind, _, which = code.partition(":")
        take = {
            SERVICE: self._model.take,
            VISIT: self._model.open_visit,
            APPOINTMENT: self._model.open_appointment,
            RESULT: self._model.collect,
        }
        take[kind](which)
        self.field.setFocus()

    def _undo(self) -> None:
        """Ask whether the last number is given back, for a minute."""
        given = self._model.numbers.last
        if given is None:
            self.off.emit(self._language.say(NO_UNDO))
            return
        self._ask_back(given.visit, given.number)

    def _ask_back(self, visit: str, number: str) -> None:
        self.choosing.ask_back(visit, number)
        self._question()

    def _question(self) -> None:
        """Show the question that was just opened, and give it the keyboard."""
        self.choosing.show_question(self._language)
        self._arrange()
        self.choosing.take_keyboard()

    def _mark(self, line: int) -> None:
        self._keys.mark(line)
        self.field.setFocus()

    def _tick_digit(self, digit: str) -> None:
        papers = self.basket.papers if self._model.basket.lines else self.table.visit.papers
        papers.tick_digit(digit)

    def _note_question(self) -> None:
        """About the service that is marked among what was found, or in general."""
        marked = self.hits.list.marked or ""
        kind, _, code = marked.partition(":")
        self._model.errands.note_question(code if kind == SERVICE else None)
        self._model.field.write("")

    def _over(self) -> None:
        """What is typed goes first; then everything, for whoever comes next."""
        if self.field.text():
            self._model.field.write("")
        else:
            self._model.start_over()

    def _arrange(self) -> None:
        """Show the cards that there are, in as many columns as fit."""
        model = self._model
        roomy = self.width() >= ROOMY * self._look.theme.scale
        if roomy is not self._roomy:
            self._roomy = roomy
            second: list[QWidget] = [self.basket] if roomy else [self.basket, self.keys]
            third: list[QWidget] = [self.keys] if roomy else []
            first = [self.choosing, self.hits, self.table.visit, self.table.appointment]
            self._columns.fill([first, second, third])
            self.keys.widen(roomy=roomy)
        table = None if self.field.text().strip() else self.table.card
        found = self.choosing if self.choosing.open else table or self.hits
        basket: list[QWidget] = [self.basket] if model.basket.lines else []
        self._columns.show_cards([found, *basket, self.keys], (6, 6, 0) if roomy else (6, 5))

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.theme.space(2))
        self._roomy = None
        self._arrange()
