"""Where a visit is sent: to the queue, a counter or employee, a service, an agency or whoever
supervises; with a note for whoever serves it next."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from center_app.domain.refusal import Reason
from center_app.domain.step import StepState
from center_app.domain.views.desk import Colleague
from center_app.domain.writing import LONGEST_NOTE, cleaned, names_somebody
from center_app.language import Language, words
from center_app.language.reasons import SENTENCES
from center_app.language.search.folding import folded
from ui.counter.desk import DeskState
from ui.counter.panels.panel import Panel
from ui.counter.panels.search_box import SearchBox
from ui.desk.choice_list import Choice, ChoiceList
from ui.theme import Look

QUEUE, PERSON, SERVICE, AGENCY, SUPERVISOR = "queue", "person", "service", "agency", "supervisor"

COUNTER, EMPLOYEE = "to_counter", "to_employee"

NOTE_KEY = "0"
"""The key that leads to the note."""

UNABLE = words("Does not serve what is left of this visit")
CUT = words("A note has no more than {longest} characters: the rest was left out.")
CLOSING = words("Closes after its present visit")

MOST = 8
"""Counters and employees shown at once; who does not find one types a letter or a digit."""


class TransferPanel(Panel):
    """`sent(dict)`: the arguments of the transfer. What was noted stays until it is sent."""

    sent = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._kind: str | None = None
        self._sitting = ""
        self._state: DeskState | None = None
        self._language: Language | None = None
        self.search = SearchBox(look)
        self.search.found.connect(lambda code: self._send(to_service=code))
        self.field = QLineEdit()
        self.field.textEdited.connect(self._show)
        self.field.installEventFilter(self)
        self.list = ChoiceList(look)
        self.list.chosen.connect(self._choose)
        for part in (self.search, self.list):
            part.off.connect(self.off)
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.installEventFilter(self)
        self.note.inputRejected.connect(self._cut)
        self.stack(self.search, self.field, self.list, gap=2)
        self.stack(self.note, gap=2)
        self.end()

    def ask(self, state: DeskState, language: Language) -> None:
        sitting = state.desk.visit.sitting if state.desk.visit is not None else ""
        if sitting != self._sitting:
            self.note.clear()
        if not self.isVisible():
            self._kind = None
        self._state, self._language, self._sitting = state, language, sitting
        for field, said in (
            (self.note, words("Note for whoever serves next: key 0")),
            (self.field, words("Number of the counter or name of the employee")),
        ):
            field.setPlaceholderText(language.say(said))
            field.setAccessibleName(field.placeholderText())
        self.search.ask(state, language)
        self._show()

    def begin(self) -> None:
        if self._kind == SERVICE:
            self.search.begin()
        elif self._kind == PERSON:
            self.field.setFocus()
            self.list.mark()
        else:
            self.list.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the kinds of places, then to the desk; 0 to the note."""
        if event.key() == Qt.Key.Key_Escape and self._kind is not None:
            self._turn_to(None)
        elif event.text() == NOTE_KEY and not self.field.hasFocus():
            self.note.setFocus()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the field are for the list; from the note they lead back to it."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() not in arrows and not enter:
            return super().eventFilter(watched, event)
        if watched is self.note:
            self.begin()
        elif enter:
            self.list.take_marked()
        else:
            self.list.mark(arrows[Qt.Key(event.key())])
        return True

    def _choose(self, code: str) -> None:
        match self._kind:
            case None if code == QUEUE:
                self._send()
            case None if code == SUPERVISOR:
                self._send(to_supervisor=True, reason=SUPERVISOR)
            case None:
                self._turn_to(code)
            case _ if self._kind == AGENCY:
                self._send(to_agency=code)
            case _:
                to, _, which = code.partition(" ")
                self._send(**{to: which})

    def _turn_to(self, kind: str | None) -> None:
        self._kind = kind
        self.field.clear()
        self._show()
        self.begin()

    def _send(self, **where: object) -> None:
        """Send it on; a note that may not be kept is refused here, and stays as it is."""
        note = cleaned(self.note.text())
        if names_somebody(note) and self._language is not None:
            self.off.emit(self._language.say(SENTENCES[Reason.NOTE_HAS_NUMBER]))
            self.note.setFocus()
            return
        self.closed.emit()
        self.sent.emit({**where, "note": note})

    def _cut(self) -> None:
        """Say that not all of what was typed or pasted is in the note."""
        if self._language is not None:
            self.off.emit(self._language.say(CUT, longest=LONGEST_NOTE))

    def _show(self) -> None:
        state, language = self._state, self._language
        if state is None or language is None:
            return
        self.head(
            language.say(words("Transfer")),
            language.say(words("The number and the waited time are kept.")),
        )
        self.search.setVisible(self._kind == SERVICE)
        self.field.setVisible(self._kind == PERSON)
        self.list.setVisible(self._kind != SERVICE)
        choices = list(self._choices(state, language))
        if choices != self.list.choices:
            self.list.fill(choices)
            if self._kind == PERSON:
                self.list.mark()

    def _choices(self, state: DeskState, language: Language) -> Iterator[Choice]:
        if self._kind == AGENCY:
            yield from agencies(state, language)
        elif self._kind == PERSON:
            yield from people(state, self.field.text(), language)
        else:
            yield from kinds(state, language)


