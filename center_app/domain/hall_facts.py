"""The rows of visits and messages, made from what the hall knows of them."""

from collections.abc import Iterator
from dataclasses import replace

from center_app.domain.action_figures import action_facts
from center_app.domain.clock import Instant, elapsed
from center_app.domain.doubt import LONG_HOLD_MS, said_of
from center_app.domain.estimate.classes import class_of_visit
from center_app.domain.facts import (
    Facts,
    MessageFacts,
    SittingFacts,
    StepFacts,
    VisitFacts,
    together,
)
from center_app.domain.hall import Hall
from center_app.domain.message import Message
from center_app.domain.presence import presence_facts, still_present
from center_app.domain.step import Outcome, Step, StepState
from center_app.domain.visit import Stand, Visit


def hall_facts(hall: Hall, now: Instant) -> Facts:
    """The rows of the hall's day as it stands at `now`."""
    over = (presence_facts(presence, presence.seen.at) for presence in hall.presences)
    visits = facts_of(iter(hall.visits.values()), now)
    told = (message_facts(m) for m in hall.messages.values() if m.day == hall.day)
    opened = (action_facts(one) for one in hall.actions.values() if one.day == hall.day)
    presences = (*over, *still_present(hall, now))
    return replace(visits, presences=presences, messages=tuple(told), actions=tuple(opened))


def facts_of(visits: Iterator[Visit], now: Instant) -> Facts:
    """The rows of visits as they stand at `now`."""
    return together([visit_facts(visit, now) for visit in visits])


def visit_facts(visit: Visit, now: Instant) -> Facts:
    """The rows of one visit as it stands at `now`."""
    owed = (step for step in visit.steps if step.state is not StepState.DROPPED)
    steps = tuple(_step_facts(visit, step, now) for step in owed)
    whole = VisitFacts(
        visit=visit.id,
        day=visit.day,
        number=visit.number,
        audience=visit.audience,
        language=visit.language,
        priority=visit.priority,
        stand=visit.stand,
        issued_at=visit.issued.at,
        ended_at=visit.ended.at if visit.ended else None,
        wait_to_call_ms=_to_first_call(visit),
        total_ms=elapsed(visit.issued, visit.ended) if visit.ended else None,
        held_citizen_ms=visit.held_citizen_ms,
        held_center_ms=visit.held_center_ms,
        counters=len({sitting.counter for sitting in visit.sittings if sitting.started}),
        transfers=visit.transfers,
        promise_low_ms=visit.promise.low_ms if visit.promise else None,
        promise_high_ms=visit.promise.high_ms if visit.promise else None,
        promise_point_ms=visit.promise.point_ms if visit.promise else None,
        promised_as=class_of_visit(visit).value if visit.promise else None,
        within=_all([step.within for step in steps]),
        resolved=_resolved(visit, steps),
        stars=visit.rating.stars if visit.rating else None,
        reasons=" ".join(visit.rating.reasons) or None if visit.rating else None,
        first=visit.first,
        left_on_hold=_left_on_hold(visit, now),
    )
    return Facts((whole,), steps, tuple(_sitting_facts(visit)))


def message_facts(message: Message) -> MessageFacts:
    """The row of one message."""
    return MessageFacts(
        message=message.id,
        day=message.day,
        voice=message.voice,
        visit=message.visit,
        service=message.service,
        agency=message.agency,
        progress=message.progress,
        told_at=message.told.at,
        settled_at=message.settled.at if message.settled else None,
        took_ms=message.took_ms,
    )


def _step_facts(visit: Visit, step: Step, now: Instant) -> StepFacts:
    return StepFacts(
        visit=visit.id,
        line=step.id.line,
        stage=step.id.stage,
        service=step.service,
        agency=step.agency,
        quantity=visit.lines[step.id.line].quantity,
        state=step.state,
        counter=step.counter,
        employee=step.employee,
        target_ms=step.target_ms,
        wait_ms=step.wait_ms,
        served_ms=step.served_ms if step.started is not None else None,
        finished_at=step.finished.at if step.finished else None,
        within=_within(visit, step, now),
        completed=step.outcomes.count(Outcome.COMPLETED),
        incomplete=step.outcomes.count(Outcome.INCOMPLETE),
        online=step.outcomes.count(Outcome.ONLINE),
        referred=step.outcomes.count(Outcome.REFERRED),
        rejected=step.outcomes.count(Outcome.REJECTED),
        ready_later=step.outcomes.count(Outcome.READY_LATER),
        missing=" ".join(paper for one in step.details for paper in one.missing) or None,
        accurate=said_of(visit, step) if step.state is StepState.DONE else None,
        shared=not step.is_own_of(step.employee),
    )


def is_accurate(visit: Visit, step: Step) -> bool:
    """Whether nobody has said that the time of a finished step was not right."""
    return said_of(visit, step) is not False


def _to_first_call(visit: Visit) -> int | None:
    """From the ticket to the first call, but for what the citizen asked not to be called for."""
    if not visit.sittings:
        return None
    first = visit.sittings[0]
    return max(0, elapsed(visit.issued, first.called) - first.away_ms)


def _within(visit: Visit, step: Step, now: Instant) -> bool | None:
    if step.wait_ms is not None:
        return step.wait_ms <= step.target_ms
    late = _last_wait(visit, now) > step.target_ms
    if visit.stand is Stand.CANCELLED:
        return False if late else None
    if step.over:
        return False
    return False if late and visit.stand in (Stand.WAITING, Stand.CALLED) else None


def _last_wait(visit: Visit, now: Instant) -> int:
    """How long the visit waited since it queued last: until it sat down, ended, or until now."""
    for sitting in visit.sittings:
        if sitting.started is not None and sitting.queued == visit.queued:
            return sitting.wait_ms
    return max(0, visit.wait_by(visit.ended or now))


def _all(each: list[bool | None]) -> bool | None:
    if any(within is False for within in each):
        return False
    return None if any(within is None for within in each) else True


def _resolved(visit: Visit, steps: tuple[StepFacts, ...]) -> bool | None:
    """None for a visit that goes on or never sat down anywhere, and for collecting alone."""
    if visit.result is not None:
        steps = tuple(step for step in steps if step.line)
    if visit.open or not any(step.wait_ms is not None for step in steps):
        return None
    return all(step.completed + step.online + step.ready_later == step.quantity for step in steps)


def _left_on_hold(visit: Visit, now: Instant) -> bool:
    """What a back office has is not forgotten; what waits again has been let go."""
    last = visit.sittings[-1] if visit.sittings else None
    if last is None or any(step.away is not None for step in visit.steps):
        return False
    if visit.held is not None:
        return elapsed(visit.held, now) > LONG_HOLD_MS
    if visit.stand is not Stand.EXPIRED or last.ended is None or visit.ended is None:
        return False
    waited_again = visit.queued.at > last.called.at
    return last.started is not None and not waited_again and last.ended.at < visit.ended.at


def _sitting_facts(visit: Visit) -> Iterator[SittingFacts]:
    for sitting in visit.sittings:
        waited = sitting.started is not None and sitting.queued is not None
        yield SittingFacts(
            visit=visit.id,
            sitting=sitting.id,
            counter=sitting.counter,
            employee=sitting.employee,
            called_at=sitting.called.at,
            started_at=sitting.started.at if sitting.started else None,
            ended_at=sitting.ended.at if sitting.ended else None,
            wait_ms=sitting.wait_ms if waited else None,
            walk_ms=elapsed(sitting.called, sitting.started)
            if waited and sitting.started
            else None,
            recalls=sitting.recalls,
            accurate=sitting.accurate,
        )
