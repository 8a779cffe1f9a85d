"""Finishing a step: how each copy ended, and what follows for the visit."""

from collections.abc import Iterator
from typing import Any

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain import journey
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Hall
from center_app.domain.journey import within_reach
from center_app.domain.refusal import Reason, Refused
from center_app.domain.result import FURTHEST, Receipt, result_token
from center_app.domain.step import NO_DETAIL, Detail, Outcome, Step
from center_app.domain.verbs.code import as_code
from center_app.domain.verbs.dropping import dropped_steps
from center_app.domain.verbs.seated import served_visit
from center_app.domain.visit import Sitting, Visit, Wish

MOST_MISSING = 20
"""Documents that one copy can lack; no service card has more."""


def finish(hall: Hall, command: c.Finish, now: Instant) -> list[e.Event]:
    """Finish the step being served; go on with the next, hand over what is left, or end.

    Raises Refused(WRONG_OUTCOMES) unless there is one outcome for each copy that the step
    serves, or none at all for "all completed"; MOVED_ON when another step is being served;
    BAD_INPUT for details or a receipt that do not belong to the outcomes.
    """
    visit, sitting, step = served_visit(hall, command)
    if command.step is not None and command.step != step.id:
        raise Refused(Reason.MOVED_ON, counter=command.counter)
    outcomes, details = _ended(hall, command, visit, step)
    if Outcome.BACK_OFFICE in outcomes:
        return _sent_away(hall, command, (visit, sitting, step), (outcomes, details), now)
    assert step.since is not None
    finished = e.StepFinished(
        visit=visit.id,
        counter=command.counter,
        sitting=sitting.id,
        step=step.id,
        outcomes=outcomes,
        served_ms=elapsed(step.since, now),
        dq=quality(step.since, now),
        details=details,
    )
    after = journey.finished(visit, step.id, outcomes)
    futile = journey.futile(after, step.id)
    after = journey.dropped(after, futile)
    return [
        finished,
        *_promised(command, finished, step),
        *dropped_steps(visit, sitting, futile, e.Because.OUTCOME),
        *_afterwards(hall, after, sitting, now),
    ]


def _sent_away(
    hall: Hall,
    command: c.Finish,
    at: tuple[Visit, Sitting, Step],
    ended: tuple[tuple[Outcome, ...], tuple[Detail, ...]],
    now: Instant,
) -> list[e.Event]:
    """A back office goes on with it; what else can be served meanwhile is.

    What is ready later is promised already: the citizen must not wait for the others' copies.
    """
    visit, sitting, step = at
    assert step.since is not None
    away = e.StepSentAway(
        visit=visit.id,
        counter=command.counter,
        sitting=sitting.id,
        step=step.id,
        outcomes=ended[0],
        served_ms=elapsed(step.since, now),
        dq=quality(step.since, now),
        details=ended[1],
    )
    return [
        away,
        *_promised(command, away, step),
        *_afterwards(hall, journey.sent_away(visit, step.id), sitting, now),
    ]


def _ended(
    hall: Hall, command: c.Finish, visit: Visit, step: Step
) -> tuple[tuple[Outcome, ...], tuple[Detail, ...]]:
    """An outcome for each copy, and what is known of each beside it."""
    copies = journey.copies(visit, step.id)
    outcomes, details = command.outcomes, command.details
    if not outcomes:
        outcomes = tuple(map(_at_last, step.so_far)) or (Outcome.COMPLETED,) * copies
        details = details or step.details
    if len(outcomes) != copies:
        raise Refused(Reason.WRONG_OUTCOMES, copies=copies)
    if len(details) not in (0, copies):
        raise Refused(Reason.BAD_INPUT, setting="details")
    for outcome, detail in zip(outcomes, details, strict=False):
        _check_detail(hall, step.service, outcome, detail)
    if command.receipt is not None:
        _check_receipt(hall, command.receipt, _newly_later(step, outcomes))
    elif visit.result is not None and _newly_later(step, outcomes):
        raise Refused(Reason.BAD_INPUT, setting="receipt")
    return outcomes, details if any(one != NO_DETAIL for one in details) else ()