def kinds(state: DeskState, language: Language) -> Iterator[Choice]:
    """Where to, in general; what nobody could take is off, once the colleagues are known."""
    say, colleagues = language.say, state.desk.colleagues
    nobody = say(words("No other counter is open")) if colleagues == () else ""
    able = [one for one in colleagues or () if one.able]
    if colleagues and not able:
        nobody = say(words("No other counter serves what is left of this visit"))
    back = say(words("Called by whoever can serve it next"))
    yield Choice(QUEUE, say(words("Back to the queue")), back)
    yield Choice(PERSON, say(words("To a counter or an employee")), off=nobody)
    added = say(words("Its queue; what was not asked for comes into the basket"))
    yield Choice(SERVICE, say(words("To a service")), added)
    yield Choice(AGENCY, say(words("To an agency")), say(words("The queue of its services")))
    boss = next((one for one in able if one.supervises), None)
    note = say(words("Nobody is at a counter for this: help is called silently"))
    if boss is not None:
        note = _named(boss, state, language)
    yield Choice(SUPERVISOR, say(words("To the supervisor")), note)


def agencies(state: DeskState, language: Language) -> Iterator[Choice]:
    """The agencies of what is left of the visit; off where nobody could begin with it now."""
    visit, catalogue = state.desk.visit, state.reference.catalogue
    left = [
        step
        for step in (visit.steps if visit is not None else ())
        if step.state in {StepState.WAITING, StepState.CALLED, StepState.SERVING}
    ]
    for code in dict.fromkeys(step.agency for step in left):
        agency = catalogue.agency(code) if catalogue is not None else None
        steps = [step for step in left if step.agency == code]
        off = ""
        if not any(step.ready for step in steps):
            off = language.say(words("Waits for other services of the visit first"))
        elif not any(step.mine or step.elsewhere for step in steps):
            off = language.say(words("Nobody on duty serves it now"))
        yield Choice(code, agency.name.in_(language.code) if agency else code, off=off)


def people(state: DeskState, typed: str, language: Language) -> Iterator[Choice]:
    """Counters and, apart from where they sit, employees; those who can serve it first."""
    wanted = folded(typed)
    able_first = sorted(state.desk.colleagues or (), key=lambda one: not one.able)
    found = [one for one in able_first if wanted in folded(_named(one, state, language))][:MOST]
    say = language.say
    for one in found:
        off = "" if one.able else say(CLOSING if one.closing else UNABLE)
        busy = say(words("Serving") if one.busy else words("Available"))
        yield Choice(
            f"{COUNTER} {one.counter}",
            _named(one, state, language),
            state="" if off else busy,
            off=off,
            group=say(words("To the counter, whoever sits there")),
        )
    for one in found:
        name = state.reference.person_name(one.employee).in_(language.code)
        if one.able and name:
            group = say(words("To the employee, at whichever counter"))
            yield Choice(f"{EMPLOYEE} {one.employee}", name, group=group)


def _named(one: Colleague, state: DeskState, language: Language) -> str:
    name = state.reference.person_name(one.employee).in_(language.code)
    counter = language.say(words("Counter {counter}"), counter=one.counter)
    return f"{counter} · {name}" if name else counter
