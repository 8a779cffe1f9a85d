"""The figures of a played day, from its trace, its center and its log alone.

Times are minutes, shares are from 0 to 1. A wait is that before the first call, from the arrival
or, with an appointment, from the booked time if that is later. It is kept when it is no longer
than the target of the service that was called first. Who took a ticket and left at once is in
no figure; who lost patience, or was still waiting when the counters closed, was not served within
the target and is in no wait.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean

from center_app.domain.clock import MINUTE, SECOND
from center_app.simulation.errors import rule_errors
from center_app.simulation.passages import Passage, passages
from center_app.simulation.plan import Kind, Plan
from center_app.simulation.records import Turn
from center_app.simulation.trace import Trace

STARVED_TARGETS, STARVED_MIN = 3, 60
"""Starved is who waited, before one call, for more than so many targets and so many minutes."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a day came to.

    `within` shares: of all; of neither priority nor appointment; of priority; of appointments; of
    the agency that did worst; `within_in_all`: of all, by the waits before all calls together.
    `mean_wait` to `longest_wait`: before the first call; `in_center`: from the door to the end of
    the last service.
    `starved`: how many (see above); `left`: how many had lost patience when called; `unserved`:
    how many were never called, or not for all that they asked for.
    `basket_…`: of baskets alone; `handoffs`: sittings of a basket beyond its first.
    `overtaken`: how many were called later than somebody who was due later than they, of the same
    class and asking for the same.
    `errors`: how many calls broke a rule (see `errors`).
    `busy_…`: the share of their time on duty in which counters had a visit, from the call on.
    """

    visits: int
    within: float
    within_ordinary: float
    within_priority: float
    within_appointment: float
    within_worst_agency: float
    within_in_all: float
    mean_wait: float
    in_center: float
    p90_wait: float
    p99_wait: float
    longest_wait: float
    starved: int
    left: int
    unserved: int
    basket_in_center: float
    basket_in_center_p90: float
    basket_wait: float
    handoffs: float
    overtaken: int
    errors: int
    busy_specialists: float
    busy_universal: float


def measured(plan: Plan, trace: Trace, turns: Sequence[Turn]) -> Measures:
    """All figures of the day that the log tells."""
    every = [one for one in passages(plan, trace, turns) if not one.arrival.absent]
    served = [one for one in every if one.served]
    waits = [one.waits_ms[0] / MINUTE for one in served]
    baskets = [one for one in served if one.arrival.is_basket]
    return Measures(
        visits=len(every),
        within=_within(plan, every),
        within_ordinary=_within(
            plan,
            (
                one
                for one in every
                if not one.arrival.priority and one.arrival.appointment_ms is None
            ),
        ),
        within_priority=_within(plan, (one for one in every if one.arrival.priority)),
        within_appointment=_within(
            plan, (one for one in every if one.arrival.appointment_ms is not None)
        ),
        within_worst_agency=_worst(plan, every),
        within_in_all=_mean(
            one.served and sum(one.waits_ms) <= _target_ms(plan, one) for one in every
        ),
        mean_wait=_mean(waits),
        in_center=_mean(one.here_ms / MINUTE for one in served),
        p90_wait=quantile(waits, 0.9),
        p99_wait=quantile(waits, 0.99),
        longest_wait=max(waits, default=0.0),
        starved=sum(_is_starved(plan, one) for one in every),
        left=sum(one.left for one in every),
        unserved=sum(not one.served and not one.left for one in every),
        basket_in_center=_mean(one.here_ms / MINUTE for one in baskets),
        basket_in_center_p90=quantile([one.here_ms / MINUTE for one in baskets], 0.9),
        basket_wait=_mean(sum(one.waits_ms) / MINUTE for one in baskets),
        handoffs=_mean(len(one.stays) - 1 for one in baskets),
        overtaken=_overtaken(passages(plan, trace, turns)),
        errors=sum(rule_errors(plan, trace, turns).values()),
        busy_specialists=_busy(plan, turns, Kind.SPECIALIST),
        busy_universal=_busy(plan, turns, Kind.UNIVERSAL),
    )


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that is no less than this share of them; 0 of none."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0


def _within(plan: Plan, some: Iterable[Passage]) -> float:
    return _mean(_is_within(plan, one) for one in some)


def _is_within(plan: Plan, one: Passage) -> bool:
    return one.served and one.waits_ms[0] <= _target_ms(plan, one)


def _target_ms(plan: Plan, one: Passage) -> int:
    """The target of the service called first; of the first asked for, if none was."""
    code = one.stays[0].turns[0].service if one.stays else one.arrival.codes[0]
    return round(plan.services[code].target_s * SECOND)


def _worst(plan: Plan, every: Iterable[Passage]) -> float:
    """By the agency of the service that was called first."""
    kept: dict[str, list[bool]] = defaultdict(list)
    for one in every:
        code = one.stays[0].turns[0].service if one.stays else one.arrival.codes[0]
        kept[plan.services[code].agency].append(_is_within(plan, one))
    return min(map(_mean, kept.values()), default=0.0)


def _is_starved(plan: Plan, one: Passage) -> bool:
    for stay, wait in zip(one.stays, one.waits_ms, strict=True):
        target = plan.services[stay.turns[0].service].target_s * SECOND
        if wait > STARVED_TARGETS * target and wait > STARVED_MIN * MINUTE:
            return True
    return False


def _overtaken(every: Iterable[Passage]) -> int:
    """Who was already there and due, and was called after a later one of the same kind."""
    alike: dict[object, list[Passage]] = defaultdict(list)
    for one in every:
        arrival = one.arrival
        alike[arrival.asked, arrival.priority, arrival.appointment_ms is not None].append(one)
    return sum(
        any(_overtakes(other, one) for other in group) for group in alike.values() for one in group
    )


def _overtakes(other: Passage, one: Passage) -> bool:
    if other.call_ms is None or other.due_ms <= one.due_ms or other.call_ms < one.arrival.at_ms:
        return False
    return one.call_ms is None or other.call_ms < one.call_ms


def _busy(plan: Plan, turns: Sequence[Turn], kind: Kind) -> float:
    counters = [counter for counter in plan.counters if counter.kind is kind]
    on_duty = sum(
        counter.close_s - counter.open_s - sum(ends - begins for begins, ends in counter.breaks)
        for counter in counters
    )
    codes = {counter.id for counter in counters}
    spans = ((turn.end_ms - turn.call_ms) / SECOND for turn in turns if turn.counter in codes)
    return sum(spans) / on_duty if on_duty else 0.0


def _mean(values: Iterable[float]) -> float:
    """0 of none."""
    found = list(values)
    return fmean(found) if found else 0.0
