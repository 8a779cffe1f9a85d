"""The history: it follows the journal, page by page, and can be made again from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from threading import RLock

from sqlalchemy import Engine

from center_app.center.memory import Memory, empty, fact_of, remembered
from center_app.center.outlook import LOOK_BACK, Outlook, outlook
from center_app.domain.action_figures import ActionFacts, action_facts, action_totals
from center_app.domain.behind import Behind, Which, behind
from center_app.domain.clock import Instant, local
from center_app.domain.counter import Presence
from center_app.domain.day_report import day_report
from center_app.domain.dossier import Dossier, UpTo, compared, dossier
from center_app.domain.events import (
    DayReopened,
    Event,
    UnannouncedRecorded,
    VisitReturned,
    VisitUndone,
)
from center_app.domain.facts import Facts, MessageFacts, together
from center_app.domain.hall import Hall, Phase
from center_app.domain.hall_facts import facts_of, message_facts, visit_facts
from center_app.domain.message_summary import MessageSummary, message_summary
from center_app.domain.period import PeriodReport
from center_app.domain.period_report import period_report
from center_app.domain.presence import presence_facts, still_present
from center_app.domain.refusal import Reason, Refused
from center_app.domain.report import DayReport, Seal
from center_app.domain.span import Span, day_of, opening_days
from center_app.domain.unannounced import UnannouncedFacts, written
from center_app.domain.usual_day import UsualDay, days_like, usual_day
from center_app.store import history as rows
from center_app.store.arrivals import arrivals_between, median_waits
from center_app.store.engine import reading, writing
from center_app.store.entries import PAGE, Entry
from center_app.store.journal import Journal
from center_app.store.uncollected import uncollected


class History:
    """The rows of messages and of the visits and presences that are over, and in a memory of its
    own the hall of the others.

    A visit's rows are made at the entry that ends it, with the catalogue that was in force then,
    so that they are the same however often the history is made. Rows and position are one
    transaction: whoever comes back after a crash goes on where the rows end. Several processes
    may follow one history; what one has written the others only take in. Safe among threads;
    every method raises Unavailable when the database is away.
    """

    def __init__(self, engine: Engine, center: str, journal: Journal, page: int = PAGE) -> None:
        """`page`: how many entries one transaction takes in."""
        self._engine = engine
        self._center = center
        self._journal = journal
        self._page = page
        self._memory: Memory | None = None
        self._lock = RLock()

    def catch_up(self) -> int:
        """Take in all that the journal has by now, and return its last entry."""
        with self._lock:
            return self._caught_up().seq

    def rebuild(self) -> Memory:
        """Make the history again from the first entry; returns the hall that came out of it."""
        with self._lock:
            epoch, _ = self._journal.position()
            with writing(self._engine) as connection:
                rows.begin(connection, epoch)
            self._memory = empty(self._engine, self._center, epoch)
            played, self._memory = self._caught_up(), None
            return played

    def facts(self, first: date, last: date, now: Instant) -> Facts:
        """The rows of all that was on these business days; what goes on as it is `now`."""
        with self._lock:
            return self._account(first, last, now)[0]

    def day_report(self, day: date | None, now: Instant) -> DayReport:
        """The report of a business day, the present one unless named.

        Raises Refused(NO_CATALOGUE) for a center that has not been set up.
        """
        with self._lock:
            hall = self._caught_up().hall
            settings, catalogue = hall.settings, hall.catalogue
            if settings is None or catalogue is None:
                raise Refused(Reason.NO_CATALOGUE)
            day = day or settings.calendar.day_of(now.at)
            facts, memory = self._account(day, day, now)
            return day_report(
                day,
                facts,
                settings,
                catalogue,
                center=self._center,
                seal=self._seal(memory),
                final=_is_final(memory.hall, day_of(day)),
                made_at=now.at,
            )

    def period(self, span: Span, now: Instant) -> PeriodReport:
        """The report of some business days together.

        Raises Refused(BAD_INPUT) for days that end before they begin or are too many,
        Refused(NO_CATALOGUE) for a center that has not been set up.
        """
        _check(span)
        self.catch_up()
        return self._period(span, now)

    @uncollected()
    def _period(self, span: Span, now: Instant) -> PeriodReport:
        with self._lock:
            hall = self._caught_up().hall
            settings, catalogue = hall.settings, hall.catalogue
            if settings is None or catalogue is None:
                raise Refused(Reason.NO_CATALOGUE)
            facts, memory = self._account(span.first, span.last, now)
            seal, final = self._seal(memory), _is_final(memory.hall, span)
        return period_report(
            span,
            facts,
            settings,
            catalogue,
            center=self._center,
            seal=seal,
            final=final,
            made_at=now.at,
        )

    def dossier(self, span: Span, up_to: UpTo | None) -> Dossier:
        """What the documents of some business days are made of, as of an entry of the journal:
        the last one, or the one named, as far as nothing of these days has changed since.

        Raises as `period` does.
        """
        _check(span)
        self.catch_up()
        return self._dossier(span, up_to)

    @uncollected()
    def _dossier(self, span: Span, up_to: UpTo | None) -> Dossier:
        with self._lock:
            earlier = span.before()
            now = up_to.instant if up_to is not None else None
            before = compared(self._account(earlier.first, earlier.last, now)[0])
            facts, memory = self._account(span.first, span.last, now)
            settings, catalogue = memory.hall.settings, memory.hall.catalogue
            if settings is None or catalogue is None:
                raise Refused(Reason.NO_CATALOGUE)
            up_to = up_to or UpTo(self._seal(memory), self._last(memory).at)
            final = _is_final(memory.hall, opening_days(span, settings.calendar))
        report = period_report(
            span,
            facts,
            settings,
            catalogue,
            center=self._center,
            seal=up_to.seal,
            final=final,
            made_at=up_to.at,
        )
        return dossier(report, facts, before, settings)

    def visits(self, which: Which, now: Instant) -> Behind:
        """The visits behind a figure. Raises Refused(BAD_INPUT) as `period` does."""
        _check(which.span)
        with self._lock:
            facts, memory = self._account(which.span.first, which.span.last, now)
            catalogue = memory.hall.catalogue
        return behind(facts, which, catalogue)

    def messages(self, first: date, last: date, now: Instant) -> MessageSummary:
        """What citizens told the center on these business days, by kind and by agency."""
        with self._lock:
            facts, memory = self._account(first, last, now)
            catalogue = memory.hall.catalogue
            known = catalogue.agencies if catalogue is not None else ()
            names = {agency.code: agency.short or agency.name for agency in known}
            totals = action_totals(facts.actions, _today(memory.hall, now))
            return message_summary(facts.messages, first, last, now.at, names, totals)

    def unannounced(self, first: date, last: date) -> tuple[UnannouncedFacts, ...]:
        """The recorded visits of these business days that nobody had announced."""
        with self._lock:
            self._caught_up()
            with reading(self._engine) as connection:
                return rows.unannounced_between(connection, first, last)

    def outlook(self, now: Instant) -> Outlook:
        """What the days before `now` say about those to come.

        Raises Refused(NO_CATALOGUE) for a center that has not been set up.
        """
        with self._lock:
            hall = self._caught_up().hall
            if hall.settings is None:
                raise Refused(Reason.NO_CATALOGUE)
            today = hall.settings.calendar.day_of(now.at)
            with reading(self._engine) as connection:
                history = arrivals_between(connection, today - LOOK_BACK, today)
            return outlook(hall, today, history)

    def usual_day(self, now: Instant) -> UsualDay:
        """What a day as the present one usually is.

        Raises Refused(NO_CATALOGUE) for a center that has not been set up.
        """
        found = self.outlook(now)
        alike = days_like(found.today, found.history, found.calendar)
        with reading(self._engine) as connection:
            waits = median_waits(connection, [one.day for one in alike])
        told = found.forecast(found.today)
        return usual_day(found.today, found.calendar, alike, waits, told)

    def _account(self, first: date, last: date, now: Instant | None) -> tuple[Facts, Memory]:
        """Facts and hall as of the same entry, although others may be writing history too.

        What goes on is as it is `now`, or as it was at that entry.
        """
        while True:
            memory = self._caught_up()
            with reading(self._engine) as connection:
                over = rows.facts_between(connection, first, last)
                if rows.position(connection, memory.epoch) == memory.seq:
                    break
        now = now or self._last(memory)
        return together([over, _still_open(memory.hall, first, last, now)]), memory

    def _caught_up(self) -> Memory:
        memory = self._aligned()
        while page := self._journal.after(memory.seq, self._page):
            before = memory.seq
            ended, back = _followed(memory, page)
            with writing(self._engine) as connection:
                ours = rows.advance(connection, memory.epoch, before, memory.seq, ended, back)
            if not ours:
                memory = self._aligned()
        return memory

    def _aligned(self) -> Memory:
        """The memory at the entry where the rows end."""
        epoch, _ = self._journal.position()
        with reading(self._engine) as connection:
            stored = rows.position(connection, epoch)
        if stored is None:
            with writing(self._engine) as connection:
                rows.begin(connection, epoch)
            stored = 0
        memory = self._memory
        if memory is None or memory.epoch != epoch or memory.seq > stored:
            memory = remembered(self._engine, self._center, epoch, up_to=stored)
        while memory.seq < stored:
            memory.follow(self._journal.after(memory.seq, min(self._page, stored - memory.seq)))
        self._memory = memory
        return memory

    def _last(self, memory: Memory) -> Instant:
        """When the last entry was written, by the wall clock alone."""
        (last,) = self._journal.after(memory.seq - 1, 1)
        return fact_of(last).at._replace(mono=0, boot="")

    def _seal(self, memory: Memory) -> Seal:
        (last,) = self._journal.after(memory.seq - 1, 1)
        return Seal(last.epoch, last.seq, last.head.hex())


def _followed(memory: Memory, page: Sequence[Entry]) -> tuple[Facts, list[str]]:
    """Follow the entries; the rows of what they ended or told, and which visits came back."""
    ended: dict[str, Facts] = {}
    left: list[Presence] = []
    back: list[str] = []
    told: dict[str, MessageFacts] = {}
    actions: dict[str, ActionFacts] = {}
    unannounced: list[UnannouncedFacts] = []
    for entry in page:
        of_the_day = memory.hall.presences  # a new day has a new list, after the old one's last
        known = len(of_the_day)
        (fact,) = memory.follow((entry,))
        left += of_the_day[known:]
        for returned in _returned(fact.event):
            back.append(returned)
            ended.pop(returned, None)
        message = memory.hall.messages.get(getattr(fact.event, "message", ""))
        if message is not None:
            told[message.id] = message_facts(message)
        if isinstance(fact.event, UnannouncedRecorded):
            unannounced.append(_unannounced(fact.event, fact.at))
        action = memory.hall.actions.get(getattr(fact.event, "action", ""))
        if action is not None:
            actions[action.id] = action_facts(action)
        visit = memory.hall.visits.get(getattr(fact.event, "visit", ""))
        if visit is not None and not visit.open:
            ended[visit.id] = visit_facts(visit, fact.at)
    presences = tuple(presence_facts(one, one.seen.at) for one in left)
    beside = tuple(told.values()), tuple(actions.values()), tuple(unannounced)
    others = Facts((), (), (), presences, *beside)
    return together([*ended.values(), others]), back


def _unannounced(event: UnannouncedRecorded, at: Instant) -> UnannouncedFacts:
    return UnannouncedFacts(
        unannounced=event.unannounced,
        day=event.on,
        visit=event.visit,
        service=event.service,
        agency=event.agency,
        form=event.form,
        points=written(event.points),
        score=event.score,
        recorded_at=at.at,
    )


def _returned(event: Event) -> tuple[str, ...]:
    """The visits that are open again, if they were over."""
    if isinstance(event, VisitUndone | VisitReturned):
        return (event.visit,)
    return event.returned if isinstance(event, DayReopened) else ()


def _still_open(hall: Hall, first: date, last: date, now: Instant) -> Facts:
    visits = (v for v in hall.visits.values() if v.open and first <= v.day <= last)
    here = tuple(one for one in still_present(hall, now) if first <= one.day <= last)
    return replace(facts_of(visits, now), presences=here)


def _today(hall: Hall, now: Instant) -> date:
    return hall.settings.calendar.day_of(now.at) if hall.settings else local(now.at).date()


def _check(span: Span) -> None:
    if span.fault is not None:
        raise Refused(Reason.BAD_INPUT, setting="span", value=span.fault)


def _is_final(hall: Hall, span: Span) -> bool:
    """Whether the last day is over and nobody who came on any of them is still here."""
    if any(visit.open and visit.day in span for visit in hall.visits.values()):
        return False
    if hall.day is None or span.last > hall.day:
        return False
    return span.last < hall.day or hall.phase is Phase.CLOSED
