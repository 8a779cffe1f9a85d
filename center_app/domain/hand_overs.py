"""How long visits waited after one agency had done its part, until the next one sat down with them.

This is what nobody sees who looks at one counter: it belongs to neither of the two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from center_app.domain.facts import Facts, SittingFacts, StepFacts
from center_app.domain.indicators import Spread, spread

NOTHING_DONE = ""
"""In the place of an agency, of a sitting in which no step came to its end."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """The waits between what agency `before` finished and what agency `after` did next."""

    before: str
    after: str
    wait: Spread


def hand_overs(facts: Facts) -> tuple[HandOver, ...]:
    """By pair of agencies, the most frequent first; one agency may hand over to itself.

    Only a sitting that had a wait of its own counts: going on after a hold is none.
    """
    waits: dict[tuple[str, str], list[int]] = {}
    sat_again = dict(_sat_again(facts.sittings))
    steps: dict[str, list[StepFacts]] = {visit: [] for visit in sat_again}
    for step in facts.steps:
        if step.visit in steps:
            steps[step.visit].append(step)
    for visit, sat in sat_again.items():
        for before, after, wait_ms in _of_visit(sat, steps[visit]):
            waits.setdefault((before, after), []).append(wait_ms)
    found = [
        HandOver(*pair, wait) for pair, each in waits.items() if (wait := spread(each)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (-one.wait.count, one.before, one.after)))


def _sat_again(sittings: Iterable[SittingFacts]) -> Iterator[tuple[str, list[SittingFacts]]]:
    """The visits that sat down more than once, with the sittings in their order."""
    started: dict[str, list[SittingFacts]] = {}
    for sitting in sittings:
        if sitting.started_at is not None:
            started.setdefault(sitting.visit, []).append(sitting)
    for visit, each in started.items():
        if len(each) > 1:
            yield visit, sorted(each, key=lambda sitting: sitting.called_at)


def _of_visit(
    sittings: list[SittingFacts], steps: list[StepFacts]
) -> Iterator[tuple[str, str, int]]:
    done = [_done_in(sitting, steps) for sitting in sittings]
    for (earlier, later), sitting in zip(pairwise(done), sittings[1:], strict=True):
        if sitting.wait_ms is not None:
            before = earlier[-1] if earlier else NOTHING_DONE
            yield before, later[0] if later else NOTHING_DONE, sitting.wait_ms


def _done_in(sitting: SittingFacts, steps: list[StepFacts]) -> list[str]:
    """The agencies of the steps that came to their end in a sitting, in that order."""
    assert sitting.started_at is not None
    ended = [
        (step.finished_at, step.line, step.stage, step.agency)
        for step in steps
        if step.counter == sitting.counter
        and step.finished_at is not None
        and sitting.started_at <= step.finished_at
        and (sitting.ended_at is None or step.finished_at <= sitting.ended_at)
    ]
    return [agency for _, _, _, agency in sorted(ended)]
