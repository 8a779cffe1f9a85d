"""The improvement actions: those that are under way, the first due first.

What is to be done, in words, lies in the store (`Center.plan_of`).
"""

from dataclasses import dataclass

from center_app.domain.action import Action, ActionState
from center_app.domain.clock import Instant, local
from center_app.domain.hall import Hall
from center_app.domain.text import Text
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action, with the name of what its indicator is taken of: None for the whole center.

    `days_left` until it is due; below 0 it is `late`.
    """

    action: Action
    about: Text | None
    days_left: int
    late: bool

    @property
    def is_open(self) -> bool:
        return self.action.state is ActionState.OPEN


@dataclass(frozen=True)
class Actions(Query[tuple[ActionView, ...]]):
    """Those that are open, and after them what was ended not long ago."""


def actions(hall: Hall, _query: Actions, now: Instant) -> tuple[ActionView, ...]:
    views = [_view(hall, action, now) for action in hall.actions.values()]
    return tuple(
        sorted(views, key=lambda one: (not one.is_open, one.action.due, one.action.opened.at))
    )


def _view(hall: Hall, action: Action, now: Instant) -> ActionView:
    today = hall.settings.calendar.day_of(now.at) if hall.settings else local(now.at).date()
    days_left = (action.due - today).days
    late = days_left < 0 and action.state is ActionState.OPEN
    return ActionView(action, _about(hall, action), days_left, late)


def _about(hall: Hall, action: Action) -> Text | None:
    catalogue = hall.catalogue
    assert catalogue is not None  # an action is of a center that is set up
    service = catalogue.service(action.service) if action.service is not None else None
    agency = catalogue.agency(action.agency) if action.agency is not None else None
    if service is not None:
        return service.name
    if agency is not None:
        return agency.short or agency.name
    gone = action.service or action.agency
    return Text(gone, gone) if gone is not None else None
