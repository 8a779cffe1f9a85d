"""A day of a trace, played through the product's own verbs and rule, in memory.

What only the trace knows (how long serving takes, for how long somebody waits, who never comes)
stays in here; the hall sees citizens, calls and services, as in life. The costs are those of
contracts.md: serving begins `gap_s` after the call and takes the trace's time at the speed of the
counter, `setup_s` less for each further service of a sitting; an absent citizen costs
`noshow_s`; who is sent on walks for `walk_s` and does not wait meanwhile. A break begins when the
visit at the counter has ended, and ends as planned. At closing time nobody is called any more.

With a seed employees also pause unplanned, after a visit, as often as the center's `pause_p` says.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Protocol, TypeVar

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import SECOND, Instant
from center_app.domain.evolve import Fact, evolve
from center_app.domain.hall import Hall, Status
from center_app.domain.refusal import Reason, Refused
from center_app.domain.routing.parameters import DEFAULT, Routing
from center_app.domain.verbs import decide
from center_app.domain.visit import Promise, Wish
from center_app.simulation.plan import Plan, PlannedCounter
from center_app.simulation.policies import Policy
from center_app.simulation.premises import (
    FIRST_DAY,
    PRIORITY,
    bundle_code,
    empty_hall,
    founding,
    midnight,
)
from center_app.simulation.records import Told, Turn
from center_app.simulation.trace import Arrival, Trace

E = TypeVar("E", bound=e.Event)

BOOT = "replay"

PAUSE_S = (180.0, 600.0)
"""An unplanned pause lasts from 3 to 10 minutes."""

_Due = tuple[int, int, Callable[[], None]]
"""When (ms after midnight), in which order, and what."""


class Foresight(Protocol):
    """Whoever tells the wait at issue, and learns from what happens."""

    def promise(self, hall: Hall, command: c.Issue, now: Instant) -> Promise | None:
        """What is said of the wait to whoever asks for this; None: nothing is."""

    def learn(self, hall: Hall, fact: Fact) -> None:
        """Take in a fact; the hall is as it was before it."""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a day: services and calls in the order of calling, and the waits told.

    `unserved` are the visits of which something was still waiting when the counters closed.
    """

    turns: tuple[Turn, ...]
    told: tuple[Told, ...]
    unserved: tuple[str, ...]


def replay(
    plan: Plan,
    trace: Trace,
    policy: Policy,
    foresight: Foresight | None = None,
    *,
    day: date = FIRST_DAY,
    routing: Routing = DEFAULT,
    seed: int | None = None,
) -> Played:
    """Play the day of the trace at this center. The same arguments give the same day.

    `seed`: by which the unplanned pauses are drawn; None: there are none.
    """
    return _Day(plan, trace, policy, foresight, day, routing, seed).played()


@dataclass(slots=True)
class _Ticket:
    """A visit of the hall: whose it is, and which of the codes it asks for, from the first on."""

    arrival: Arrival
    first: int


