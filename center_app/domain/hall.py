"""The state of the day: what the rules look at, and nothing else.

The hall is only ever changed by `evolve`. Visits, counters and employees in it are frozen, so
whoever has read one keeps a true picture of that moment.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.people import Employee, skill_queue
from center_app.domain.place import Settings
from center_app.domain.plain import LENT
from center_app.domain.visit import Stand, Visit

Waiting = tuple[int, str]
"""A place in a queue: the moment from which the waiting counts (ms), and the visit."""


class Status(StrEnum):
    """What a counter does."""

    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter of the day: who sits behind it, which visit before it, since when it is so."""

    code: str
    zone: str
    status: Status = Status.CLOSED
    since: Instant | None = None
    reason: str | None = None
    employee: str | None = None
    visit: str | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """One employee at one counter, for as long as both and the counter's status stay the same.

    `n` counts the presences of the day. `seen` is when something happened there last, and the end
    of one that is over: `length_ms` and the serving in it, `serving_ms`, go up to there. They are
    added up from one event to the next, so that no clock makes the part more than the whole;
    `dq` is "wall" once the machine has started anew in between.
    """

    day: date
    n: int
    counter: str
    employee: str
    status: Status
    reason: str | None
    began_at: int
    seen: Instant
    length_ms: int = 0
    serving_ms: int = 0
    dq: str | None = None

    def until(self, now: Instant, *, serving: bool) -> "Presence":
        """The presence as it is `now`; `serving`: a visit was being served there meanwhile."""
        more = elapsed(self.seen, now)
        return replace(
            self,
            seen=now,
            length_ms=self.length_ms + more,
            serving_ms=self.serving_ms + (more if serving else 0),
            dq=self.dq or quality(self.seen, now),
        )


@dataclass(frozen=True, slots=True)
class Call:
    """One call as the board and the voice give it out; `again` counts the recalls."""

    at: Instant
    visit: str
    number: str
    counter: str
    sitting: str
    again: int = 0


class Phase(StrEnum):
    """Whether the business day goes on."""

    BEFORE = "before"
    RUNNING = "running"
    CLOSED = "closed"


CALLS_KEPT = 50
"""Last calls that the hall remembers for the boards."""


@dataclass
class Hall:
    """A center's day. `shelf` holds the catalogues by serial; it is lent, not part of the state.

    `used` is the last number that each letter has given today, `carried` the numbers of the day
    before whose visits went on over the cut-over: they are not given a second time today.

    `queues` are the places of who waits, oldest first; `crowd` how many wait in each, everybody
    counted once; `serving` the open counters that call from each. They follow from the rest and
    are kept so that a decision costs the same however many wait.
    """

    center: str
    shelf: Mapping[str, Catalogue] = field(
        default_factory=dict, compare=False, repr=False, metadata=LENT
    )
    settings: Settings | None = None
    catalogue_serial: str = ""
    day: date | None = None
    phase: Phase = Phase.BEFORE
    employees: dict[str, Employee] = field(default_factory=dict)
    counters: dict[str, Counter] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    carried: frozenset[str] = frozenset()
    queues: dict[str, list[Waiting]] = field(default_factory=dict)
    crowd: dict[str, int] = field(default_factory=dict)
    serving: dict[str, frozenset[str]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    present: dict[str, Presence] = field(default_factory=dict)
    presences: list[Presence] = field(default_factory=list)

    @property
    def catalogue(self) -> Catalogue | None:
        return self.shelf.get(self.catalogue_serial)

    def visit_at(self, counter: str) -> Visit | None:
        visit = self.counters[counter].visit
        return self.visits[visit] if visit is not None else None

    def is_serving(self, counter: str) -> bool:
        """Whether a visit is being served there; one that was only called is not."""
        visit = self.visit_at(counter)
        return visit is not None and visit.stand is Stand.SERVING

    def employee_at(self, counter: str) -> Employee | None:
        who = self.counters[counter].employee
        return self.employees[who] if who is not None else None

    def signed_in_at(self, who: str) -> str | None:
        return next((c.code for c in self.counters.values() if c.employee == who), None)

    def standing(self, *stands: Stand) -> Iterator[Visit]:
        return (visit for visit in self.visits.values() if visit.stand in stands)

    def put(self, visit: Visit) -> None:
        """Replace a visit and its places in the queues; for `evolve` alone."""
        old = self.visits.get(visit.id)
        if old is not None:
            self._leave(old)
        self.visits[visit.id] = visit
        self._join(visit)

    def set_counter(self, counter: Counter) -> None:
        """Replace a counter, and who serves what with it; for `evolve` alone."""
        old = self.counters.get(counter.code)
        self.counters[counter.code] = counter
        if old is None or (old.status, old.employee) != (counter.status, counter.employee):
            self.count_serving()

    def count_serving(self) -> None:
        """Make `serving` anew; for `evolve` alone."""
        serving: dict[str, set[str]] = {}
        for counter in self.counters.values():
            if counter.status is Status.OPEN and counter.employee is not None:
                for key in self.employees[counter.employee].queues:
                    serving.setdefault(key, set()).add(counter.code)
        self.serving = {key: frozenset(codes) for key, codes in sorted(serving.items())}

    def _join(self, visit: Visit) -> None:
        keys = queue_keys(visit)
        for key in keys:
            insort(self.queues.setdefault(key, []), (visit.seniority, visit.id))
        if keys:
            self.crowd[keys[0]] = self.crowd.get(keys[0], 0) + 1

    def _leave(self, visit: Visit) -> None:
        keys = queue_keys(visit)
        for key in keys:
            queue = self.queues[key]
            del queue[bisect_left(queue, (visit.seniority, visit.id))]
            if not queue:
                del self.queues[key]
        if keys:
            self.crowd[keys[0]] -= 1
            if not self.crowd[keys[0]]:
                del self.crowd[keys[0]]


def queue_keys(visit: Visit) -> list[str]:
    """The queues in which a visit waits: one for each skill that is wanted now.

    A visit that was sent to a counter or an employee waits in the queue of that one alone.
    """
    if visit.stand is not Stand.WAITING:
        return []
    if visit.only_counter is not None:
        return [counter_queue(visit.only_counter)]
    if visit.only_employee is not None:
        return [employee_queue(visit.only_employee)]
    return list(
        dict.fromkeys(skill_queue(step.skill, partial=step.partial) for step in visit.ready())
    )


def counter_queue(counter: str) -> str:
    return f"counter:{counter}"


def employee_queue(who: str) -> str:
    return f"employee:{who}"