def _at_last(outcome: Outcome) -> Outcome:
    """What a back office is done with is completed, unless somebody says otherwise."""
    return Outcome.COMPLETED if outcome is Outcome.BACK_OFFICE else outcome


def _check_detail(hall: Hall, service: str, outcome: Outcome, detail: Detail) -> None:
    """Raises Refused(BAD_INPUT) for what the outcome does not have, or no code."""
    if detail.missing and outcome is not Outcome.INCOMPLETE:
        raise Refused(Reason.BAD_INPUT, setting="missing")
    if detail.to is not None and outcome is not Outcome.REFERRED:
        raise Refused(Reason.BAD_INPUT, setting="to")
    if detail.reason is not None and outcome is not Outcome.REJECTED:
        raise Refused(Reason.BAD_INPUT, setting="reason")
    card = hall.catalogue.service(service) if hall.catalogue is not None else None
    known = {document.id for document in card.documents} if card is not None else set()
    if not known.issuperset(detail.missing) or len(set(detail.missing)) < len(detail.missing):
        raise Refused(Reason.BAD_INPUT, setting="missing")
    if len(detail.missing) > MOST_MISSING:
        raise Refused(Reason.TOO_MANY, limit=MOST_MISSING)
    for setting, code in (("to", detail.to), ("reason", detail.reason)):
        if code is not None:
            as_code(setting, code)


def _newly_later(step: Step, outcomes: tuple[Outcome, ...]) -> int:
    """The copies that are ready later and were not so before a back office had the others."""
    before = step.so_far or (None,) * len(outcomes)
    later = Outcome.READY_LATER
    return sum(one is later and was is not later for one, was in zip(outcomes, before, strict=True))


def _check_receipt(hall: Hall, receipt: Receipt, copies: int) -> None:
    assert hall.day is not None
    if copies < 1:
        raise Refused(Reason.BAD_INPUT, setting="receipt")
    if not hall.day <= receipt.ready <= hall.day + FURTHEST:
        raise Refused(Reason.BAD_INPUT, setting="ready", value=receipt.ready.isoformat())
    if result_token(receipt.code) in {one.token for one in hall.results.values()}:
        raise Refused(Reason.BAD_INPUT, setting="receipt")


def _promised(
    command: c.Finish, finished: e.StepFinished | e.StepSentAway, step: Step
) -> Iterator[e.Event]:
    receipt = command.receipt
    if receipt is None:
        return
    yield e.ResultPromised(
        result=command.id,
        token=result_token(receipt.code),
        visit=finished.visit,
        counter=finished.counter,
        sitting=finished.sitting,
        step=finished.step,
        copies=_newly_later(step, finished.outcomes),
        ready=receipt.ready,
        way=receipt.way,
    )


def _afterwards(hall: Hall, visit: Visit, sitting: Sitting, now: Instant) -> Iterator[e.Event]:
    """What follows a finished step: the next one here, the queue for the rest, or the end.

    Where all that is left waits for a back office, the visit waits aside for it.
    """
    names: dict[str, Any] = {
        "visit": visit.id,
        "counter": sitting.counter,
        "sitting": sitting.id,
    }
    here = within_reach(visit, hall.employees[sitting.employee])
    if here:
        yield e.StepStarted(**names, step=here[0].id)
    elif any(visit.ready()):
        yield e.VisitTransferred(
            visit=visit.id,
            counter=sitting.counter,
            sitting=sitting.id,
            to_counter=None,
            to_employee=None,
            reason=e.REST,
        )
    elif any(not step.over for step in visit.steps):
        yield e.VisitHeld(**names, wish=Wish.CENTER, reason=e.BACK_OFFICE)
    else:
        yield e.VisitEnded(
            **names, total_ms=elapsed(visit.issued, now), dq=quality(visit.issued, now)
        )
