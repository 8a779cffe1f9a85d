"""The desk without its window: what is known of it, and what the employee makes happen."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain import commands as c
from center_app.domain.events import Kind
from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.desk import DeskView
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.views.own_day import AskedTime
from ui.counter.beside import NOTHING, Beside
from ui.counter.bounce import Bounce
from ui.counter.deeds import AT_ONCE
from ui.counter.dropped import with_dropped
from ui.counter.ended import given_with
from ui.counter.feedback import feedback, help_seen
from ui.counter.notes import Notes
from ui.counter.number_search import NumberSearch
from ui.counter.outbox import Sent
from ui.counter.paper import AS_EVER
from ui.counter.paper import KEPT as PAPER_KEPT
from ui.counter.paper_deeds import PaperDeeds
from ui.counter.patience import Patience
from ui.counter.pulse import PulseQuestion
from ui.counter.related import suggested
from ui.counter.sentences import DISMISSED, HELP_SEEN, KEPT, NOTHING_RELATED
from ui.counter.sight import Seen, Sight
from ui.counter.slips import Slips
from ui.counter.verbs import Verb, left_of_basket, primary, worth_asking
from ui.counter.why_not import why_not
from ui.desk.errands import Errands
from ui.desk.link import LinkLook
from ui.desk.papers import Papers
from ui.desk.reference import Reference, look_up
from ui.desk.sentence import Message, Sentence
from ui.live import Live
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Tone
from ui.ticket.printer_report import PrinterReport
from ui.watch import Watch

PRIMARY = "primary"

INTERVAL_MS = 100
"""Least time between two looks at the desk: another station's action shows within 300 ms."""


