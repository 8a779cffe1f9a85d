"""Who is next at a counter: the interface of the rule, and the first rule, oldest first."""

from collections.abc import Callable
from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.events import Why
from center_app.domain.hall import Hall, Waiting, counter_queue, employee_queue
from center_app.domain.journey import within_reach
from center_app.domain.people import Employee
from center_app.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class Choice:
    """The visit that a counter calls, and why."""

    visit: Visit
    why: Why


Rule = Callable[[Hall, str, Employee, Instant], Choice | None]
"""(hall, counter, its employee, now) -> whom to call; None when nobody it may serve waits."""


def oldest_first(hall: Hall, counter: str, employee: Employee, now: Instant) -> Choice | None:
    """The visit that has waited longest, earlier waits included, of those it may serve."""
    heads = sorted(_heads(hall, counter, employee))[:2]
    if not heads:
        return None
    first, *others = [hall.visits[visit] for _since, visit in heads]
    after = others[0] if others else None
    why = Why(
        rule="oldest",
        waited_ms=first.waited_by(now),
        next_visit=after.id if after else None,
        next_waited_ms=after.waited_by(now) if after else None,
    )
    return Choice(first, why)


def _heads(hall: Hall, counter: str, employee: Employee) -> set[Waiting]:
    """The first two of every queue that the employee may call from.

    Who waits in a skill's queue can be served by everybody with the skill; who was sent to this
    counter or employee in particular may not be, if another sits there now.
    """
    heads = {
        waiting
        for key, queue in hall.queues.items()
        if key in employee.queues
        for waiting in queue[:2]
    }
    for key in (counter_queue(counter), employee_queue(employee.id)):
        sent = hall.queues.get(key, ())
        heads.update(w for w in sent if within_reach(hall.visits[w[1]], employee))
    return heads
