"""The center as a station's request meets it: the rights of its kind, then the center itself."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from center_app.center import Center, Done
from center_app.domain.clock import Clock
from center_app.domain.commands import Command, TakeIn
from center_app.domain.hall import Phase
from center_app.domain.look import Looked
from center_app.domain.numbering import letter_of
from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.kiosk import ready
from center_app.domain.views.query import Query
from center_app.domain.views.staff import Staff
from center_app.store.kept.stations import EnrolledStation
from sync.stations import questions, wire
from sync.stations.documents import MOST_BYTES, Archive, NoArchive, packed
from sync.stations.guesses import Guesses
from sync.stations.passes import Passes
from sync.stations.rights import ADMITS, may_ask, may_do, speaks_for
from sync.stations.shared_views import SharedViews
from sync.worker import SyncStatus

LinkState = Callable[[], SyncStatus | None]

_log = logging.getLogger(__name__)


class Asking:
    """Commands, questions and PINs of stations. Whatever a station may not do is refused and
    written to the log with its name."""

    def __init__(
        self,
        center: Center,
        clock: Clock,
        passes: Passes,
        link: LinkState = lambda: None,
        archive: Archive | None = None,
    ) -> None:
        """`link` tells how the one to the central registry stands; `archive` are the documents."""
        self.center = center
        self._clock = clock
        self._passes = passes
        self._guesses = Guesses()
        self._link = link
        self._archive = archive or NoArchive()
        self._views = SharedViews(self._answer, lambda: center.news(-1, 0.0).seq)

    def do(self, station: EnrolledStation, passes: str, command: Command) -> Done:
        """Raises Refused, also for what this station or this employee may not do; Unavailable."""
        if command.station != station.name or not may_do(station.kind, station.counter, command):
            raise self._refusal(station, command.verb)
        if isinstance(command, TakeIn) and letter_of(command.number) != station.letter:
            raise self._refusal(station, f"to take in {command.number}")
        present = self._passes.holders(station.name, passes, self._clock.now().at)
        if not speaks_for(command) <= present:
            raise self._refusal(station, f"{command.verb} for somebody who gave no PIN there")
        return self.center.do(command)

    def see(self, station: EnrolledStation, passes: str, query: Query[Any]) -> bytes:
        """The view as it goes over the line. Raises Refused, Unavailable."""
        if not may_ask(station.kind, query):
            raise self._refusal(station, type(query).__name__)
        present = self._passes.holders(station.name, passes, self._clock.now().at)
        if not _named_in(query) <= present:
            raise self._refusal(station, f"{type(query).__name__} for somebody else")
        if isinstance(query, questions.Provisions):
            return wire.write_view(self._provisions(station, query))
        return self._views.view(query)

    def admit(self, station: EnrolledStation, asked: wire.Admission) -> wire.Admitted:
        """Raises Refused(WRONG_PIN | PIN_WAIT | PIN_LOCKED | EMPLOYEE_INACTIVE | NOT_ALLOWED)."""
        if station.kind not in ADMITS:
            raise self._refusal(station, "a PIN")
        self._guesses.check(station.name, self._clock.now().mono)
        try:
            person = self.center.admit(asked.number, asked.pin)
        except Refused as why:
            _log.warning("%s: %s", station.name, why.reason)
            if self._guesses.count(station.name, self._clock.now().mono):
                _log.warning("%s: so many wrong PINs that it has to wait", station.name)
            raise
        proof = self._passes.give(station.name, person.employee, self._clock.now().at)
        return wire.Admitted(person, proof)

    def _answer(self, query: Query[Any]) -> object:
        match query:
            case questions.LinkState():
                return self._link()
            case questions.DocumentsFiled():
                return self._archive.filed()
            case questions.DocumentFetched(by, file):
                return packed(*self._archive.hand_over(file, by, MOST_BYTES))
        return answer(self.center, query)

    def _provisions(
        self, station: EnrolledStation, query: questions.Provisions
    ) -> questions.ProvisionsView:
        hall = self.center.hall
        settings, catalogue = ready(hall)
        return questions.ProvisionsView(
            letter=station.letter,
            settings=settings,
            serial=catalogue.serial,
            catalogue=None if query.serial == catalogue.serial else catalogue,
            closed=hall.day if hall.phase is Phase.CLOSED else None,
            at=self._clock.now().at,
        )

    def _refusal(self, station: EnrolledStation, what: str) -> Refused:
        _log.warning("%s, a %s, may not ask for this: %s", station.name, station.kind, what)
        return Refused(Reason.NOT_ALLOWED)


def answer(center: Center, query: Query[Any]) -> object:  # noqa: C901, PLR0911, PLR0912
    """The answer to a question of the hall, or of what is kept beside it."""
    match query:
        case questions.People():
            return center.people()
        case questions.NotesOf(visit):
            return center.notes_of(visit)
        case questions.TokenOf(visit):
            return center.token_of(visit)
        case questions.CodeOfReceipt(result, by):
            return center.code_of_receipt(result, by)
        case questions.WrittenIn(message, by):
            return center.written_in(message, by)
        case questions.PlanOf(action, by):
            return center.plan_of(action, by)
        case questions.UnannouncedOf(by, first, last):
            return center.unannounced(first, last, by)
        case questions.PulseQuestion(employee):
            return center.pulse.question(employee)
        case questions.PulseAnswer(employee, question, stars):
            center.pulse.answer(employee, question, stars)
            return True
        case questions.PulseResults():
            return center.pulse.results()
        case questions.VisitsFound() | questions.StoryOf() | questions.LooksOf():
            return _looked_up(center, query)
        case questions.TakenOut(by, document):
            center.records.take_out(by, Looked.EXPORT, document)
            return True
        case questions.MessagesOf(first, last):
            return center.message_summary(first, last)
        case questions.ReportOf(day):
            return center.day_report(day)
        case questions.PeriodOf(span):
            return center.period(span)
        case questions.VisitsOf(which):
            return center.visits(which)
        case questions.CourseOf():
            return center.course()
        case questions.DevicesOf():
            return center.devices()
    return center.see(query)


def _looked_up(
    center: Center, query: questions.VisitsFound | questions.StoryOf | questions.LooksOf
) -> object:
    match query:
        case questions.VisitsFound(by, day, sought):
            return center.records.find(by, day, sought)
        case questions.StoryOf(by, day, visit):
            return center.records.tell(by, day, visit)
        case questions.LooksOf(by, first, last):
            return center.records.looks(by, first, last)


def _named_in(query: Query[Any]) -> frozenset[str]:
    """Those in whose name it is asked what is theirs alone."""
    names: Iterable[str] = ()
    match query:
        case questions.WrittenIn(by=by) | questions.CodeOfReceipt(by=by) | Staff(by=by):
            names = (by,)
        case questions.PlanOf(by=by) | questions.UnannouncedOf(by=by):
            names = (by,)
        case questions.VisitsFound(by=by) | questions.StoryOf(by=by) | questions.LooksOf(by=by):
            names = (by,)
        case questions.TakenOut(by=by) | questions.DocumentFetched(by=by):
            names = (by,)
        case questions.PulseQuestion(employee=employee) | questions.PulseAnswer(employee=employee):
            names = (employee,)
    return frozenset(names)
