"""The story of a visit as its events tell it: what happened when, and where its time went."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from center_app.domain import events as e
from center_app.domain.clock import Instant, elapsed
from center_app.domain.events import Event
from center_app.domain.undoable import Deed


class Spell(StrEnum):
    """What somebody does between two things that happen to the visit."""

    WAITING = "waiting"
    WALKING = "walking"
    SERVED = "served"
    HELD = "held"
    AWAY = "away"
    LATER = "later"


BEGINS: Mapping[type[Event], Spell | None] = {
    e.VisitIssued: Spell.WAITING,
    e.VisitCalled: Spell.WALKING,
    e.SittingStarted: Spell.SERVED,
    e.VisitHeld: Spell.HELD,
    e.VisitResumed: Spell.SERVED,
    e.VisitTransferred: Spell.WAITING,
    e.VisitReleased: Spell.WAITING,
    e.VisitMissed: Spell.AWAY,
    e.VisitReturned: Spell.WAITING,
    e.VisitPutOff: Spell.LATER,
    e.VisitBack: Spell.WAITING,
    e.VisitCancelled: None,
    e.VisitEnded: None,
    e.VisitExpired: None,
}
"""What begins with an event; None: the visit is over. All others leave it as it is."""

BEFORE: Mapping[Deed, Spell] = {
    Deed.CALL: Spell.WAITING,
    Deed.START: Spell.WALKING,
    Deed.FINISH: Spell.SERVED,
    Deed.MISS: Spell.WALKING,
    Deed.HOLD: Spell.SERVED,
}
"""What goes on again once a deed is undone."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the journal has it: when, at which station, by which employee (random id)."""

    event: Event
    moment: Instant
    station: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, and what went on from then until the next one, how long (ms).

    `spell` is None once the visit is over.
    """

    told: Told
    spell: Spell | None
    lasted_ms: int


@dataclass(frozen=True, slots=True)
class Story:
    """A visit from its ticket on. `goes_on` up to the moment at which it was asked for."""

    visit: str
    issued: e.VisitIssued
    moments: tuple[Moment, ...]
    goes_on: bool

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number that the visit answers to."""
        found = (one.told.event for one in self.moments)
        return self.issued.number, *(one.number for one in found if isinstance(one, e.NumberAdded))

    @property
    def waited_to_call_ms(self) -> int | None:
        """From the ticket to the first call, what the promise was about; None: never called."""
        waited = 0
        for one in self.moments:
            if isinstance(one.told.event, e.VisitCalled):
                return waited
            waited += one.lasted_ms if one.spell is not Spell.LATER else 0
        return None

    def spent_ms(self, spell: Spell) -> int:
        """How long all of that took together."""
        return sum(one.lasted_ms for one in self.moments if one.spell is spell)


def story(told: Sequence[Told], now: Instant) -> Story:
    """The story of one visit, whose events come in the order of the journal.

    Raises ValueError where the first is not its ticket.
    """
    first = told[0].event if told else None
    if not isinstance(first, e.VisitIssued):
        raise ValueError("a story begins with a ticket")
    told = [_at_its_own_time(one) for one in told]
    spells = tuple(_spells(one.event for one in told))
    until = (*(one.moment for one in told[1:]), now)
    moments = tuple(
        Moment(one, spell, elapsed(one.moment, end) if spell is not None else 0)
        for one, spell, end in zip(told, spells, until, strict=True)
    )
    return Story(first.visit, first, moments, spells[-1] is not None)


def _at_its_own_time(told: Told) -> Told:
    """What was by paper while the server was away happened then, not when it was taken in."""
    own = getattr(told.event, "own", None)
    return replace(told, moment=own.instant) if own is not None else told


def _spells(events: Iterable[Event]) -> Iterable[Spell | None]:
    """What goes on after each event. A day that is reopened has its own event; whoever expired
    with it waits again, which is seen by what happens next."""
    spell: Spell | None = None
    for event in events:
        if isinstance(event, e.VisitUndone):
            spell = BEFORE[event.deed]
        else:
            spell = BEGINS.get(type(event), spell)
        yield spell
