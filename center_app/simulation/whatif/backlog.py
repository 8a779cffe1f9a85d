"""A day reckoned roughly: how much work lies waiting, step by step, with the counters that are on
duty. It takes milliseconds, where a day played takes a second, and says which plan is better.

What can be served by the same counters is one stream. Its work comes as the traces say, with the
usual times of serving, and flows away as fast as the counters on duty work: those with the fewest
streams first, each where most is left.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from center_app.domain.clock import SECOND
from center_app.simulation.plan import Plan, PlannedCounter
from center_app.simulation.trace import Arrival, Trace

STEP_S = 600.0

Span = tuple[float, float]
"""From when to when (s after midnight)."""

Breaks = Mapping[str, Sequence[Span]]
"""The breaks of each counter, by its id."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Work that the same counters serve: seconds of it that come in each step of the day, and how
    many seconds a visit takes."""

    counters: frozenset[str]
    work: tuple[float, ...]
    visit_s: float


class Backlog:
    """The day of a center, ready to be reckoned with one plan of breaks after the other."""

    def __init__(self, plan: Plan, traces: Sequence[Trace], load: float = 1.0) -> None:
        """`load`: by how much more (or less) work comes than the traces say."""
        self._begins = min(one.open_s for one in plan.counters)
        ends = max(one.close_s for one in plan.counters)
        self._steps = max(1, -int((self._begins - ends) // STEP_S))
        self._streams = [
            Stream(able, tuple(load * each / len(traces) for each in work), sum(work) / visits)
            for able, (work, visits) in self._work(plan, traces).items()
            if able
        ]
        self._counters = sorted(plan.counters, key=lambda one: len(self._served_by(one)))
        self._served = [self._served_by(one) for one in self._counters]
        self._known: dict[tuple[object, ...], list[float]] = {}

    def waited(self, breaks: Breaks) -> float:
        """The seconds that all visits of a day together wait, with these breaks."""
        capacity = [self._capacity(one, breaks.get(one.id, ())) for one in self._counters]
        left = [0.0] * len(self._streams)
        waiting = 0.0
        for step in range(self._steps):
            for n, stream in enumerate(self._streams):
                left[n] += stream.work[step]
            for able, mine in zip(self._served, capacity, strict=True):
                _serve(left, able, mine[step])
            for rest, stream in zip(left, self._streams, strict=True):
                waiting += rest / stream.visit_s
        return waiting * STEP_S

    def _work(
        self, plan: Plan, traces: Sequence[Trace]
    ) -> Mapping[frozenset[str], tuple[list[float], int]]:
        """By the counters that are able: the seconds of work in each step, and of how many."""
        work: dict[frozenset[str], list[float]] = defaultdict(lambda: [0.0] * self._steps)
        visits: dict[frozenset[str], int] = defaultdict(int)
        able = {
            code: frozenset(one.id for one in plan.counters if code in one.skills)
            for code in plan.services
        }
        for arrival in (one for trace in traces for one in trace.arrivals):
            step = self._step_of(arrival.at_ms / SECOND)
            for code, takes_s in _takes(plan, arrival):
                work[able[code]][step] += takes_s
                visits[able[code]] += 1
        return {counters: (work[counters], visits[counters]) for counters in work}

    def _step_of(self, second: float) -> int:
        """Who comes before the opening is there at the opening."""
        return min(max(0, int((second - self._begins) // STEP_S)), self._steps - 1)

    def _served_by(self, counter: PlannedCounter) -> list[int]:
        return [n for n, one in enumerate(self._streams) if counter.id in one.counters]

    def _capacity(self, counter: PlannedCounter, breaks: Sequence[Span]) -> list[float]:
        """The seconds of work that the counter does in each step; reckoned once."""
        key = (counter.id, *breaks)
        if key not in self._known:
            edges = [self._begins + n * STEP_S for n in range(self._steps + 1)]
            self._known[key] = [
                _on_duty(counter, breaks, span) / counter.speed for span in pairwise(edges)
            ]
        return self._known[key]


def _takes(plan: Plan, arrival: Arrival) -> Iterator[tuple[str, float]]:
    """The seconds that each service of a visit takes; an absent one is only called."""
    params = plan.params
    if arrival.absent:
        yield arrival.codes[0], max(1.0, params.noshow_s)
        return
    for n, code in enumerate(arrival.codes):
        more = params.gap_s if n == 0 else -params.setup_s
        yield code, max(1.0, plan.services[code].mean_s + more)


def _on_duty(counter: PlannedCounter, breaks: Sequence[Span], span: Span) -> float:
    there = _shared(span, (counter.open_s, counter.close_s))
    return max(0.0, there - sum(_shared(span, one) for one in breaks))


def _shared(one: Span, other: Span) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))


def _serve(left: list[float], able: Sequence[int], seconds: float) -> None:
    """Take away what a counter does in one step, each time where most is left."""
    while seconds > 0:
        most = max(able, key=left.__getitem__, default=None)
        if most is None or left[most] <= 0:
            return
        done = min(seconds, left[most])
        left[most] -= done
        seconds -= done
