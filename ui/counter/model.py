"""The desk without its window: what is known of it, and what the employee makes happen."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain import commands as c
from center_app.domain.clock import elapsed, local
from center_app.domain.events import Kind
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Detail, Outcome, StepId
from center_app.domain.views.desk import DeskView
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.visit import Wish
from center_app.language import words
from center_app.store.kept.credentials import Person
from ui.counter.admission import Admitted, coming
from ui.counter.bounce import Bounce
from ui.counter.desk import DeskState
from ui.counter.ended import Later, given_with
from ui.counter.feedback import feedback
from ui.counter.outbox import Outbox, Sent
from ui.counter.patience import Patience
from ui.counter.sight import Seen, Sight
from ui.counter.verbs import Verb, primary, why_not, worth_asking
from ui.desk.admission import Admission
from ui.desk.errands import Errands
from ui.desk.papers import Papers
from ui.desk.reference import Reference, look_up
from ui.desk.sentence import Message, Sentence
from ui.live import Live
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Tone
from ui.watch import Watch

PRIMARY = "primary"
KEPT = Sentence(words("The center cannot be reached just now. Your last press is kept and sent."))
DISMISSED = Sentence(words("You are no longer signed in at this counter."))

AT_ONCE: dict[Verb, Callable[..., c.Command]] = {
    Verb.NEXT: c.CallNext,
    Verb.START: c.Start,
    Verb.FINISH: c.Finish,
    Verb.RECALL: c.Recall,
    Verb.MISS: c.Miss,
    Verb.OPEN: c.OpenCounter,
    Verb.CLOSE: c.CloseCounter,
    Verb.SIGN_OUT: c.SignOut,
}
"""Verbs that need no choice; the others open a panel first."""


class CounterModel(QObject):
    """One counter and whoever works at it.

    `changed` says that the desk, the reference or the employee is another; `told(Message or
    None)` what the last press led to; `asked(Verb)` that a verb wants a choice made first;
    `promised(Given)`: a receipt is to be given.
    `stale(datetime or None)` and `found()` that the desk shown is old, and new again.
    """

    changed = Signal()
    told = Signal(object)
    asked = Signal(object)
    promised = Signal(object)
    stale = Signal(object)
    found = Signal()

    def __init__(
        self,
        station: Station,
        counter: str,
        tasks: Tasks,
        watch: Watch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.counter = counter
        self.desk: DeskView | None = None
        self.reference = Reference()
        self.person: Person | None = None
        self.admission = Admission(tasks, partial(coming, station, counter), self)
        self._station = station
        self._taken = station.clock.now()
        self._bounce = Bounce(station.clock)
        self._patience = Patience()
        self._last_visit: DeskVisit | None = None
        self._off: Verb | None = None
        self._stale = self._kept = False
        self._sight = Sight(station.center, counter)
        self._live = Live(tasks, self._sight, Kind, self.now, parent=self)
        self._lookup = Live(
            tasks, partial(look_up, station.center), {Kind.SETUP}, self.now, parent=self
        )
        self._outbox = Outbox(tasks, station.center, counter, self)
        self._errands = Errands(tasks, station.center, self)
        self.papers = Papers(station, self._errands, self._employee, self)
        self._connect(watch)

    def now(self) -> datetime:
        """The wall clock in Amman."""
        return local(self._station.clock.now().at)

    @property
    def age_ms(self) -> int:
        """How long ago the desk was as it is shown; what is counted on screen goes on by it."""
        return elapsed(self._taken, self._station.clock.now())

    @property
    def state(self) -> DeskState | None:
        """The desk with what it is looked up in; None before it was seen."""
        return DeskState(self.desk, self.reference) if self.desk is not None else None

    @property
    def busy(self) -> bool:
        """Whether a press has no answer yet."""
        return self._outbox.busy

    def press_primary(self) -> None:
        """The next sensible step, whatever it is."""
        if self.desk is not None and not self._bounce.again(PRIMARY):
            self._begin(primary(self.desk), self.desk)

    def press(self, verb: Verb) -> None:
        """A verb's key or button. What is off says why instead."""
        if self.desk is not None and not self._bounce.again(verb):
            self._begin(verb, self.desk)

    def finish(
        self,
        outcomes: tuple[Outcome, ...],
        details: tuple[Detail, ...] = (),
        later: Later | None = None,
    ) -> None:
        """Finish the step with an outcome for each copy, and a receipt for what is ready later."""
        receipt = later.receipt(self._station.new_token()) if later is not None else None
        self._do(c.Finish, outcomes=outcomes, details=details, receipt=receipt)

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

    def _connect(self, watch: Watch) -> None:
        for live in (self._live, self._lookup):
            live.follow(watch)
        self.admission.admitted.connect(self._admitted)
        self.admission.told.connect(self.told)
        self._live.shown.connect(self._seen)
        self._live.refused.connect(self._unseen)
        self._live.stale.connect(self._lost)
        self._lookup.shown.connect(self._looked_up)
        self._outbox.sent.connect(self._sent)
        self._outbox.refused.connect(self._refused)
        self._outbox.stuck.connect(self._stuck)
        self._errands.done.connect(self._ticked)
        self._errands.refused.connect(self._ticked)
        self._errands.away.connect(self._keep)
        for kept in (self._outbox, self._errands):
            watch.found.connect(kept.hurry)

    def _begin(self, verb: Verb, desk: DeskView) -> None:
        """Do it, or ask for the choice it needs.

        While a command is on its way the desk shown is not the one that is pressed for, so the
        center decides what is off.
        """
        off = None if self.busy or worth_asking(verb, desk) else why_not(verb, desk)
        if off is not None:
            self._tell(Message(Tone.WARN, off), off=verb)
        elif not self.busy and (early := self._patience.asks(verb, desk, self.age_ms)):
            self._tell(Message(Tone.WARN, early))
        elif verb in AT_ONCE:
            self._do(AT_ONCE[verb])
        else:
            self._tell(None)
            self.asked.emit(verb)

    def _tell(self, message: Message | None, off: Verb | None = None) -> None:
        """Say what the last press led to; that a verb is `off` only as long as it is."""
        self._off = off
        self.told.emit(message)

    def _do(self, shape: Callable[..., c.Command], **arguments: object) -> None:
        if self.person is None:
            return
        command = shape(
            id=self._station.new_id(),
            station=self._station.name,
            employee=self.person.employee,
            **({"counter": self.counter} if shape is not c.BringBack else {}),
            **self._meant(shape),
            **arguments,
        )
        self._outbox.put(command)

    def _meant(self, shape: Callable[..., c.Command]) -> dict[str, object]:
        """The sitting and step that the press was meant for, as far as they are on the screen.

        While a command is on its way they are not: what follows it is meant for its outcome.
        """
        visit = self.desk.visit if self.desk is not None and not self.busy else None
        if visit is None or not (isinstance(shape, type) and issubclass(shape, c.AtDesk)):
            return {}
        meant: dict[str, object] = {"sitting": visit.sitting}
        return meant | {"step": visit.serving} if shape is c.Finish else meant

    def _sent(self, sent: Sent) -> None:
        said = feedback(sent, self._last_visit, self.reference)
        self._sight.turn += 1
        if isinstance(sent.command, c.SignOut):
            self.person = None
        self._show(sent.desk)
        self._tell(said)
        given = given_with(sent, self._last_visit, self.reference)
        if given is not None:
            self.promised.emit(given)

    def _seen(self, seen: Seen) -> None:
        if seen.turn == self._sight.turn:
            self._show(seen.desk)
        else:
            self._live.refresh()

    def _unseen(self, why: Refused) -> None:
        self._tell(Message(Tone.BAD, why))

    def _show(self, desk: DeskView) -> None:
        if desk.visit is not None:
            self.papers.of(desk.visit.visit, desk.visit.seen)
            self._last_visit = desk.visit
        self.desk, self._taken = desk, self._station.clock.now()
        if self._stale:
            self._stale = False
            self.found.emit()
        dismissed = self.person is not None and desk.employee != self.person.employee
        leaving = isinstance(self._outbox.first, c.SignOut)
        if dismissed and not leaving:
            self.person = None
            self._tell(Message(Tone.INFO, DISMISSED))
        if self._off is not None and why_not(self._off, desk) is None:
            self._tell(None)
        self.changed.emit()

    def _lost(self, since: datetime | None) -> None:
        self._stale = True
        self.stale.emit(since)

    def _looked_up(self, reference: Reference) -> None:
        self.reference = reference
        self.changed.emit()

    def _refused(self, why: Refused) -> None:
        nobody = why.reason is Reason.NOBODY_WAITING
        self._tell(Message(Tone.WARN, why), off=Verb.NEXT if nobody else None)
        self._live.refresh()

    def _stuck(self, _command: c.Command) -> None:
        self._keep()

    def _keep(self) -> None:
        self._kept = True
        self._tell(Message(Tone.WARN, KEPT))

    def _ticked(self) -> None:
        """A desk that was asked for before the tick does not know of it."""
        if self._kept and not self.busy:
            self._kept = False
            self._tell(None)
        self._sight.turn += 1
        self._live.refresh()

    def _employee(self) -> str | None:
        return self.person.employee if self.person is not None else None

    def _admitted(self, admitted: Admitted) -> None:
        self.person = admitted.person
        self._sight.turn += 1
        self._show(admitted.desk)
