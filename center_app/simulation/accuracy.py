"""How right the told waits were, from the trace, the center, the log and the estimates alone.

Minutes; shares from 0 to 1. Told and actual are the wait from issue to the first call. Only visits
that had to wait count, those called by whom nobody answered too: the call is known.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.estimate.classes import Class
from center_app.domain.estimate.rounding import spoken
from center_app.simulation.passages import Passage, passages
from center_app.simulation.plan import Plan
from center_app.simulation.records import Told, Turn
from center_app.simulation.trace import Trace

NEAR_MIN, LATE_MIN = 5, 10


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How right a series of told waits was.

    `mae`: mean absolute error of the point; `bias`: point less actual, so that below 0 too little
    was told; `near`: the share that is within 5 minutes; `late`: the share called more than 10
    minutes after the point; `covered`: the share inside the range, `width` its mean width;
    `spoken`: the share inside the range as people are told it.
    """

    visits: int
    mae: float
    bias: float
    near: float
    late: float
    covered: float
    width: float
    spoken: float


Pair = tuple[Told, float]
"""What was told, and the wait as it came (ms)."""


def accuracy(pairs: Sequence[Pair]) -> Accuracy:
    errors = [(told.point_ms - actual) / MINUTE for told, actual in pairs]
    return Accuracy(
        visits=len(pairs),
        mae=_mean(map(abs, errors)),
        bias=_mean(errors),
        near=_mean(abs(error) <= NEAR_MIN for error in errors),
        late=_mean(error < -LATE_MIN for error in errors),
        covered=_mean(told.low_ms <= actual <= told.high_ms for told, actual in pairs),
        width=_mean((told.high_ms - told.low_ms) / MINUTE for told, _ in pairs),
        spoken=_mean(_holds(spoken(told.low_ms, told.high_ms), actual) for told, actual in pairs),
    )


def _holds(said: tuple[int, int], actual_ms: float) -> bool:
    low, high = said
    return low * MINUTE <= actual_ms <= high * MINUTE


def by_class(
    plan: Plan, trace: Trace, turns: Sequence[Turn], told: Iterable[Told]
) -> dict[Class, list[Pair]]:
    """Everything told to a visit that had to wait, with what came of it, by the visit's class."""
    of_visit = {one.visit: one for one in told}
    found: dict[Class, list[Pair]] = {class_: [] for class_ in Class}
    for passage in passages(plan, trace, turns):
        one = of_visit.get(passage.arrival.visit)
        if one is not None and passage.call_ms is not None and passage.call_ms > one.issued_ms:
            found[passage.class_].append((one, passage.call_ms - one.issued_ms))
    return found


def naive(plan: Plan, trace: Trace, turns: Sequence[Turn]) -> list[Told]:
    """What many systems print: those ahead, times the mean time of serving, by the counters.

    Ahead are all visits that wait for the same agency at that moment, by the log; the counters
    are those that serve the service asked for (first).
    """
    waiting: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    every = passages(plan, trace, turns)
    for passage in every:
        came, called = waiting[_agency(plan, passage)]
        came.append(passage.arrival.at_ms)
        called.append(passage.call_ms if passage.call_ms is not None else NEVER)
    for came, called in waiting.values():
        came.sort()
        called.sort()
    serving = _serving(plan)
    return [_naively(plan, passage, waiting[_agency(plan, passage)], serving) for passage in every]


NEVER = 1 << 60


def _naively(
    plan: Plan,
    passage: Passage,
    agency: tuple[list[int], list[int]],
    serving: Mapping[str, int],
) -> Told:
    at = passage.arrival.at_ms
    came, called = agency
    ahead = bisect_right(came, at) - 1 - bisect_right(called, at)
    code = passage.arrival.codes[0]
    wait = max(0, ahead) * plan.services[code].mean_s * SECOND / max(1, serving[code])
    return Told(passage.arrival.visit, at, round(wait), round(wait), round(wait))


def _agency(plan: Plan, passage: Passage) -> str:
    return plan.services[passage.arrival.codes[0]].agency


def _serving(plan: Plan) -> Mapping[str, int]:
    return {
        code: sum(code in counter.skills for counter in plan.counters) for code in plan.services
    }


def _mean(values: Iterable[float]) -> float:
    """0 of none."""
    found = list(values)
    return fmean(found) if found else 0.0
