"""The rules that no policy may break, whatever it prefers, checked on the log of a day."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from center_app.domain.clock import SECOND
from center_app.simulation.passages import Passage, Stay, passages
from center_app.simulation.plan import Plan, PlannedCounter
from center_app.simulation.records import Turn
from center_app.simulation.trace import Trace


class RuleError(StrEnum):
    """What went wrong."""

    UNKNOWN = "unknown"
    """A visit, service or counter that there is not, or a service that was not asked for."""
    SKILL = "skill"
    """Served at a counter without the skill."""
    ORDER = "order"
    """Served before what has to be finished first, or served twice."""
    BEFORE_ARRIVAL = "before_arrival"
    TWO_AT_A_COUNTER = "two_at_a_counter"
    TWO_COUNTERS = "two_counters"
    """One visit at two counters at once."""
    OFF_DUTY = "off_duty"
    """Called in a planned break, before opening or after closing."""
    TIME = "time"
    """Serving began before the call, or ended before it began."""


def rule_errors(plan: Plan, trace: Trace, turns: Sequence[Turn]) -> Tally[RuleError]:
    """How often each rule was broken."""
    asked = {arrival.visit: arrival.codes for arrival in trace.arrivals}
    known = [
        turn
        for turn in turns
        if turn.counter in plan.by_id and turn.service in asked.get(turn.visit, ())
    ]
    found = Tally({RuleError.UNKNOWN: len(turns) - len(known)})
    for turn in known:
        found.update(_of_turn(plan, turn))
    for passage in passages(plan, trace, known):
        found.update(_of_passage(passage))
        found.update(_off_duty(plan, passage.stays))
    found.update(_of_counters(known))
    return found


def _of_turn(plan: Plan, turn: Turn) -> Iterator[RuleError]:
    counter = plan.by_id[turn.counter]
    if turn.service not in counter.skills:
        yield RuleError.SKILL
    if not turn.call_ms <= turn.start_ms <= turn.end_ms:
        yield RuleError.TIME


def _of_passage(passage: Passage) -> Iterator[RuleError]:
    if passage.call_ms is not None and passage.call_ms < passage.arrival.at_ms:
        yield RuleError.BEFORE_ARRIVAL
    turns = [turn for stay in passage.stays for turn in stay.turns if turn.served]
    services = [turn.service for turn in turns]
    yield from [RuleError.ORDER] * (len(services) - len(set(services)))
    ended = {turn.service: turn.end_ms for turn in turns}
    starts = {turn.service: turn.start_ms for turn in turns}
    groups = passage.arrival.groups
    for n, group in enumerate(groups):
        before = [code for earlier in groups[:n] for code in earlier]
        for code in group:
            if code in starts and any(
                ended.get(b, starts[code] + 1) > starts[code] for b in before
            ):
                yield RuleError.ORDER
    for one, following in pairwise(passage.stays):
        if following.call_ms < one.end_ms:
            yield RuleError.TWO_COUNTERS


def _off_duty(plan: Plan, stays: Iterable[Stay]) -> Iterator[RuleError]:
    return (
        RuleError.OFF_DUTY
        for stay in stays
        if not _on_duty(plan.by_id[stay.counter], stay.call_ms / SECOND)
    )


def _on_duty(counter: PlannedCounter, at_s: float) -> bool:
    if not counter.open_s <= at_s < counter.close_s:
        return False
    return not any(begins <= at_s < ends for begins, ends in counter.breaks)


def _of_counters(turns: Iterable[Turn]) -> Iterator[RuleError]:
    ordered = sorted(turns, key=lambda turn: (turn.counter, turn.start_ms, turn.end_ms))
    for one, following in pairwise(ordered):
        same = one.counter == following.counter and one.visit != following.visit
        if same and following.call_ms < one.end_ms:
            yield RuleError.TWO_AT_A_COUNTER
