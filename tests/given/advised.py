"""A played day on which somebody in charge does what is advised, or does not."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import process_time

from center_app.domain import commands as c
from center_app.domain.advice import Advice, Way, advise
from center_app.domain.clock import MINUTE, SECOND
from center_app.simulation.agenda import Agenda
from center_app.simulation.citizens import Citizens
from center_app.simulation.desks import Desk
from center_app.simulation.plan import Plan
from center_app.simulation.policies import POLICIES
from center_app.simulation.premises import PlayedCenter, employee_at
from center_app.simulation.records import Turn
from center_app.simulation.replay import USUAL
from center_app.simulation.trace import Trace

EVERY_MS = 5 * MINUTE


class ReserveDesk(Desk):
    """Somebody who sits there and opens when told to."""

    def staff(self) -> None:
        """Rest and close as planned, once open."""
        counter = self._counter
        for begins, _ends in counter.breaks:
            self._agenda.note(round(begins * SECOND), self._rest)
        self._agenda.note(round(counter.close_s * SECOND), self._close)

    def open_now(self) -> None:
        self._open()

    def _close(self) -> None:
        self._rest()


@dataclass
class Advised:
    """What came of the day: its turns, what was advised when (ms), and what the advice cost."""

    turns: list[Turn] = field(default_factory=list)
    advice: list[tuple[int, Advice]] = field(default_factory=list)
    cost_ms: list[float] = field(default_factory=list)


def play_advised(
    plan: Plan, trace: Trace, reserve: frozenset[str] = frozenset(), *, follow: bool
) -> Advised:
    """Play the day; the advice is asked for every five minutes, and followed or not."""
    came, agenda = Advised(), Agenda()
    center = PlayedCenter(plan, trace, POLICIES["center"].rule, USUAL.date, USUAL.routing)
    desks: dict[str, Desk] = {}
    call: Callable[[str], None] = lambda counter: desks[counter].call()  # noqa: E731
    citizens = Citizens(center, agenda, POLICIES["center"], plan.params, None, call)
    for counter in plan.counters:
        shape = ReserveDesk if counter.id in reserve else Desk
        desk = shape(counter, plan.params, center, agenda, citizens, came.turns, None)
        desk.staff()
        desks[counter.id] = desk
    for arrival in trace.arrivals:
        agenda.note(arrival.at_ms, citizens.come, arrival)

    def look() -> None:
        began = process_time()
        said = advise(center.hall, center.now)
        came.cost_ms.append(1000 * (process_time() - began))
        if said is not None:
            came.advice.append((center.now.mono, said))
            if follow:
                _follow(center, desks[said.counter], said)

    for at in range(8 * 60 * MINUTE, 15 * 60 * MINUTE, EVERY_MS):
        agenda.note(at, look)
    agenda.follow(center.move_to)
    came.turns.sort(key=lambda turn: (turn.call_ms, turn.counter))
    return came


def _follow(center: PlayedCenter, desk: Desk, said: Advice) -> None:
    if said.way is Way.OPEN:
        assert isinstance(desk, ReserveDesk)
        desk.open_now()
    elif said.way is Way.SHIFT:
        breaks = tuple(tuple((at - center.midnight) / SECOND for at in one) for one in said.breaks)
        desk._counter = replace(desk._counter, breaks=breaks)  # type: ignore[arg-type]
        for begins, _ends in breaks:
            if round(begins * SECOND) > center.now.mono:
                desk._agenda.note(round(begins * SECOND), desk._rest)
        center.do(c.PlanBreaks(id="shift", station="m", counter=said.counter, breaks=said.breaks))
    else:
        who = employee_at(said.counter)
        center.do(c.LendSkills(id="lend", station="m", who=who, skills=said.skills))