class _Day:
    def __init__(
        self,
        plan: Plan,
        trace: Trace,
        policy: Policy,
        foresight: Foresight | None,
        day: date,
        routing: Routing,
        seed: int | None,
    ) -> None:
        self._plan = plan
        self._trace = trace
        self._policy = policy
        self._foresight = foresight
        self._hall = empty_hall(plan, trace)
        self._midnight = midnight(day)
        self._now = Instant(self._midnight, 0, BOOT)
        self._order = count()
        self._due: list[_Due] = []
        self._tickets: dict[str, _Ticket] = {}
        self._turns: list[Turn] = []
        self._told: list[Told] = []
        self._pauses = {
            counter.id: Random(f"{seed} {trace.name} {counter.id}") if seed is not None else None
            for counter in plan.counters
        }
        for command in founding(plan, day, routing):
            self._do(command)

    def played(self) -> Played:
        for counter in self._plan.counters:
            self._staff(counter)
        for arrival in self._trace.arrivals:
            self._at(arrival.at_ms, self._issue, arrival, 0)
        while self._due:
            at, _, action = heappop(self._due)
            self._now = Instant(self._midnight + at, at, BOOT)
            action()
        self._turns.sort(key=lambda turn: (turn.call_ms, turn.counter))
        unserved = dict.fromkeys(
            self._tickets[visit.id].arrival.visit
            for visit in self._hall.visits.values()
            if visit.open
        )
        return Played(tuple(self._turns), tuple(self._told), tuple(unserved))

    # The staff

    def _staff(self, counter: PlannedCounter) -> None:
        self._at(_ms(counter.open_s), self._open, counter)
        for begins, _ends in counter.breaks:
            self._at(_ms(begins), self._rest, counter)
        self._at(_ms(counter.close_s), self._rest, counter)

    def _open(self, counter: PlannedCounter) -> None:
        self._do(c.OpenCounter(id="open", station=counter.id, counter=counter.id))
        self._next(counter)

    def _rest(self, counter: PlannedCounter) -> None:
        """A break or the closing time has come; while a visit is there it has to wait."""
        here = self._hall.counters[counter.id]
        if here.visit is None and here.status is Status.OPEN:
            self._next(counter)

    def _free(self, counter: PlannedCounter) -> None:
        """The visit has gone; now and then the employee pauses before the next."""
        chance = self._pauses[counter.id]
        if chance is not None and chance.random() < self._plan.params.pause_p:
            pause = round(chance.uniform(*PAUSE_S)) * SECOND
            self._do(c.PauseCounter(id="pause", station=counter.id, counter=counter.id))
            self._after(pause, self._open, counter)
        else:
            self._next(counter)

    def _next(self, counter: PlannedCounter) -> None:
        """What a counter without a visit does now: close, rest, call, or be idle."""
        now = self._now.mono
        if now >= _ms(counter.close_s):
            self._do(c.CloseCounter(id="close", station=counter.id, counter=counter.id))
            return
        for begins, ends in counter.breaks:
            if _ms(begins) <= now < _ms(ends):
                self._do(c.PauseCounter(id="pause", station=counter.id, counter=counter.id))
                self._at(_ms(ends), self._open, counter)
                return
        self._call(counter)

    # Citizens

    def _issue(self, arrival: Arrival, first: int) -> None:
        """Somebody takes a ticket: for the basket, or for one service of it."""
        journey = self._policy.journey
        visit = f"{arrival.visit}/{first}" if first else arrival.visit
        ordered = journey and len(arrival.groups) > 1
        codes = arrival.codes if journey else arrival.codes[first : first + 1]
        appointment = arrival.appointment_ms
        command = c.Issue(
            id=visit,
            station="kiosk",
            visit=visit,
            token=visit,
            asked=tuple(map(c.Asked, codes)),
            bundle=bundle_code(arrival.groups) if ordered else None,
            priority=PRIORITY if arrival.priority else None,
            appointment=None if appointment is None or first else self._midnight + appointment,
        )
        self._tickets[visit] = _Ticket(arrival, first)
        if self._foresight is not None:
            self._promise(self._foresight, arrival, first, command)
        self._do(command)
        self._wait(visit)

    def _wait(self, visit: str) -> None:
        """The visit has come to the queue; an idle counter calls."""
        counter = self._policy.place(self._hall, self._hall.visits[visit], self._now)
        if counter is not None:
            self._call(self._plan.by_id[counter])

    def _walk(self, visit: str, event: e.VisitTransferred) -> None:
        """The citizen walks to the next counter, as in a hold on the citizen's wish."""
        self._take_in(
            e.VisitHeld(
                visit=visit,
                counter=event.counter,
                sitting=event.sitting,
                wish=Wish.CITIZEN,
                reason="walk",
            ),
            event.counter,
        )
        self._after(_ms(self._plan.params.walk_s), self._arrive, visit)

    def _arrive(self, visit: str) -> None:
        self._do(c.Release(id="release", station="hall", visit=visit))
        self._wait(visit)

    # Sittings

    def _call(self, counter: PlannedCounter) -> None:
        command = c.CallNext(
            id=f"sitting-{next(self._order)}", station=counter.id, counter=counter.id, late=True
        )
        try:
            called = _the(e.VisitCalled, self._do(command))
        except Refused as refused:
            if refused.reason is not Reason.NOBODY_WAITING:
                raise
            return
        if self._is_gone(called.visit):
            self._after(_ms(self._plan.params.noshow_s), self._miss, counter, called)
        else:
            self._after(_ms(self._plan.params.gap_s), self._start, counter, self._now.mono)

    def _is_gone(self, visit: str) -> bool:
        arrival = self._tickets[visit].arrival
        waited = self._now.mono - self._hall.visits[visit].queued.mono
        return arrival.absent or (arrival.patience_ms is not None and waited > arrival.patience_ms)

    def _miss(self, counter: PlannedCounter, called: e.VisitCalled) -> None:
        now, call = self._now.mono, self._now.mono - _ms(self._plan.params.noshow_s)
        ticket = self._tickets[called.visit]
        code = ticket.arrival.codes[ticket.first + called.steps[0].line]
        self._turns.append(Turn(ticket.arrival.visit, code, counter.id, call, call, now, False))
        self._do(c.Miss(id="miss", station=counter.id, counter=counter.id))
        self._free(counter)

    def _start(self, counter: PlannedCounter, call_ms: int) -> None:
        started = _the(e.StepStarted, self._do(c.Start(id="", station="", counter=counter.id)))
        self._serve(counter, started, call_ms)

    def _serve(
        self, counter: PlannedCounter, started: e.StepStarted, call_ms: int, saved_ms: int = 0
    ) -> None:
        ticket = self._tickets[started.visit]
        n = ticket.first + started.step.line
        wanted = round(ticket.arrival.serving_ms[n] * counter.speed / SECOND) * SECOND
        takes = max(0, wanted - saved_ms)
        now = self._now.mono
        turn = Turn(
            visit=ticket.arrival.visit,
            service=ticket.arrival.codes[n],
            counter=counter.id,
            call_ms=call_ms,
            start_ms=now,
            end_ms=now + takes,
            served=True,
        )
        self._turns.append(turn)
        self._after(takes, self._finish, counter)

    def _finish(self, counter: PlannedCounter) -> None:
        events = self._do(c.Finish(id="finish", station=counter.id, counter=counter.id))
        following = _find(e.StepStarted, events)
        if following is not None:
            saved = _ms(self._plan.params.setup_s)
            self._serve(counter, following, self._now.mono, saved)
            return
        sent_on = _find(e.VisitTransferred, events)
        if sent_on is not None:
            self._walk(sent_on.visit, sent_on)
        else:
            self._next_ticket(_the(e.VisitEnded, events).visit)
        self._free(counter)

    def _next_ticket(self, visit: str) -> None:
        """Without one ticket for all, the citizen walks to the kiosk for what is left."""
        ticket = self._tickets[visit]
        following = ticket.first + 1
        if not self._policy.journey and following < len(ticket.arrival.codes):
            params = self._plan.params
            way = _ms(params.walk_s + params.kiosk_s)
            self._after(way, self._issue, ticket.arrival, following)

    # The hall and its time

    def _promise(
        self, foresight: Foresight, arrival: Arrival, first: int, command: c.Issue
    ) -> None:
        promise = foresight.promise(self._hall, command, self._now)
        if promise is not None and not first:
            now = self._now.mono
            middle = (promise.low_ms + promise.high_ms) // 2
            self._told.append(Told(arrival.visit, now, middle, promise.low_ms, promise.high_ms))

    def _do(self, command: c.Command) -> list[e.Event]:
        events = decide(self._hall, command, self._now, self._policy.rule)
        for event in events:
            self._take_in(event, command.station)
        return events

    def _take_in(self, event: e.Event, station: str) -> None:
        fact = Fact(event, self._now, station)
        if self._foresight is not None:
            self._foresight.learn(self._hall, fact)
        evolve(self._hall, fact)

    def _at(self, at_ms: int, action: Callable[..., None], *arguments: object) -> None:
        due: _Due = (at_ms, next(self._order), partial(action, *arguments))
        heappush(self._due, due)

    def _after(self, ms: int, action: Callable[..., None], *arguments: object) -> None:
        self._at(self._now.mono + ms, action, *arguments)


def _ms(seconds: float) -> int:
    return round(seconds * SECOND)


def _found(shape: type[E], events: list[e.Event]) -> Iterator[E]:
    return (event for event in events if isinstance(event, shape))


def _find(shape: type[E], events: list[e.Event]) -> E | None:
    return next(_found(shape, events), None)


def _the(shape: type[E], events: list[e.Event]) -> E:
    return next(_found(shape, events))
