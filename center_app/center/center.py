"""The center while it runs: the one place where a command becomes history."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from threading import RLock
from time import monotonic
from typing import TypeVar

from sqlalchemy import Engine

from center_app.center.answer import Done, first_answer
from center_app.center.courses import Courses
from center_app.center.devices import Devices, Names, Room
from center_app.center.history import History
from center_app.center.keeping import check_letters, keep, keep_employee, keep_received, pin_hash_of
from center_app.center.lookout import Lookout, note
from center_app.center.memory import forget_checkpoints, recalled, save_time
from center_app.center.news import News, NewsBoard
from center_app.center.outlook import Outlook
from center_app.center.pulse import Pulse
from center_app.center.records import Records
from center_app.center.time import CenterTime, Reading
from center_app.center.wrapping import all_wrapped
from center_app.domain import commands as c
from center_app.domain.behind import Behind, Which
from center_app.domain.clock import Clock, Instant
from center_app.domain.course import Course, course
from center_app.domain.device import Device
from center_app.domain.dossier import Dossier, UpTo
from center_app.domain.events import DayOpened
from center_app.domain.evolve import Fact
from center_app.domain.hall import Hall
from center_app.domain.look import Looked
from center_app.domain.message_summary import MessageSummary
from center_app.domain.period import PeriodReport
from center_app.domain.refusal import Reason, Refused
from center_app.domain.report import DayReport
from center_app.domain.rights import ANSWERS, HANDS_OUT, MANAGES, has_one_of
from center_app.domain.routing.rule import Rule, most_due
from center_app.domain.span import Span
from center_app.domain.unannounced import UnannouncedFacts
from center_app.domain.usual_day import UsualDay
from center_app.domain.verbs import decide
from center_app.domain.verbs.form import check_form
from center_app.domain.verbs.later import is_over_for_some
from center_app.domain.views import show
from center_app.domain.views.kiosk import opened
from center_app.domain.views.query import Query
from center_app.language.digits import fold
from center_app.store.entries import Entry
from center_app.store.incarnation import Incarnation
from center_app.store.journal import Journal
from center_app.store.kept.credentials import Person, Pins, people
from center_app.store.kept.messages import Written, written_in
from center_app.store.kept.notes import Note, notes_of
from center_app.store.kept.plans import Plan, plan_of
from center_app.store.kept.tokens import token_of
from center_app.store.locked import Writing

V = TypeVar("V")

GLANCE_S = 0.1
"""How often a waiting center looks whether another process has written, in seconds."""


OF_THE_CLOCK = (c.NoteClock, c.OpenDay, c.EndPutOff, c.NoteAlarms)
"""What the center asks of itself, before what it is asked."""

BY_THE_TIME = (c.OpenDay, c.TakeIn, c.TakeInService)
"""What is decided by the time itself, whether the center is open by it or not."""


class Center:
    """A center on its database: `do` a command, `see` a view, wait for `news`.

    Safe to share among threads, and correct with other processes on the same database: a
    command is decided while the journal is locked, after what others wrote has been taken in.
    """

    def __init__(
        self,
        engine: Engine,
        code: str,
        clock: Clock,
        new_id: Callable[[], str],
        pins: Pins,
        rule: Rule = most_due,
        incarnation: Incarnation | None = None,
    ) -> None:
        """`incarnation`: what tells of a database that was put back or copied."""
        self.journal = Journal(engine, code, incarnation)
        self.history = History(engine, code, self.journal)
        self.pulse = Pulse(engine, pins, lambda: self.hall)
        self.lookout = Lookout()
        self.records = Records(engine, self.journal, new_id, lambda: self.hall, self._believed)
        self.code = code
        self._engine = engine
        self._new_id = new_id
        self._pins = pins
        self._rule = rule
        self._order = RLock()  # commands, one after the other; held while the database works
        self._state = RLock()  # the hall, for as long as it changes or is looked at
        head = self.journal.open(new_id, clock.now())
        self._memory = recalled(engine, code, self.journal, new_id)
        self._time = CenterTime(clock, self._memory.hall, head.moment)
        self._news = NewsBoard(self._memory.seq)
        self._devices = Devices(engine, self.lookout, lambda: self.hall, self._state)
        self._courses = Courses(
            self.history.usual_day, self._course, self._believed, lambda: self.today
        )

    @property
    def hall(self) -> Hall:
        """The hall as it is in memory; to be read only where nothing writes meanwhile."""
        return self._memory.hall

    def do(self, command: c.Command) -> Done:
        """Decide the command and record what it makes happen; repeated, give the first answer.

        Raises Refused when the hall does not allow it, SerialTaken for another catalogue under a
        known serial, and Unavailable when the database is away: repeat it then with the same id,
        for the answer may only have been lost.
        """
        check_form(command)
        pin_hash = pin_hash_of(command, self._pins)
        with self._order:
            if not isinstance(command, OF_THE_CLOCK):
                self._keep_time(command.station)
            facts: list[Fact] = []
            try:
                return self._record(command, facts, pin_hash)
            finally:
                self._tell(facts)

    def see(self, query: Query[V]) -> V:
        """The view that was asked for, as it is now. Raises Refused for what is unknown."""
        with self._state:
            return show(self._memory.hall, query, self._reading().hours)

    def admit(self, number: str, pin: str) -> Person:
        """The employee with this number and PIN, in whichever digits.

        Raises Refused(WRONG_PIN | PIN_WAIT | PIN_LOCKED | EMPLOYEE_INACTIVE).
        """
        employee = self._pins.check(
            self._engine, fold(number), fold(pin), self._reading().believed.at
        )
        known = self._memory.hall.employees.get(employee)
        if known is not None and not known.active:
            raise Refused(Reason.EMPLOYEE_INACTIVE)
        return next(person for person in self.people() if person.employee == employee)

    def people(self) -> list[Person]:
        """Everybody who works here, with number and name."""
        return people(self._engine)

    def written_in(self, message: str, by: str | None = None) -> Written:
        """What is still kept of a message, for an employee to read, which is written down.

        Raises Refused(NOT_ALLOWED).
        """
        if by is not None:
            if not has_one_of(ANSWERS, self._memory.hall.employees.get(by)):
                raise Refused(Reason.NOT_ALLOWED)
            self.records.note(by, Looked.MESSAGE, message)
        return written_in(self._engine, message)

    def plan_of(self, action: str, by: str | None = None) -> Plan:
        """What is to be done in an improvement action, and what came of it, in words.

        Raises Refused(NOT_ALLOWED).
        """
        if by is not None and not has_one_of(ANSWERS, self._memory.hall.employees.get(by)):
            raise Refused(Reason.NOT_ALLOWED)
        return plan_of(self._engine, action)

    def unannounced(
        self, first: date, last: date, by: str | None = None
    ) -> tuple[UnannouncedFacts, ...]:
        """The recorded visits of these business days that nobody had announced.

        Raises Refused(NOT_ALLOWED).
        """
        if by is not None and not has_one_of(MANAGES, self._memory.hall.employees.get(by)):
            raise Refused(Reason.NOT_ALLOWED)
        return self.history.unannounced(first, last)

    def notes_of(self, visit: str) -> tuple[Note, ...]:
        """What earlier counters wrote of a visit, the oldest first, as far as it is still kept."""
        return notes_of(self._engine, visit)

    def token_of(self, visit: str) -> str | None:
        """The secret of a ticket, for its paper to be printed again; None once it is forgotten."""
        return token_of(self._engine, visit)

    def code_of_receipt(self, result: str, by: str) -> str | None:
        """The code of a receipt, for its paper to be printed again; None once it is forgotten.

        Raises Refused(NOT_ALLOWED) for who neither works at the reception nor supervises.
        """
        if not has_one_of(HANDS_OUT, self._memory.hall.employees.get(by)):
            raise Refused(Reason.NOT_ALLOWED)
        return token_of(self._engine, result)

    def news(self, after: int, timeout: float) -> News:
        """What has changed since entry `after`, by this process or another; waits for it.

        `timeout` is in seconds. Raises Unavailable when the database is away.
        """
        until = monotonic() + timeout
        while True:
            news = self._news.wait(after, min(GLANCE_S, max(0.0, until - monotonic())))
            if news.seq != after or monotonic() >= until:
                return news
            self.refresh()

    def refresh(self) -> None:
        """Take in what other processes wrote, and do what is due by the clock."""
        if self.journal.position() != (self._memory.epoch, self._memory.seq):
            with self._order:
                self._tell(self._follow(self.journal.after(self._memory.seq)))
        reading = self._reading()
        over = is_over_for_some(self._memory.hall, reading.hours)
        if over or reading.day_due or self._time.step() is not None:
            with self._order:
                self._keep_time("center")
        if self.lookout.is_due(reading.hours):
            self._look_around(reading.hours)

    @property
    def today(self) -> date:
        """The present business day. Raises Refused(NO_CATALOGUE) before the center is set up."""
        settings = self._memory.hall.settings
        if settings is None:
            raise Refused(Reason.NO_CATALOGUE)
        return settings.calendar.day_of(self._reading().believed.at)

    def day_report(self, day: date | None = None, up_to: UpTo | None = None) -> DayReport:
        """The report of a business day, the present one unless named.

        With `up_to` as of that entry, as far as nothing of the day has changed since. Raises
        Refused(NO_CATALOGUE) for a center that has not been set up.
        """
        if up_to is None:
            return self.history.day_report(day, self._reading().believed)
        made = self.history.day_report(day, up_to.instant)
        return replace(made, seal=up_to.seal)

    def dossier(self, span: Span, up_to: UpTo | None = None) -> Dossier:
        """What the documents of some days are made of, as of the journal's last entry.

        With `up_to` as of an entry before it, as far as nothing of these days has changed since.
        Raises as `period` does.
        """
        return self.history.dossier(span, up_to)

    def period(self, span: Span) -> PeriodReport:
        """The report of some business days together.

        Raises Refused(BAD_INPUT) for days that end before they begin or are too many,
        Refused(NO_CATALOGUE) for a center that has not been set up.
        """
        return self.history.period(span, self._reading().believed)

    def visits(self, which: Which) -> Behind:
        """The visits behind a figure. Raises Refused(BAD_INPUT) as `period` does."""
        return self.history.visits(which, self._reading().believed)

    def message_summary(self, first: date, last: date) -> MessageSummary:
        """What citizens told the center on these business days: counts and times, no texts."""
        return self.history.messages(first, last, self._believed())

    def outlook(self) -> Outlook:
        """What the days that are over say about those to come.

        Raises Refused(NO_CATALOGUE) for a center that has not been set up.
        """
        return self.history.outlook(self._reading().believed)

    def course(self) -> Course:
        """The course of the day beside usual ones; the first look of a day may take seconds.

        Raises Refused(NO_CATALOGUE) for a center that has not been set up.
        """
        return self._courses.now()

    def devices(self) -> tuple[Device, ...]:
        """The machines of the hall, those first that need somebody. Raises Unavailable."""
        return self._devices.now(self._believed())

    def measure_disk(self, room: Room) -> None:
        """From now on the center knows how much room there is where it keeps its data."""
        self._devices.measure(room)

    def hear_stations(self, names: Names) -> None:
        """From now on the center knows of which stations its server has heard."""
        self._devices.hear(names)

    def _course(self, usual: UsualDay) -> Course:
        with self._state:
            hall, now = self._memory.hall, self._reading().hours
            giving = hall.settings is not None and opened(hall, hall.settings, now)
            return course(hall, usual, now, open_now=giving)

    def rebuild(self) -> bool:
        """Play the journal from its first entry: the hall, and the history with it.

        Says whether the hall came out as it was in memory; if not, it is what was played now.
        """
        with self._order:
            played = self.history.rebuild()
            others = self.journal.after(self._memory.seq, played.seq - self._memory.seq)
            self._tell(self._follow(others))
            same = played.hall == self._memory.hall
            with self._state:
                self._memory = played
            if not same:
                forget_checkpoints(self._engine)
            return same

    def _reading(self) -> Reading:
        return self._time.read(self._memory.hall)

    def _believed(self) -> Instant:
        return self._reading().believed

    def _keep_time(self, station: str) -> None:
        """Say that the clock was set, begin the day when it is due, and let wait on whoever was to
        be called later."""
        if (step := self._time.step()) is not None:
            noted = c.NoteClock(id=self._new_id(), station=station, old=step.old, new=step.new.at)
            self.do(noted)
            self._time.noted(step)
        reading = self._reading()
        if reading.day_due:
            self.do(c.OpenDay(id=self._new_id(), station=station, going_on=reading.going_on))
        if is_over_for_some(self._memory.hall, reading.hours):
            self.do(c.EndPutOff(id=self._new_id(), station=station))

    def _look_around(self, now: Instant) -> None:
        heard = self.lookout.heard()
        with self._order:
            with self._state:
                found = self.lookout.look(self._memory.hall, heard, now)
            if found is not None:
                self.do(note(found, self._new_id, "center"))

    def _follow(self, entries: list[Entry]) -> list[Fact]:
        with self._state:
            return self._memory.follow(entries)

    def _record(self, command: c.Command, facts: list[Fact], pin_hash: str | None) -> Done:
        """Decide and append; `facts` gets all that the hall took in, others' entries too."""
        with self.journal.writing() as writing:
            facts += self._follow(writing.after(self._memory.seq))
            before = writing.answered(command.id)
            if before:
                return first_answer(before, command)
            if isinstance(command, c.TakeIn) and self._is_over(writing, command):
                return Done((), 0)
            reading, hall = self._reading(), self._memory.hall
            at = self._time.stamp(reading.believed, writing.head.moment)
            now = reading.believed if isinstance(command, BY_THE_TIME) else reading.hours
            events = decide(hall, command, now, self._rule)
            entries = writing.append(all_wrapped(events, command, at, hall, self._new_id))
            check_letters(writing.connection, command)
            keep(writing.connection, hall, command, events)
            keep_received(writing.connection, command, at.at)
            keep_employee(writing.connection, command, pin_hash)
        with self._state:
            for event, entry in zip(events, entries, strict=True):
                facts.append(Fact(event, at, command.station))
                self._memory.move(facts[-1], entry)
        if any(isinstance(event, DayOpened) for event in events):
            save_time(self._engine, self._memory, entries[-1])
        return Done(tuple(events), self._memory.seq if events else 0)

    def _is_over(self, writing: Writing, command: c.TakeIn) -> bool:
        """Whether the ticket was given here too, on a day that is over: it gets no other number."""
        known = command.ticket.visit in self._memory.hall.visits
        return not known and bool(writing.answered(command.ticket.id))

    def _tell(self, facts: Iterable[Fact]) -> None:
        kinds = list(dict.fromkeys(fact.event.kind for fact in facts))
        if kinds:
            self._news.tell(self._memory.seq, kinds)