class CounterModel(PaperDeeds):
    """One counter and whoever works at it.

    Beside `changed` and `told` of the seat: `asked(Verb)` that a verb wants a choice made first;
    `promised(Given)`: a receipt is to be shown.
    `stale(datetime or None)` and `found()` that the desk shown is old, and new again.
    """

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
        beside: Beside = NOTHING,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(station, counter, tasks, parent)
        self.slips = Slips(beside.printing(station, tasks), self)
        self.link = LinkLook(beside.link, tasks, self.now, self)
        self.notes = Notes(station, tasks, self)
        self.numbers = NumberSearch(tasks, station.center, counter, self)
        self._bounce = Bounce(station.clock)
        self._patience = Patience()
        self._last_visit: DeskVisit | None = None
        self._off: Verb | None = None
        self._stale = self._kept = False
        self._sight = Sight(station.center, counter)
        self._live = Live(tasks, self._sight, Kind, self.now, INTERVAL_MS, parent=self)
        self._lookup = Live(
            tasks, partial(look_up, station.center), {Kind.SETUP}, self.now, parent=self
        )
        self._errands = Errands(tasks, station.center, self)
        self.pulse = PulseQuestion(station.center, tasks, self)
        self.papers = Papers(station, self._errands, self._employee, self)
        self._printer_report = PrinterReport(station, tasks, beside.printer, self)
        self._connect(watch)

    def want_number(self, typed: str) -> None:
        """Look for the number, or serve by it while the center is away."""
        if self._stale:
            self.begin_paper(typed)
        else:
            self.numbers.ask(typed)

    def press_primary(self) -> None:
        """The next sensible step, whatever it is."""
        desk = self.desk_now
        if desk is not None and not self._bounce.again(PRIMARY):
            self._begin(Verb.FINISH if self.paper is not None else primary(desk), desk)

    def press(self, verb: Verb) -> None:
        """A verb's key or button. What is off says why instead."""
        desk = self.desk_now
        if desk is not None and not self._bounce.again(verb):
            self._begin(verb, desk)

    def choosing(self, verb: Verb | None) -> None:
        """See what this verb chooses among, while it does: the visits on hold, or the colleagues,
        who are seen until the visit is gone. None: nothing is chosen any more."""
        self._sight.all_held = verb is Verb.RESUME
        self._sight.colleagues |= verb is Verb.TRANSFER
        if verb in (Verb.RESUME, Verb.TRANSFER):
            self._live.refresh()

    def judge(self, asked: AskedTime, *, accurate: bool) -> None:
        """Say whether the time that was asked about was right."""
        self._do(c.JudgeTime, visit=asked.visit, sitting=asked.sitting, accurate=accurate)

    def read_bulletin(self, bulletin: str) -> None:
        """Say that it has been read."""
        self._do(c.SeeBulletin, bulletin=bulletin)

    def _connect(self, watch: Watch) -> None:
        for live in (self._live, self._lookup):
            live.follow(watch)
        self.slips.shown.connect(self.promised)
        for telling in (self.numbers, self.slips):
            telling.told.connect(self.told)
        self.pulse.changed.connect(self._follow_pulse)
        for beside in (self.link, self.pulse, self.notes):
            beside.changed.connect(self.changed)
        self._live.shown.connect(self._seen)
        self._live.refused.connect(self._unseen)
        self._live.stale.connect(self._lost)
        self._lookup.shown.connect(self._looked_up)
        self._outbox.sent.connect(self._sent)
        self._help.sent.connect(self._helped)
        for outbox in (self._outbox, self._help):
            outbox.refused.connect(self._refused)
            outbox.stuck.connect(self._keep)
        self._errands.done.connect(self._ticked)
        self._errands.refused.connect(self._ticked)
        self._errands.away.connect(self._keep)
        for kept in (self._outbox, self._help, self._errands):
            watch.found.connect(kept.hurry)

    def _begin(self, verb: Verb, desk: DeskView) -> None:
        """Do it, or ask for the choice it needs.

        While a command is on its way the desk shown is not the one that is pressed for, so the
        center decides what is off. Help alone can be called where nobody gave the PIN.
        """
        if verb is not Verb.HELP and (self.cover.locked or self.person is None):
            return
        if self.paper is not None and verb not in AS_EVER:
            self._press_by_paper(verb, self.paper)
            return
        off = None if self.busy or worth_asking(verb, desk) else why_not(verb, desk)
        rest_falls_away = verb is Verb.FINISH_VISIT and left_of_basket(desk)
        if off is not None:
            self._tell(Message(Tone.WARN, off), off=verb)
        elif not self.busy and (early := self._patience.asks(verb, desk)):
            self._tell(Message(Tone.WARN, early))
        elif verb is Verb.LOCK:
            self.cover.lock()
        elif verb is Verb.PRINT:
            self.slips.again(desk)
        elif verb is Verb.ADD_RELATED:
            self._add_related(desk)
        elif verb in AT_ONCE and not rest_falls_away:
            self._at_once(verb, desk)
        else:
            self._tell(None)
            self.asked.emit(verb)

    def _add_related(self, desk: DeskView) -> None:
        """Add the service that is suggested, as it stands on the desk."""
        asked = suggested(desk.visit, self.reference)
        if asked is None:
            self._tell(Message(Tone.WARN, NOTHING_RELATED))
        else:
            self.add(asked)

    def _tell(self, message: Message | None, off: Verb | None = None) -> None:
        """Say what the last press led to; that a verb is `off` only as long as it is."""
        self._off = off
        self.told.emit(message)

    def _sent(self, sent: Sent) -> None:
        said = self.slips.after(sent) or feedback(sent, self._last_visit, self.reference)
        self._sight.turn += 1
        if isinstance(sent.command, c.SignOut):
            self.leave()
        self._show(sent.desk)
        self._tell(said)
        given = given_with(sent, self._last_visit, self.reference, self.now())
        if given is not None:
            self.slips.give(given)
            self.promised.emit(given)
            self.changed.emit()

    def _helped(self, sent: Sent) -> None:
        """Its look at the desk may be older than that of a press beside it."""
        self._tell(feedback(sent, self._last_visit, self.reference))
        self._sight.turn += 1
        self._live.refresh()

    def _seen(self, seen: Seen) -> None:
        if seen.turn == self._sight.turn:
            self._show(seen.desk)
        else:
            self._live.refresh()

    def _follow_pulse(self) -> None:
        """A question that has just come stands from now on, not from the next change."""
        if self.desk is not None:
            self.pulse.follow(self.desk)

    def _unseen(self, why: Refused) -> None:
        self._tell(Message(Tone.BAD, why))

    def _show(self, desk: DeskView) -> None:
        if desk.visit is not None:
            self.papers.of(desk.visit.visit, desk.visit.seen)
            self._last_visit = desk.visit
        self.pulse.follow(desk)
        self.notes.of(desk.visit)
        self.slips.follow(desk, self.reference)
        helped = help_seen(self.desk, desk)
        self._sight.colleagues &= desk.visit is not None
        self.take_in(desk)
        if self._stale:
            self._stale = False
            self.found.emit()
        dismissed = self.person is not None and desk.employee != self.person.employee
        leaving = isinstance(next(iter(self._outbox.waiting), None), c.SignOut)
        if dismissed and not leaving:
            self.leave()
            self._tell(Message(Tone.INFO, DISMISSED))
        elif helped and self.person is not None:
            self._tell(Message(Tone.INFO, HELP_SEEN))
        if self._off is not None and why_not(self._off, desk) is None:
            self._tell(None)
        self.changed.emit()

    def _lost(self, since: datetime | None) -> None:
        self._stale = True
        self.stale.emit(since)

    def _looked_up(self, reference: Reference) -> None:
        self.reference = reference
        self.changed.emit()

    def _refused(self, why: Refused, dropped: tuple[c.Command, ...]) -> None:
        """Say why, and what was pressed behind it; that is told however soon somebody comes."""
        nobody = why.reason is Reason.NOBODY_WAITING and not dropped
        said = with_dropped(self._worded(why), dropped)
        self._tell(Message(Tone.WARN, said), off=Verb.NEXT if nobody else None)
        self._live.refresh()

    def _keep(self) -> None:
        self._kept = True
        last = next(reversed(self._outbox.waiting), None)
        if isinstance(last, c.TakeInService):
            number = (("number", last.number),)
            self._tell(Message(Tone.GOOD, Sentence(PAPER_KEPT, number)))
        else:
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

    def begin(self, desk: DeskView) -> None:
        """The desk as it was found by whoever has just come."""
        self._sight.turn += 1
        self.slips.forget()
        self._show(desk)
        if desk.employee is not None:
            self.pulse.begin(desk.employee)

    def leave(self) -> None:
        """Nobody works here any more: what was given is for nobody to print."""
        self.end_paper(served=True)
        self.slips.forget()
        super().leave()
