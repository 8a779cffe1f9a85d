"""The verbs of improvement actions: opened, planned anew, and ended with what came of them."""

from datetime import date, timedelta

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.action import (
    FURTHEST_DAYS,
    LARGEST,
    MOST_OPEN,
    OF_STEPS,
    Action,
    ActionState,
    Aim,
    Measured,
    verdict,
)
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.rights import ANSWERS, has_one_of
from center_app.domain.writing import cleaned

MOST_COUNTED = 10**9
"""Over so many no center measures anything."""


def open_action(hall: Hall, command: c.OpenAction, _now: Instant) -> list[e.Event]:
    """Raises Refused(NOT_ALLOWED | ACTION_EXISTS | TOO_MANY_ACTIONS | UNKNOWN_SERVICE | BAD_INPUT |
    NO_CATALOGUE)."""
    if command.action in hall.actions:
        raise Refused(Reason.ACTION_EXISTS)
    if sum(one.state is ActionState.OPEN for one in hall.actions.values()) >= MOST_OPEN:
        raise Refused(Reason.TOO_MANY_ACTIONS, limit=MOST_OPEN)
    _check_about(hall, command)
    _check_plan(hall, command.who, command.due)
    _check_measured(command.aim, command.before, _today(hall))
    if not cleaned(command.text):
        raise Refused(Reason.BAD_INPUT, setting="text")
    return [
        e.ActionOpened(
            action=command.action,
            cause=command.cause,
            aim=command.aim,
            before=command.before,
            due=command.due,
            who=command.who,
            message=command.message,
            agency=command.agency,
            service=command.service,
            has_text=True,
        )
    ]


def plan_action(hall: Hall, command: c.PlanAction, _now: Instant) -> list[e.Event]:
    """Raises Refused(NOT_ALLOWED | UNKNOWN_ACTION | ACTION_IS_ENDED | BAD_INPUT)."""
    known = _open(hall, command.action)
    _check_plan(hall, command.who, command.due)
    if (known.owner, known.due) == (command.who, command.due):
        return []
    return [e.ActionPlanned(action=known.id, due=command.due, who=command.who)]


def end_action(hall: Hall, command: c.EndAction, now: Instant) -> list[e.Event]:
    """Only what is done has a figure after it, and only what is dropped must say why.

    Raises Refused(UNKNOWN_ACTION | ACTION_IS_ENDED | BAD_INPUT).
    """
    known = _open(hall, command.action)
    has_text = bool(cleaned(command.text))
    if command.state is ActionState.OPEN:
        raise Refused(Reason.BAD_INPUT, setting="state")
    if command.state is ActionState.DROPPED and (command.after is not None or not has_text):
        raise Refused(Reason.BAD_INPUT, setting="text" if not has_text else "after")
    if command.after is not None:
        _check_measured(known.aim, command.after, _today(hall))
        if command.after.first <= known.day:
            raise Refused(Reason.BAD_INPUT, setting="after")
    return [
        e.ActionEnded(
            action=known.id,
            state=command.state,
            after=command.after,
            verdict=verdict(known.aim, known.before, command.after),
            took_ms=elapsed(known.opened, now),
            has_text=has_text,
            dq=quality(known.opened, now),
        )
    ]


def _open(hall: Hall, which: str) -> Action:
    known = hall.actions.get(which)
    if known is None:
        raise Refused(Reason.UNKNOWN_ACTION)
    if known.state is not ActionState.OPEN:
        raise Refused(Reason.ACTION_IS_ENDED)
    return known


def _today(hall: Hall) -> date:
    if hall.day is None:
        raise Refused(Reason.NO_CATALOGUE)
    return hall.day


def _check_about(hall: Hall, command: c.OpenAction) -> None:
    """An indicator of whole visits is the center's alone, and nothing is of two things at once."""
    catalogue = hall.catalogue
    if catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    if command.service is not None and catalogue.service(command.service) is None:
        raise Refused(Reason.UNKNOWN_SERVICE, service=command.service)
    if command.agency is not None and catalogue.agency(command.agency) is None:
        raise Refused(Reason.BAD_INPUT, setting="agency")
    of_a_part = command.agency is not None or command.service is not None
    if of_a_part and command.aim not in OF_STEPS:
        raise Refused(Reason.BAD_INPUT, setting="aim")
    if command.agency is not None and command.service is not None:
        raise Refused(Reason.BAD_INPUT, setting="service")


def _check_plan(hall: Hall, who: str, due: date) -> None:
    """It is given to whoever may see to it, and due on a day that is not over."""
    if not has_one_of(ANSWERS, hall.employees.get(who)):
        raise Refused(Reason.NOT_ALLOWED)
    today = _today(hall)
    if not today <= due <= today + timedelta(FURTHEST_DAYS):
        raise Refused(Reason.BAD_INPUT, setting="due")


def _check_measured(aim: Aim, measured: Measured, today: date) -> None:
    """Nothing is measured on days to come, and no indicator is outside its scale."""
    value = measured.value
    sound = (
        measured.span.fault is None
        and measured.last <= today
        and 0 <= measured.count <= MOST_COUNTED
        and (value is None) == (measured.count == 0)
        and (value is None or 0 <= value <= LARGEST[aim])
    )
    if not sound:
        raise Refused(Reason.BAD_INPUT, setting="measured")
