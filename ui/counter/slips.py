"""What the citizen at the counter has on paper: the receipt just given, or the number."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.catalogue import Audience
from center_app.domain.undoable import Deed
from center_app.domain.views.desk import DeskView
from center_app.language import words
from ui.counter.ended import Given
from ui.counter.outbox import Sent
from ui.desk.printing import RECEIPT_AGAIN, Printing
from ui.desk.reference import Reference
from ui.desk.sentence import Message, Sentence
from ui.theme import Tone


class Slip(StrEnum):
    """What can be printed."""

    RECEIPT = "receipt"
    NUMBER = "number"


class Bare(NamedTuple):
    """A visit whose number was given here and stands on no paper yet."""

    visit: str
    audience: Audience


NOTHING = Message(Tone.WARN, Sentence(words("There is nothing to print here.")))
NUMBER_PRINTED = words("Number {number} is being printed.")
NUMBER_MISSING = Message(
    Tone.WARN, Sentence(words("The number may be on no paper: please write it down."))
)
WRITE_DOWN = words(
    "Number {number} has been given and is called here. There is no printer: please write it down."
)
GIVEN = words("Number {number} has been given and is called here. Shift+F5 prints it.")

SENT_AWAY = (e.VisitHeld, e.VisitTransferred)
"""Whoever is to be called again needs the number."""


class Slips(QObject):
    """Prints what was given here, and once more when asked. `told(Message)` what becomes of it,
    `shown(Given)` that a receipt is to be seen again.

    A receipt's code is kept here, in memory alone, until another visit comes or who works here
    has gone. Without `printing` there is no printer, and the screen shows what is given.
    """

    told = Signal(object)
    shown = Signal(object)

    def __init__(self, printing: Printing | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printing = printing
        self._given: Given | None = None
        self._bare: Bare | None = None
        self._numbered = ""
        self._reference = Reference()
        if printing is not None:
            printing.setParent(self)
            printing.told.connect(self.told)
            printing.changed.connect(self._tell_missing)

    def offer(self, desk: DeskView) -> Slip | None:
        """What can be printed now, a receipt rather than the number."""
        if self._given is not None:
            return Slip.RECEIPT
        return Slip.NUMBER if self._printing is not None and desk.visit is not None else None

    def give(self, given: Given) -> None:
        """A receipt was just given: print it."""
        self._given = given
        if self._printing is not None:
            self._printing.receipt(given.result, given.facts(self._reference.center))

    def again(self, desk: DeskView) -> None:
        """Print what is offered; a receipt is shown too, for who has no printer."""
        visit, given = desk.visit, self._given
        if given is not None:
            self.shown.emit(given)
            if self._printing is not None:
                facts = given.facts(self._reference.center)
                self._printing.receipt(given.result, facts, again=True)
                self.told.emit(RECEIPT_AGAIN)
        elif visit is None or self._printing is None:
            self.told.emit(NOTHING)
        else:
            number = (("number", visit.number),)
            self.told.emit(Message(Tone.NEUTRAL, Sentence(NUMBER_PRINTED, number)))
            self._print_number(visit.visit, visit.audience)

    def follow(self, desk: DeskView, reference: Reference) -> None:
        """Forget what belongs to a visit that is no longer the last one here."""
        self._reference = reference
        if desk.visit is None:
            return
        if self._given is not None and desk.visit.visit != self._given.visit:
            self._given = None
        if self._bare is not None and desk.visit.visit != self._bare.visit:
            self._bare = None

    def after(self, sent: Sent) -> Message | None:
        """What is to be said of the paper after a command was done; None: nothing."""
        undone = sent.done.find(e.VisitUndone)
        if undone is not None and undone.deed is Deed.FINISH:
            self._given = None
        if isinstance(sent.command, c.WalkIn) and sent.desk.visit is not None:
            self._bare = Bare(sent.command.visit, sent.command.audience)
            said = GIVEN if self._printing is not None else WRITE_DOWN
            number = (("number", sent.desk.visit.number),)
            return Message(Tone.NEUTRAL, Sentence(said, number))
        uncalled = undone is not None and undone.deed is Deed.CALL
        gone = any(isinstance(event, SENT_AWAY) for event in sent.done.events)
        if self._bare is not None and (gone or uncalled):
            self._print_number(*self._bare)
        return None

    def forget(self) -> None:
        """Whoever worked here has gone."""
        self._given = self._bare = None
        if self._printing is not None:
            self._printing.leave()

    def _print_number(self, visit: str, audience: Audience) -> None:
        """Print it, as a reprint unless the number was given here and is on no paper yet."""
        catalogue = self._reference.catalogue
        first = self._bare is not None and self._bare.visit == visit
        self._bare, self._numbered = None, visit
        if self._printing is not None and catalogue is not None:
            self._printing.number(visit, audience, catalogue, again=not first)

    def _tell_missing(self) -> None:
        printing = self._printing
        if printing is not None and printing.missing and printing.followed == self._numbered:
            self.told.emit(NUMBER_MISSING)
