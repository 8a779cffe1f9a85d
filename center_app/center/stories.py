"""Visits looked for and told from the journal: those of today and those of years ago alike."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Engine

from center_app.center.memory import fact_of
from center_app.domain import events as e
from center_app.domain.clock import MINUTE, Instant
from center_app.domain.numbering import number_in
from center_app.domain.telling import Telling, ToldEntry, named
from center_app.domain.text import Text
from center_app.domain.verbs.welcome import token_hash
from center_app.language.digits import fold
from center_app.store.day_entries import Span, of_types, of_visit, probable_span
from center_app.store.engine import reading
from center_app.store.entries import Entry
from center_app.store.journal import Journal

NEAR_MS = 10 * MINUTE
"""Who remembers when somebody was at a counter is right to about this."""

EMPTY: Mapping[str, Text] = {}

ASKED_OF = (e.VisitIssued.type, e.NumberAdded.type, e.VisitCalled.type, e.VisitResumed.type)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is known of a visit: its number or the code on the ticket, a counter, a time (ms since
    1970 UTC) at which its holder was there or, without a counter, took the ticket. "" and None:
    nothing."""

    typed: str = ""
    counter: str = ""
    about: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A visit of a business day, and the calls to counters: which and when (ms since 1970 UTC)."""

    visit: str
    numbers: tuple[str, ...]
    token: str
    issued_at: int
    calls: tuple[tuple[str, int], ...] = ()


class Stories:
    """Reads the journal, and nothing else; every method may raise Unavailable."""

    def __init__(self, engine: Engine, journal: Journal) -> None:
        self._engine, self._journal = engine, journal

    def find(self, day: date, sought: Sought) -> list[Found]:
        """The visits of a business day of which all that is true, in the order of their tickets."""
        return [one for one in self._visits(day) if _is(one, sought)]

    def tell(
        self, day: date, visit: str, now: Instant, services: Mapping[str, Text] = EMPTY
    ) -> Telling | None:
        """What there is of a visit that came on this business day, with the names of its
        `services`; None where there is none."""
        span = self._span(day, day + timedelta(days=1))
        with reading(self._engine) as connection:
            entries = of_visit(connection, self._journal.line(), span, visit)
        told = tuple(_told(entry) for entry in entries)
        if not told or told[0].type != e.VisitIssued.type:
            return None
        return Telling(told, now, named(told, services))

    def _visits(self, day: date) -> list[Found]:
        with reading(self._engine) as connection:
            entries = of_types(connection, self._journal.line(), self._span(day, day), ASKED_OF)
        found: dict[str, Found] = {}
        for entry in entries:
            fact = fact_of(entry)
            match fact.event:
                case e.VisitIssued(visit=visit, number=number, token=token, own=own):
                    at = fact.at.at if own is None else own.at
                    found[visit] = Found(visit, (number,), token, at)
                case e.NumberAdded(visit=visit, number=number) if visit in found:
                    one = found[visit]
                    found[visit] = replace(one, numbers=(*one.numbers, number))
                case e.VisitCalled() | e.VisitResumed() as call if call.visit in found:
                    one = found[call.visit]
                    calls = (*one.calls, (call.counter, fact.at.at))
                    found[call.visit] = replace(one, calls=calls)
        return list(found.values())

    def _span(self, first: date, last: date) -> Span:
        """Where the days stand; of one that was left and came again, all of it."""
        with reading(self._engine) as connection:
            begin, end = probable_span(connection, self._journal.line(), first, last)
        if begin <= end:
            return begin, end
        return self._journal.span(first) or (1, 0)


def _is(one: Found, sought: Sought) -> bool:
    if sought.typed and not _answers_to(one, fold(sought.typed).strip()):
        return False
    if sought.counter:
        at_counter = [at for counter, at in one.calls if counter == sought.counter]
        return any(_near(at, sought.about) for at in at_counter)
    return _near(one.issued_at, sought.about)


def _answers_to(one: Found, typed: str) -> bool:
    """Whether this is one of its numbers, or the code on its ticket, alone or in an address."""
    return number_in(typed) in one.numbers or one.token == token_hash(typed.rpartition("/")[2])


def _near(at: int, about: int | None) -> bool:
    return about is None or abs(at - about) <= NEAR_MS


def _told(entry: Entry) -> ToldEntry:
    sealed = entry.envelope
    moment = fact_of(entry).at
    return ToldEntry(sealed.type, sealed.tv, sealed.data, moment, sealed.stn, sealed.actor)
