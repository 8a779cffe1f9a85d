"""A simulator that knows the format of days, and of the center only its plug.

It is written from the format alone, plainly, and shares nothing with the product's own played
days: so the two logs of one day agree only if the plug calls as the center does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from types import SimpleNamespace
from typing import Any

from center_app.simulation.plan import Kind, Plan
from center_app.simulation.plug import Policy
from center_app.simulation.trace import Arrival, Trace


@dataclass
class Seat:
    """A counter; `idle` is since when nobody is there, None while somebody is."""

    id: str
    kind: str
    home: str
    skills: frozenset[str]
    agencies: frozenset[str]
    speed: float
    idle: float | None = None
    turn: int = 0


@dataclass
class Guest:
    """A visit, with what only the simulator knows of it; one has waited until serving starts."""

    id: str
    arrival: float
    clock: float
    queued: float
    groups: tuple[tuple[str, ...], ...]
    codes: list[str]
    pending: list[str]
    prio: str
    appt: float | None
    serving: Mapping[str, float]
    absent: bool
    waited: float = 0.0
    bundle: bool = field(init=False)

    def __post_init__(self) -> None:
        self.bundle = len(self.codes) > 1

    @property
    def ready(self) -> list[str]:
        """The first group of which something is left."""
        for group in self.groups:
            left = [code for code in group if code in self.pending]
            if left:
                return left
        return []


Line = tuple[str, str, str, float]
"""Visit, service, counter, and when it was called (s)."""


class OutsideSimulator:
    """Plays a day of patient people at counters without breaks; `log` is what came of it."""

    def __init__(self, plan: Plan, trace: Trace, policy: Policy) -> None:
        self.log: list[Line] = []
        self._plan, self._policy = plan, policy
        self._waiting: list[Guest] = []
        self._due: list[tuple[float, int, Any]] = []
        self._order, self._turns = count(), count()
        self._seats = [_seat(plan, n) for n in range(len(plan.counters))]
        policy.hall = _hall(plan)
        for seat, counter in zip(self._seats, plan.counters, strict=True):
            self._note(counter.open_s, self._free, seat)
        for arrival in trace.arrivals:
            guest = _guest(arrival)
            self._note(guest.arrival, self._join, guest)

    def run(self) -> list[Line]:
        while self._due:
            at, _, (action, *arguments) = heappop(self._due)
            action(at, *arguments)
        return self.log

    def _note(self, at: float, *action: Any) -> None:
        heappush(self._due, (at, next(self._order), action))

    def _join(self, now: float, guest: Guest) -> None:
        guest.queued, guest.clock = now, now - guest.waited
        self._waiting.append(guest)
        idle = sorted(
            (seat for seat in self._seats if seat.idle is not None), key=lambda one: one.idle or 0
        )
        seat = self._policy.place(guest, idle, now)
        if seat is not None:
            self._free(now, seat)

    def _free(self, now: float, seat: Seat) -> None:
        guest = self._policy.choose(seat, self._waiting, now)
        if guest is None:
            seat.idle = now if seat.idle is None else seat.idle
            return
        seat.idle = None
        self._waiting.remove(guest)
        params = self._plan.params
        guest.waited += now + params.gap_s - max(guest.queued, guest.appt or 0)
        if guest.absent:
            code = next(code for code in guest.ready if code in seat.skills)
            self.log.append((guest.id, code, seat.id, now))
            self._note(now + params.noshow_s, self._free, seat)
            return
        ends, called, saved = now + params.gap_s, now, 0.0
        for code in self._sitting(seat, guest, now):
            self.log.append((guest.id, code, seat.id, called))
            ends += max(0.0, round(guest.serving[code] * seat.speed) - saved)
            called, saved = ends, params.setup_s
        self._note(ends, self._leave, guest)
        self._note(ends, self._free, seat)

    def _sitting(self, seat: Seat, guest: Guest, now: float) -> Iterator[str]:
        """What is served here, one after the other."""
        while True:
            keeps = [c for c in guest.ready if self._policy.keep(seat, guest, c, now)]
            if not keeps:
                return
            guest.pending.remove(keeps[0])
            yield keeps[0]

    def _leave(self, now: float, guest: Guest) -> None:
        if guest.pending:
            self._note(now + self._plan.params.walk_s, self._join, guest)


def _seat(plan: Plan, n: int) -> Seat:
    counter = plan.counters[n]
    agencies = frozenset(plan.services[code].agency for code in counter.skills)
    skills = frozenset(counter.skills)
    return Seat(counter.id, str(counter.kind), counter.home, skills, agencies, counter.speed)


def _guest(of: Arrival) -> Guest:
    return Guest(
        id=of.visit,
        arrival=of.at_ms / 1000,
        clock=of.at_ms / 1000,
        queued=of.at_ms / 1000,
        groups=of.groups,
        codes=list(of.codes),
        pending=list(of.codes),
        prio="P" if of.priority else "N",
        appt=None if of.appointment_ms is None else of.appointment_ms / 1000,
        serving=dict(zip(of.codes, (ms / 1000 for ms in of.serving_ms), strict=True)),
        absent=of.absent,
    )


def _hall(plan: Plan) -> SimpleNamespace:
    services = {
        code: SimpleNamespace(agency=one.agency, target=one.target_s, mean=one.mean_s)
        for code, one in plan.services.items()
    }
    homes = [one.home for one in plan.counters if one.kind is Kind.SPECIALIST]
    universal = [one for one in plan.counters if one.kind is Kind.UNIVERSAL]
    known = {one.id: {plan.services[code].agency for code in one.skills} for one in universal}
    return SimpleNamespace(
        S=services,
        spec={agency: homes.count(agency) for agency in plan.agencies},
        univ={agency: sum(agency in of for of in known.values()) for agency in plan.agencies},
    )
