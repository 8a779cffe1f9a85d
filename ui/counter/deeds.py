"""What an employee makes happen at the desk, as the commands that are sent for it."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime

from PySide6.QtCore import QObject

from center_app.domain import commands as c
from center_app.domain.catalogue import Audience
from center_app.domain.clock import elapsed, local
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Because, Detail, Outcome, StepId
from center_app.domain.views.desk import DeskView
from center_app.domain.visit import Wish
from ui.counter.desk import DeskState
from ui.counter.ended import Later
from ui.counter.meant import meant_for
from ui.counter.outbox import Outbox
from ui.counter.seat import Seat
from ui.counter.sentences import LATE
from ui.counter.verbs import Verb
from ui.desk.sentence import Message, Sentence
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Tone

AT_ONCE: dict[Verb, Callable[..., c.Command]] = {
    Verb.NEXT: c.CallNext,
    Verb.START: c.Start,
    Verb.FINISH: c.Finish,
    Verb.FINISH_VISIT: c.FinishVisit,
    Verb.RECALL: c.Recall,
    Verb.MISS: c.Miss,
    Verb.OPEN: c.OpenCounter,
    Verb.CLOSE: c.CloseCounter,
    Verb.SIGN_OUT: c.SignOut,
    Verb.HELP: c.CallForHelp,
    Verb.UNDO: c.Undo,
}
"""Verbs that need no choice; the others open a panel first."""


class Deeds(Seat):
    """The desk as it was seen last; sends its commands, each with the sitting it was meant for."""

    def __init__(
        self, station: Station, counter: str, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(station, counter, tasks, parent)
        self.desk: DeskView | None = None
        self._taken = station.clock.now()
        self._warned_late = False
        self._outbox = Outbox(
            tasks, station.center, counter, self, station.shelf, station.clock.now
        )
        self._help = Outbox(tasks, station.center, counter, self)
        """A way of its own: a call for help waits behind nothing, and no refusal takes it along."""

    def now(self) -> datetime:
        """The wall clock in Amman."""
        return local(self._station.clock.now().at)

    def take_in(self, desk: DeskView) -> None:
        """The desk is seen like this now."""
        self.desk, self._taken = desk, self._station.clock.now()

    @property
    def age_ms(self) -> int:
        """How long ago the desk was as it is shown; what is counted on screen goes on by it."""
        return elapsed(self._taken, self._station.clock.now())

    @property
    def state(self) -> DeskState | None:
        """The desk with what it is looked up in; None before it was seen."""
        return DeskState(self.desk, self.reference) if self.desk is not None else None

    @property
    def desk_now(self) -> DeskView | None:
        """The desk as it is if nothing has happened since it was seen."""
        desk = self.desk
        return replace(desk, at=desk.at + self.age_ms) if desk is not None else None

    @property
    def busy(self) -> bool:
        """Whether a press has no answer yet."""
        return self._outbox.busy

    def finish(
        self,
        outcomes: tuple[Outcome, ...],
        details: tuple[Detail, ...] = (),
        later: Later | None = None,
    ) -> None:
        """Finish the step with an outcome for each copy, and a receipt for what is ready later."""
        receipt = later.receipt(self._station.new_token()) if later is not None else None
        self._do(c.Finish, outcomes=outcomes, details=details, receipt=receipt)

    def finish_visit(self, because: Because) -> None:
        """Finish the step and the visit; what is left of the basket falls away."""
        self._do(c.FinishVisit, because=because)

    def add(self, asked: c.Asked) -> None:
        self._do(c.AddLine, asked=asked)

    def hold(self, wish: Wish, reason: str) -> None:
        self._do(c.Hold, wish=wish, reason=reason)

    def transfer(self, to_counter: str | None = None, **where: object) -> None:
        """Send the visit on, by the arguments of a transfer; none: back to the queue."""
        self._do(c.Transfer, to_counter=to_counter, **where)

    def arrived(self, visit: str, line: int, stage: int) -> None:
        """A back office is done with this step."""
        self._do(c.BringBack, visit=visit, step=StepId(line, stage))

    def resume(self, visit: str) -> None:
        self._do(c.Resume, visit=visit)

    def pause(self, reason: str) -> None:
        self._do(c.PauseCounter, reason=reason)

    def call_number(self, visit: str, reason: str, again: bool = False) -> None:
        """Call a visit before its turn; `again` although it was called minutes ago."""
        self._do(c.CallNumber, visit=visit, reason=reason, again=again)

    def bring_back(self, visit: str) -> None:
        """Who missed the call waits in the old place again."""
        self._do(c.Return, visit=visit)

    def walk_in(self, asked: c.Asked) -> None:
        """Give a number to who stands here without one, and call it here."""
        service = self.reference.service(asked.service)
        audience = Audience.INDIVIDUALS
        if service is not None and audience not in service.audience:
            audience = Audience.ESTABLISHMENTS
        self._do(
            c.WalkIn,
            visit=self._station.new_id(),
            token=self._station.new_token(),
            asked=(asked,),
            audience=audience,
        )

    def _at_once(self, verb: Verb, desk: DeskView) -> None:
        """Do what needs no choice."""
        shape = AT_ONCE[verb]
        if verb is Verb.CLOSE and desk.closing:
            shape = c.OpenCounter
        undone = desk.can_undo if verb is Verb.UNDO and not self.busy else None
        if undone is not None:
            self._do(shape, sitting=undone.sitting, deed=undone.deed)
        else:
            self._do(shape)

    def _do(self, shape: Callable[..., c.Command], **arguments: object) -> None:
        who = self.person.employee if self.person is not None else None
        if not isinstance(shape, type) or (who is None and shape is not c.CallForHelp):
            return
        warned, self._warned_late = self._warned_late, False
        if shape is c.CallNext:  # pressed again after the warning, it is meant
            arguments["late"] = warned
        if any(field.name == "counter" for field in fields(shape)):
            arguments["counter"] = self.counter
        if issubclass(shape, c.AtCounter):
            arguments["who"] = who
        visit = self.desk.visit if self.desk is not None else None
        meant = meant_for(shape, visit, self._outbox.waiting)
        command = shape(
            id=self._station.new_id(),
            station=self._station.name,
            employee=who,
            **{**meant, **arguments},
        )
        outbox = self._help if shape is c.CallForHelp else self._outbox
        why_not = outbox.put(command)
        if why_not is not None:
            self.told.emit(Message(Tone.WARN, Sentence(why_not)))

    def leave(self) -> None:
        """Nobody works here any more, and whoever comes has been warned of nothing."""
        self._warned_late = False
        super().leave()

    def _worded(self, why: Refused) -> Refused | Sentence:
        """What to say of a refusal; that nobody could be finished today is a warning only."""
        self._warned_late = why.reason is Reason.ENDS_AFTER_CLOSING
        return LATE if self._warned_late else why
