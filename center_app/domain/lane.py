"""Visits alike in everything that decides who is next but the time they have waited."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from center_app.domain.catalogue import Catalogue
from center_app.domain.journey import steps_of
from center_app.domain.people import skill_queue
from center_app.domain.step import Line, Step, StepState
from center_app.domain.visit import Stand, Visit


class Part(NamedTuple):
    """A step that is still to come: the queue of its skill, and the parts that come before it."""

    queue: str
    agency: str
    target_ms: int
    after: tuple[int, ...] = ()


class Lane(NamedTuple):
    """What visits that wait in one lane have in common: what is left of the basket, the class,
    the counter or employee to whom alone they were sent, and whether they were put forward."""

    parts: tuple[Part, ...]
    priority: bool = False
    appointment: bool = False
    counter: str | None = None
    employee: str | None = None
    forward: bool = False

    def within_reach(self, queues: Collection[str]) -> list[Part]:
        """The parts that could be had now by who serves these queues."""
        return [part for part in self.parts if not part.after and part.queue in queues]

    def together(self, queues: Collection[str]) -> int:
        """How many parts one sitting could finish with who serves these queues."""
        parts = self.parts
        if len(parts) == 1:
            return int(parts[0].queue in queues)
        done: set[int] = set()
        for _ in parts:
            more = {
                n
                for n, part in enumerate(parts)
                if n not in done and part.queue in queues and done.issuperset(part.after)
            }
            if not more:
                break
            done |= more
        return len(done)

    def is_for(self, counter: str, employee: str) -> bool:
        """Whether a direction, if there is one, leads to this counter or employee."""
        if self.counter is not None:
            return self.counter == counter
        return self.employee is None or self.employee == employee


def lane_of(visit: Visit) -> Lane | None:
    """The lane in which a visit waits; None for one that does not wait."""
    if visit.stand is not Stand.WAITING:
        return None
    return Lane(
        _parts(visit.lines, _to_come(visit)),
        visit.priority is not None,
        visit.appointment is not None,
        visit.only_counter,
        visit.only_employee,
        visit.forward is not None,
    )


def _to_come(visit: Visit) -> Sequence[Step]:
    """Its steps but those that nobody could serve from here: what a back office has or keeps
    waiting, and what it was not sent for."""
    anything = visit.only_service is None and visit.only_agency is None
    if anything and all(step.state is not StepState.AWAITED for step in visit.steps):
        return visit.steps
    left = [step for step in visit.steps if not step.over]
    opened = {step.id.line for step in left}
    more = {s.id.line for s in left if s.state is StepState.AWAITED or not visit.is_sent_for(s)}
    out: set[int] = set()
    while more - out:
        out |= more
        more = {n for n in opened if not out.isdisjoint(visit.lines[n].after)}
    return [step for step in left if step.id.line not in out]


def lane_for(
    catalogue: Catalogue, lines: Sequence[Line], *, priority: bool, appointment: bool
) -> Lane:
    """The lane that a visit with this basket would wait in. Raises KeyError."""
    return Lane(_parts(lines, steps_of(catalogue, lines)), priority, appointment)


def _parts(lines: Sequence[Line], steps: Sequence[Step]) -> tuple[Part, ...]:
    left = [step for step in steps if step.state is StepState.WAITING]
    if len(left) == 1:
        (step,) = left
        queue = skill_queue(step.skill, partial=step.partial)
        return (Part(queue, step.agency, step.target_ms),)
    of_line: dict[int, list[int]] = {}
    for n, step in enumerate(left):
        of_line.setdefault(step.id.line, []).append(n)
    parts = []
    for n, step in enumerate(left):
        earlier = [m for m in of_line[step.id.line] if m < n]
        before = (m for line in lines[step.id.line].after for m in of_line.get(line, ()))
        queue = skill_queue(step.skill, partial=step.partial)
        parts.append(Part(queue, step.agency, step.target_ms, tuple(sorted((*earlier, *before)))))
    return tuple(parts)
