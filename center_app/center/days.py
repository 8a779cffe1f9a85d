"""The business days of a center as its journal tells them, each played again to its end."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine

from center_app.center.memory import fact_of, remembered
from center_app.domain.counter import Presence
from center_app.domain.events import DayOpened
from center_app.domain.hall import Hall
from center_app.domain.visit import Visit
from center_app.store.entries import PAGE
from center_app.store.journal import Journal


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """Who came on a day and what became of them, who was at which counter, and the hall as it
    was at the end: what it offered, its employees and what it had learned.

    `visits` stand in the order of their issue. A presence that was never ended goes up to what
    happened there last.
    """

    day: date
    visits: tuple[Visit, ...]
    presences: tuple[Presence, ...]
    hall: Hall


def recorded_day(engine: Engine, journal: Journal, center: str, day: date) -> RecordedDay | None:
    """The day as far as the journal goes; None where it has nothing of it.

    A clock that was put right may have left the day and come back to it: all of it counts.
    """
    span = journal.span(day)
    if span is None:
        return None
    first, last = span
    epoch, _ = journal.position()
    memory = remembered(engine, center, epoch, up_to=first - 1)
    visits: dict[str, Visit] = {}
    presences: dict[int, Presence] = {}
    while memory.seq < last:
        for entry in journal.after(memory.seq, min(PAGE, last - memory.seq)):
            fact = fact_of(entry)
            if isinstance(fact.event, DayOpened):
                _keep(memory.hall, day, visits, presences)
            memory.move(fact, entry)
    _keep(memory.hall, day, visits, presences)
    came = sorted(visits.values(), key=lambda one: one.issued.at)
    return RecordedDay(day, tuple(came), tuple(presences.values()), memory.hall)


def _keep(hall: Hall, day: date, visits: dict[str, Visit], presences: dict[int, Presence]) -> None:
    """What the hall knows of the day before it turns to another."""
    visits.update({one.id: one for one in hall.visits.values() if one.day == day})
    for presence in (*hall.presences, *hall.present.values()):
        if presence.day == day:
            presences[presence.n] = presence
