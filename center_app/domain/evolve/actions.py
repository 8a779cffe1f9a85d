"""What improvement actions change: themselves alone."""

from dataclasses import replace

from center_app.domain import events as e
from center_app.domain.action import Action
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall


def action_opened(hall: Hall, event: e.ActionOpened, fact: Fact) -> None:
    assert hall.day is not None
    hall.actions[event.action] = Action(
        id=event.action,
        day=hall.day,
        opened=fact.at,
        cause=event.cause,
        aim=event.aim,
        before=event.before,
        due=event.due,
        owner=event.who,
        message=event.message,
        agency=event.agency,
        service=event.service,
    )


def action_planned(hall: Hall, event: e.ActionPlanned, _fact: Fact) -> None:
    known = hall.actions[event.action]
    hall.actions[event.action] = replace(known, due=event.due, owner=event.who)


def action_ended(hall: Hall, event: e.ActionEnded, fact: Fact) -> None:
    known = hall.actions[event.action]
    hall.actions[event.action] = replace(
        known, state=event.state, after=event.after, ended=fact.at, took_ms=event.took_ms
    )
