"""The codes of a trace: a service, or one stage of a service that is served in several."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile, zip_longest

from center_app.center.days import RecordedDay
from center_app.domain.catalogue import Catalogue, Channel
from center_app.domain.clock import MINUTE
from center_app.domain.journey import steps_of
from center_app.domain.people import Employee
from center_app.domain.step import Line, Step, StepState
from center_app.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class OfferedStage:
    """What one code stands for. Whoever has the skill serves it (`partial`: or a part of it)."""

    agency: str
    skill: str
    partial: bool
    target_ms: int

    def is_served_by(self, employee: Employee) -> bool:
        return employee.can_serve(self.skill, partial=self.partial)


def code_of(step: Step, stages: int) -> str:
    """`CR02`, or `CR02.1` and `CR02.2` for the stages of a service that has several."""
    return step.service if stages == 1 else f"{step.service}.{step.id.stage + 1}"


def codes_of(visit: Visit) -> Iterator[tuple[str, Step]]:
    """Every step that somebody owed the visit with its code; all of them, if none was owed."""
    stages: dict[int, int] = {}
    for step in visit.steps:
        stages[step.id.line] = stages.get(step.id.line, 0) + 1
    owed = [step for step in visit.steps if step.state is not StepState.DROPPED]
    return ((code_of(step, stages[step.id.line]), step) for step in owed or visit.steps)


def offers_of(day: RecordedDay) -> Mapping[str, OfferedStage]:
    """What was asked for on the day, and what the catalogue offers beside it."""
    found: dict[str, OfferedStage] = {}
    for visit in day.visits:
        for code, step in codes_of(visit):
            found.setdefault(code, _offer(step))
    if day.hall.catalogue is not None:
        for code, step in _catalogued(day.hall.catalogue):
            found.setdefault(code, _offer(step))
    return found


def _catalogued(catalogue: Catalogue) -> Iterator[tuple[str, Step]]:
    for service in catalogue.services:
        if service.channel is Channel.ONLINE:
            continue
        steps = steps_of(catalogue, (Line(service.code),))
        yield from ((code_of(step, len(steps)), step) for step in steps)


def _offer(step: Step) -> OfferedStage:
    return OfferedStage(step.agency, step.skill, step.partial, max(step.target_ms, MINUTE))


def in_stages(codes: Collection[str], services: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The codes for these services, the second stage of each after the first of all."""
    chains = [
        [one] if one in codes else list(takewhile(codes.__contains__, _stages(one)))
        for one in services
    ]
    groups = (tuple(code for code in group if code) for group in zip_longest(*chains))
    return tuple(groups)


def _stages(service: str) -> Iterator[str]:
    return (f"{service}.{n}" for n in count(1))
