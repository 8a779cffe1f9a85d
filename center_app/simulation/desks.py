"""The employees of a played day: they open, call, serve, rest and close, as the plan says."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from random import Random
from typing import TypeVar

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import SECOND
from center_app.domain.counter import Status
from center_app.domain.refusal import Reason, Refused
from center_app.simulation.agenda import Agenda
from center_app.simulation.citizens import Citizens
from center_app.simulation.plan import Params, PlannedCounter
from center_app.simulation.premises import PlayedCenter
from center_app.simulation.records import Turn

E = TypeVar("E", bound=e.Event)

PAUSE_S = (180.0, 600.0)
"""An unplanned pause lasts from 3 to 10 minutes."""


class Desk:
    """One counter and who sits there; `turns` is the log of the day, shared by all.

    `chance` draws the unplanned pauses; None: there are none.
    """

    def __init__(
        self,
        counter: PlannedCounter,
        params: Params,
        center: PlayedCenter,
        agenda: Agenda,
        citizens: Citizens,
        turns: list[Turn],
        chance: Random | None,
    ) -> None:
        self._counter = counter
        self._params = params
        self._center = center
        self._agenda = agenda
        self._citizens = citizens
        self._turns = turns
        self._chance = chance
        self._sittings = count(1)

    def staff(self) -> None:
        """Note down when the counter opens, rests and closes."""
        counter = self._counter
        self._agenda.note(_ms(counter.open_s), self._open)
        for begins, _ends in counter.breaks:
            self._agenda.note(_ms(begins), self._rest)
        self._agenda.note(_ms(counter.close_s), self._rest)

    def call(self) -> None:
        """Call who is next; with nobody there, be idle."""
        sitting = f"{self._counter.id}-{next(self._sittings)}"
        try:
            events = self._do(c.CallNext, sitting, late=True)
        except Refused as refused:
            if refused.reason is not Reason.NOBODY_WAITING:
                raise
            return
        called = _the(e.VisitCalled, events)
        if self._citizens.is_gone(called.visit):
            self._after(_ms(self._params.noshow_s), self._miss, called, self._now)
        else:
            self._after(_ms(self._params.gap_s), self._start, self._now)

    def _open(self) -> None:
        self._do(c.OpenCounter, "open")
        self._next()

    def _rest(self) -> None:
        """A break or the closing time has come; while a visit is there it has to wait."""
        here = self._center.hall.counters[self._counter.id]
        if here.visit is None and here.status is Status.OPEN:
            self._next()

    def _free(self) -> None:
        """The visit has gone; now and then the employee pauses before the next."""
        if self._chance is not None and self._chance.random() < self._params.pause_p:
            self._do(c.PauseCounter, "pause", reason="pause")
            self._after(round(self._chance.uniform(*PAUSE_S)) * SECOND, self._open)
        else:
            self._next()

    def _next(self) -> None:
        """What a counter without a visit does now: close, take a break, or call."""
        if self._now >= _ms(self._counter.close_s):
            self._do(c.CloseCounter, "close")
            return
        for begins, ends in self._counter.breaks:
            if _ms(begins) <= self._now < _ms(ends):
                self._do(c.PauseCounter, "break")
                self._agenda.note(_ms(ends), self._open)
                return
        self.call()

    def _miss(self, called: e.VisitCalled, call_ms: int) -> None:
        ticket = self._citizens.tickets[called.visit]
        code = ticket.code(called.steps[0].line)
        turn = Turn(
            ticket.arrival.visit, code, self._counter.id, call_ms, call_ms, self._now, served=False
        )
        self._turns.append(turn)
        self._do(c.Miss, "miss")
        self._free()

    def _start(self, call_ms: int) -> None:
        events = self._do(c.Start, "start")
        self._serve(_the(e.StepStarted, events), call_ms, saved_ms=0)

    def _serve(self, started: e.StepStarted, call_ms: int, saved_ms: int) -> None:
        """The step that has begun takes its time, in whole seconds as in the trace."""
        ticket, line = self._citizens.tickets[started.visit], started.step.line
        usual = round(ticket.serving_ms(line) * self._counter.speed / SECOND) * SECOND
        ends = self._now + max(0, usual - saved_ms)
        turn = Turn(
            ticket.arrival.visit,
            ticket.code(line),
            self._counter.id,
            call_ms,
            self._now,
            ends,
            served=True,
        )
        self._turns.append(turn)
        self._agenda.note(ends, self._finish)

    def _finish(self) -> None:
        events = self._do(c.Finish, "finish")
        following = _find(e.StepStarted, events)
        if following is not None:
            self._serve(following, self._now, saved_ms=_ms(self._params.setup_s))
            return
        sent_on = _find(e.VisitTransferred, events)
        if sent_on is not None:
            self._citizens.sent_on(sent_on)
        else:
            self._citizens.served(_the(e.VisitEnded, events).visit)
        self._free()

    def _do(self, verb: type[c.Command], id_: str, **more: object) -> list[e.Event]:
        code = self._counter.id
        arguments = {"counter": code, **more}
        return self._center.do(verb(id=id_, station=code, employee=None, **arguments))

    @property
    def _now(self) -> int:
        """Milliseconds after midnight."""
        return self._center.now.mono

    def _after(self, ms: int, action: Callable[..., None], *arguments: object) -> None:
        self._agenda.note(self._now + ms, action, *arguments)


def _ms(seconds: float) -> int:
    return round(seconds * SECOND)


def _found(shape: type[E], events: Sequence[e.Event]) -> Iterator[E]:
    return (event for event in events if isinstance(event, shape))


def _find(shape: type[E], events: Sequence[e.Event]) -> E | None:
    return next(_found(shape, events), None)


def _the(shape: type[E], events: Sequence[e.Event]) -> E:
    return next(_found(shape, events))
