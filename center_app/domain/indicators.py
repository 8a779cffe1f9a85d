"""The indicators of a center, by the same formulas everywhere, over the rows of `facts`.

Nobody who left is dropped: who was missed or expired counts as not served within the target.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from operator import attrgetter
from typing import Any, TypeVar

from center_app.domain.clock import MINUTE
from center_app.domain.estimate.rounding import spoken
from center_app.domain.facts import SittingFacts, StepFacts, VisitFacts
from center_app.domain.presence import PresenceFacts
from center_app.domain.satisfaction import Satisfaction
from center_app.domain.step import StepState

K = TypeVar("K")

AUTHORISED_BREAKS = frozenset({"break", "prayer", "meal"})
"""The reasons of a pause that are authorised breaks: rest, prayer and a meal.

They are an employee's own time. A meeting, another task or a technical fault is the center's:
nobody is served, the hall notices, and the figure must show it. So these stay in the time
available, like any reason that is not named here, and no occupancy is raised by another name for
standing idle.
"""

LATE_MS = 10 * MINUTE
"""How much later than told is a promise broken."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How some durations are spread (milliseconds). Percentiles are by the nearest rank."""

    count: int
    mean: int
    median: int
    p80: int
    p90: int
    longest: int


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        return 100 * self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How the copies ended that came to an end at a counter."""

    copies: int
    completed: int
    incomplete: int
    online: int
    referred: int
    rejected: int
    ready_later: int


@dataclass(frozen=True, slots=True)
class Indicators:
    """The figures of some visits.

    wait: queueing to start of serving, for each sitting. wait_to_call: issue to the first call.
    walk: call to start. served: time of serving by step, holds left out. visit: issue to end.
    within: steps served within their target, of those decided and not cancelled in time.
    abandoned: missed or expired without any service, of issued. no_show: missed, of called.
    transferred: of served. resolved: of those that sat down anywhere. occupancy: of the
    presences of the same days, in milliseconds. satisfaction: of those that sat down anywhere.
    inaccurate: sittings whose time was said not to be right; served leaves their steps out.
    left_on_hold: visits that were set aside and with which nobody went on.
    pick_ups: visits that only collected what was promised before; they are in no share of resolved.
    """

    issued: int
    served: int
    cancelled: int
    missed: int
    expired: int
    open: int
    steps_done: int
    wait: Spread | None
    wait_to_call: Spread | None
    walk: Spread | None
    service: Spread | None
    visit: Spread | None
    within: Share
    visits_within: Share
    abandoned: Share
    no_show: Share
    transferred: Share
    resolved: Share
    hand_offs: int
    occupancy: Share
    satisfaction: Satisfaction
    outcomes: Outcomes
    pick_ups: int
    inaccurate: int = 0
    left_on_hold: int = 0


@dataclass(frozen=True, slots=True)
class Promised:
    """How right the waits were that visits were told, of those that were called.

    error_ms: the mean of how far off the point in the range was that about half should wait less
    than; bias_ms: the same with its sign, below 0 where too little was told. within: called in
    the range as it was printed. late: called more than `LATE_MS` after that point.
    """

    error_ms: int
    bias_ms: int
    within: Share
    late: Share


def spread(values: Iterable[int | None]) -> Spread | None:
    """None when there is nothing to measure; a value None is left out."""
    known = sorted([value for value in values if value is not None])
    if not known:
        return None
    return Spread(
        count=len(known),
        mean=round(sum(known) / len(known)),
        median=nearest_rank(known, 50),
        p80=nearest_rank(known, 80),
        p90=nearest_rank(known, 90),
        longest=known[-1],
    )


def nearest_rank(ordered: Sequence[int], percent: int) -> int:
    """The smallest value that at least `percent` of all are not above."""
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]


def column(name: str, rows: Iterable[object]) -> list[Any]:
    """One field of all rows, in their order: counting by columns is quicker."""
    return list(map(attrgetter(name), rows))


def outcomes(steps: Iterable[StepFacts]) -> Outcomes:
    """How the copies of these steps ended; of a line with stages each one counts."""
    rows = list(steps)
    counts = {
        name: sum(column(name, rows))
        for name in ("completed", "incomplete", "online", "referred", "rejected", "ready_later")
    }
    return Outcomes(copies=sum(counts.values()), **counts)


def times_of_serving(steps: Iterable[StepFacts]) -> list[int | None]:
    """The times of serving of the finished steps, as far as they count (ms)."""
    done = StepState.DONE
    return [step.served_ms for step in steps if step.state is done and step.accurate is not False]


def promised(visits: Iterable[VisitFacts]) -> Promised | None:
    """None when nobody was told a wait; "no wait now" tells none."""
    errors, within = [], []
    for visit in visits:
        wait, point = visit.wait_to_call_ms, visit.promise_point_ms
        low, high = visit.promise_low_ms, visit.promise_high_ms
        if wait is None or not point or low is None or high is None:
            continue
        errors.append(point - wait)
        least, most = spoken(low, high)
        within.append(least * MINUTE <= wait <= most * MINUTE)
    if not errors:
        return None
    number = len(errors)
    return Promised(
        error_ms=round(sum(map(abs, errors)) / number),
        bias_ms=round(sum(errors) / number),
        within=Share(sum(within), number),
        late=Share(sum(error < -LATE_MS for error in errors), number),
    )


def occupancy(presences: Iterable[PresenceFacts]) -> Share:
    """Time of serving, of the time that employees were signed in but for authorised breaks (ms).

    The time at a counter that is closed counts: whoever is signed in could open it.
    """
    available = [one for one in presences if one.reason not in AUTHORISED_BREAKS]
    return Share(sum(one.serving_ms for one in available), sum(one.length_ms for one in available))


@dataclass(frozen=True, slots=True)
class StepIndicators:
    """The figures of the steps of one service or agency."""

    steps: int
    done: int
    waiting: int
    wait: Spread | None
    service: Spread | None
    within: Share
    inaccurate: int = 0
    """Finished steps whose time was said not to be right: `service` leaves them out."""


def by(key: Callable[[StepFacts], K], steps: Iterable[StepFacts]) -> dict[K, StepIndicators]:
    """The figures of steps grouped, by service or by agency for example."""
    groups: defaultdict[K, list[StepFacts]] = defaultdict(list)
    for step in steps:
        groups[key(step)].append(step)
    return {name: _step_indicators(group) for name, group in groups.items()}


def _step_indicators(steps: list[StepFacts]) -> StepIndicators:
    states = column("state", steps)
    return StepIndicators(
        steps=len(steps),
        done=states.count(StepState.DONE),
        waiting=states.count(StepState.WAITING),
        wait=spread(column("wait_ms", steps)),
        service=spread(times_of_serving(steps)),
        within=decided(column("within", steps)),
        inaccurate=column("accurate", steps).count(False),
    )


@dataclass(frozen=True, slots=True)
class WorkIndicators:
    """The figures of one counter or employee: visits that sat down there, and steps finished.

    `service` leaves out what several employees have served: the time was not one's own.
    `occupancy` is the time of serving, of that in which there could have been some (ms); in it each
    has their part of those too.
    """

    visits: int
    done: int
    service: Spread | None
    occupancy: Share


def work(
    sittings: Iterable[SittingFacts],
    steps: Iterable[StepFacts],
    presences: Iterable[PresenceFacts],
) -> WorkIndicators:
    """The figures of the counter or employee whose rows these are."""
    done = [step for step in steps if step.state is StepState.DONE]
    return WorkIndicators(
        visits=len({sitting.visit for sitting in sittings if sitting.started_at is not None}),
        done=len(done),
        service=spread(times_of_serving(step for step in done if not step.shared)),
        occupancy=occupancy(presences),
    )


def decided(each: Sequence[bool | None]) -> Share:
    """Of those that are decided."""
    return Share(each.count(True), len(each) - each.count(None))
