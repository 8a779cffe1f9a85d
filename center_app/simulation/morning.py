"""A morning at a center: citizens arrive, employees call, serve, hold, hand over and finish."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import Protocol, TypeVar

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE, SECOND, Clock
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Line, StepId
from center_app.domain.views.desk import Desk
from center_app.domain.views.kiosk import BasketWait
from center_app.domain.views.query import Query
from center_app.domain.visit import Wish
from center_app.simulation.chance import Chance, Errand

A_FORM_IS_MISSING = 0.06
NO_WRONG_DOOR = 0.06
A_COLLEAGUE_KNOWS = 0.05
"""Shares of the sittings in which the citizen is sent to fill in a form, adds a service, or is
sent to a colleague."""

Action = Callable[[], object]
V = TypeVar("V")


class AnyCenter(Protocol):
    """Whatever takes commands and answers questions: a running center, or one in memory."""

    def do(self, command: c.Command) -> Done: ...

    def see(self, query: Query[V]) -> V: ...


@dataclass
class Seat:
    """An employee at a counter, as the player of the morning knows it."""

    counter: str
    who: str
    held: list[str] = field(default_factory=list)


@dataclass
class Told:
    """What is known of a visit: its errand, unless somebody else took the ticket, and its lines."""

    errand: Errand | None
    lines: list[Line]


class Morning:
    """Plays citizens and employees against a center, action by action, in the order of time.

    The one who owns the morning moves the clock: to `next_at()`, then `step()`. `pace` shortens
    or stretches everything (0.1: ten times as fast). The same seed gives the same morning.
    """

    def __init__(
        self,
        center: AnyCenter,
        clock: Clock,
        chance: Chance,
        kiosks: Iterable[str],
        pace: float = 1.0,
    ) -> None:
        self._center = center
        self._clock = clock
        self._chance = chance
        self._kiosks = tuple(kiosks)
        self._pace = pace
        self._order = count()
        self._actions: list[tuple[int, int, Action]] = []
        self._told: dict[str, Told] = {}
        self._resting: list[Seat] = []
        self._coming = 0
        self._here = 0

    @property
    def goes_on(self) -> bool:
        """Whether somebody is still in the center, or on the way."""
        return self._coming + self._here > 0

    def next_at(self) -> int | None:
        """When the next action is due (ms since 1970 UTC); None when nothing is left to do."""
        return self._actions[0][0] if self._actions else None

    def step(self) -> None:
        """Do the next action."""
        _, _, action = heappop(self._actions)
        action()

    def arrivals(self, number: int, within_ms: int) -> None:
        """Let so many citizens arrive by chance within this time from now."""
        self._coming += number
        for _ in range(number):
            self._then(self._chance.between(0, within_ms / SECOND), self._arrive)
        while self._resting:
            self._then(self._chance.between(15, 45), self._call, self._resting.pop())

    def staff(self, seats: Iterable[Seat]) -> None:
        """Let these employees sign in, open their counters and serve until nobody is left."""
        for seat in seats:
            self._do(c.SignIn, seat.counter, seat.who, counter=seat.counter, who=seat.who)
            self._do(c.OpenCounter, seat.counter, seat.who, counter=seat.counter)
            self._then(self._chance.between(5, 40), self._call, seat)

    def _arrive(self) -> None:
        errand = self._chance.errand()
        visit = self._chance.id()
        issue = c.Issue(
            id=self._chance.id(),
            station=self._chance.one_of(self._kiosks),
            visit=visit,
            token=self._chance.id(),
            asked=errand.asked,
            bundle=errand.bundle,
            audience=errand.audience,
            language=errand.language,
            priority=errand.priority,
        )
        done = self._center.do(replace(issue, promise=self._center.see(BasketWait.of(issue))))
        self._coming -= 1
        self._here += 1
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
        if called.visit not in self._told:  # somebody took a ticket at a window
            self._here += 1
            self._told[called.visit] = Told(None, [])
        told = self._told[called.visit]
        if told.errand is not None and not told.errand.comes:
            self._then(self._chance.between(40, 60), self._recall, seat)
            return
        self._then(self._chance.between(15, 50), self._start, seat)

    def _idle(self, seat: Seat) -> None:
        if seat.held:
            done = self._desk(c.Resume, seat, visit=seat.held.pop(0))
            resumed = done.the(e.VisitResumed)
            self._serve(seat, resumed.visit, resumed.step)
        elif self.goes_on:
            self._then(self._chance.between(15, 45), self._call, seat)
        else:
            self._resting.append(seat)

    def _recall(self, seat: Seat) -> None:
        """In a morning that is played fast the last call may not have been heard out yet."""
        try:
            self._desk(c.Recall, seat)
        except Refused as refused:
            if refused.reason is not Reason.RECALLED_JUST_NOW:
                raise
        self._then(self._chance.between(30, 45), self._miss, seat)

    def _miss(self, seat: Seat) -> None:
        self._desk(c.Miss, seat)
        self._here -= 1
        self._then(self._chance.between(3, 8), self._call, seat)

    def _start(self, seat: Seat) -> None:
        started = self._desk(c.Start, seat).the(e.StepStarted)
        if self._chance.happens(NO_WRONG_DOOR):
            self._add(seat, started.visit)
        if self._chance.happens(A_COLLEAGUE_KNOWS):
            after = self._chance.between(20, 60)
            self._then(after, self._transfer, seat, started.visit, started.step)
        else:
            self._serve(seat, started.visit, started.step)

    def _add(self, seat: Seat, visit: str) -> None:
        """At the counter the citizen finds that something else could be had as well."""
        told = self._told[visit]
        asked = self._chance.related([line.service for line in told.lines])
        if asked is not None:
            added = self._desk(c.AddLine, seat, asked=asked).the(e.LineAdded)
            told.lines.append(added.line)

    def _serve(self, seat: Seat, visit: str, step: StepId) -> None:
        line = self._line(visit, step)
        wanted = self._chance.serving(line.service, line.quantity) if line is not None else MINUTE
        if step.stage == 0 and self._chance.happens(A_FORM_IS_MISSING):
            self._then(wanted // 3, self._hold, seat, visit)
        else:
            self._then(wanted, self._finish, seat)

    def _hold(self, seat: Seat, visit: str) -> None:
        """The citizen has to fill in a form; meanwhile the counter serves others."""
        self._desk(c.Hold, seat, wish=Wish.CITIZEN, reason="form")
        self._then(self._chance.between(120, 240), seat.held.append, visit)
        self._then(self._chance.between(3, 8), self._call, seat)

    def _transfer(self, seat: Seat, visit: str, step: StepId) -> None:
        """Send the citizen to a colleague who could serve; with nobody able, go on serving."""
        colleagues = self._center.see(Desk(seat.counter, colleagues=True)).colleagues
        able = [colleague.counter for colleague in colleagues or () if colleague.able]
        if not able:
            self._serve(seat, visit, step)
            return
        self._desk(c.Transfer, seat, to_counter=self._chance.one_of(able))
        self._then(self._chance.between(3, 8), self._call, seat)

    def _finish(self, seat: Seat) -> None:
        done = self._desk(c.Finish, seat)
        ended = done.find(e.VisitEnded)
        if ended is not None:
            self._here -= 1
            self._leave(seat, ended.visit)
        following = done.find(e.StepStarted)
        if following is not None:
            self._serve(seat, following.visit, following.step)
        else:
            self._then(self._chance.between(5, 25), self._next, seat)

    def _leave(self, seat: Seat, visit: str) -> None:
        """On the way out some rate, at the counter's second screen."""
        opinion = self._chance.opinion()
        if opinion is not None:
            self._center.do(
                c.Rate(
                    id=opinion.id,
                    station=seat.counter,
                    visit=visit,
                    stars=opinion.stars,
                    reasons=opinion.reasons,
                )
            )

    def _next(self, seat: Seat) -> None:
        """Between two visits: who came back from a hold first, then the queue."""
        if seat.held:
            self._idle(seat)
        else:
            self._call(seat)

    def _line(self, visit: str, step: StepId) -> Line | None:
        lines = self._told[visit].lines
        return lines[step.line] if step.line < len(lines) else None

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
