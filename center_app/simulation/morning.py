"""A morning at a center: citizens arrive, employees call, serve, hold, hand over and finish."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import Protocol

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import SECOND, Clock
from center_app.domain.refusal import Reason, Refused
from center_app.domain.visit import Line, StepId, Wish
from center_app.simulation.chance import Chance, Errand

Action = Callable[[], object]


class Doing(Protocol):
    """Whatever takes commands: a running center, or one in memory."""

    def do(self, command: c.Command) -> Done: ...


@dataclass
class Seat:
    """An employee at a counter, as the player of the morning knows it."""

    counter: str
    who: str
    held: list[str] = field(default_factory=list)


@dataclass
class Told:
    """What the events have told about a visit: its errand and the basket's lines."""

    errand: Errand
    lines: list[Line]
    seen_at: int = 0
    """Counters it has been called to."""


class Morning:
    """Plays citizens and employees against a center, action by action, in the order of time.

    The one who owns the morning moves the clock: to `next_at()`, then `step()`. `pace` shortens
    or stretches everything (0.1: ten times as fast). The same seed gives the same morning.
    """

    def __init__(
        self, center: Doing, clock: Clock, chance: Chance, kiosks: Iterable[str], pace: float = 1.0
    ) -> None:
        self._center = center
        self._clock = clock
        self._chance = chance
        self._kiosks = tuple(kiosks)
        self._pace = pace
        self._order = count()
        self._actions: list[tuple[int, int, Action]] = []
        self._told: dict[str, Told] = {}

    def next_at(self) -> int | None:
        """When the next action is due (ms since 1970 UTC); None when nothing is left to do."""
        return self._actions[0][0] if self._actions else None

    def step(self) -> None:
        """Do the next action."""
        _, _, action = heappop(self._actions)
        action()

    def arrivals(self, number: int, within_ms: int) -> None:
        """Let so many citizens arrive by chance within this time from now."""
        for _ in range(number):
            self._then(self._chance.between(0, within_ms / SECOND), self._arrive)

    def staff(self, seats: Iterable[Seat]) -> None:
        """Let these employees sign in, open their counters and serve until nobody is left."""
        for seat in seats:
            self._do(c.SignIn, seat.counter, seat.who, counter=seat.counter, who=seat.who)
            self._do(c.OpenCounter, seat.counter, seat.who, counter=seat.counter)
            self._then(self._chance.between(5, 40), self._call, seat)

    def _arrive(self) -> None:
        errand = self._chance.errand()
        visit = self._chance.id()
        done = self._do(
            c.Issue,
            self._chance.one_of(self._kiosks),
            visit=visit,
            token=self._chance.id(),
            asked=errand.asked,
            bundle=errand.bundle,
            audience=errand.audience,
            language=errand.language,
            priority=errand.priority,
        )
        self._told[visit] = Told(errand, list(done.the(e.VisitIssued).lines))

    def _call(self, seat: Seat) -> None:
        """Call the next visit; with nobody waiting take up one that was held, or look again."""
        try:
            done = self._desk(c.CallNext, seat)
        except Refused as refused:
            if refused.reason is not Reason.NOBODY_WAITING:
                raise
            self._idle(seat)
            return
        called = done.the(e.VisitCalled)
        told = self._told.get(called.visit)
        if told is not None and not told.errand.comes and told.seen_at == 0:
            self._then(self._chance.between(40, 60), self._recall, seat)
            return
        if told is not None:
            told.seen_at += 1
        self._then(self._chance.between(15, 50), self._start, seat)

    def _idle(self, seat: Seat) -> None:
        if seat.held:
            done = self._desk(c.Resume, seat, visit=seat.held.pop(0))
            resumed = done.the(e.VisitResumed)
            self._serve(seat, resumed.visit, resumed.step)
        elif self._actions:
            self._then(self._chance.between(15, 45), self._call, seat)

    def _recall(self, seat: Seat) -> None:
        self._desk(c.Recall, seat)
        self._then(self._chance.between(30, 45), self._miss, seat)

    def _miss(self, seat: Seat) -> None:
        self._desk(c.Miss, seat)
        self._then(self._chance.between(3, 8), self._call, seat)

    def _start(self, seat: Seat) -> None:
        started = self._desk(c.Start, seat).the(e.StepStarted)
        self._serve(seat, started.visit, started.step)

    def _serve(self, seat: Seat, visit: str, step: StepId) -> None:
        line = self._line(visit, step)
        wanted = self._chance.serving(line.service, line.quantity) if line is not None else 60_000
        if step.stage == 0 and self._chance.happens(0.06):
            self._then(wanted // 3, self._hold, seat, visit)
        else:
            self._then(wanted, self._finish, seat)

    def _hold(self, seat: Seat, visit: str) -> None:
        """The citizen has to fill in a form; meanwhile the counter serves others."""
        self._desk(c.Hold, seat, wish=Wish.CITIZEN, reason="form")
        self._then(self._chance.between(120, 240), seat.held.append, visit)
        self._then(self._chance.between(3, 8), self._call, seat)

    def _finish(self, seat: Seat) -> None:
        done = self._desk(c.Finish, seat)
        following = done.find(e.StepStarted)
        if following is not None:
            self._serve(seat, following.visit, following.step)
        else:
            self._then(self._chance.between(5, 25), self._next, seat)

    def _next(self, seat: Seat) -> None:
        """Between two visits: who came back from a hold first, then the queue."""
        if seat.held:
            self._idle(seat)
        else:
            self._call(seat)

    def _line(self, visit: str, step: StepId) -> Line | None:
        told = self._told.get(visit)
        return told.lines[step.line] if told is not None and step.line < len(told.lines) else None

    def _desk(self, verb: type[c.Command], seat: Seat, **arguments: object) -> Done:
        return self._do(verb, seat.counter, seat.who, counter=seat.counter, **arguments)

    def _do(
        self, verb: type[c.Command], station: str, employee: str | None = None, **arguments: object
    ) -> Done:
        return self._center.do(
            verb(id=self._chance.id(), station=station, employee=employee, **arguments)
        )

    def _then(self, after_ms: int, action: Callable[..., object], *arguments: object) -> None:
        at = self._clock.now().at + round(after_ms * self._pace)
        due: Action = partial(action, *arguments)
        heappush(self._actions, (at, next(self._order), due))
