"""A visit that waits and can be put forward, from the list of who waits or from its story."""

from typing import NamedTuple

from center_app.domain import events as e
from center_app.domain.forward import Forward
from center_app.domain.story import Spell, Story
from center_app.domain.undoable import Deed
from center_app.domain.views.who_waits import WaitingVisit


class Movable(NamedTuple):
    """Its id and number, and why it was put forward already, if it was."""

    visit: str
    number: str
    forward: Forward | None


def of_list(one: WaitingVisit | None) -> Movable | None:
    return Movable(one.visit, one.number, one.forward) if one is not None else None


def of_story(story: Story) -> Movable | None:
    """None once it does not wait any more."""
    if not story.goes_on or story.moments[-1].spell is not Spell.WAITING:
        return None
    forward = before_start = None
    for moment in story.moments:
        event = moment.told.event
        if isinstance(event, e.VisitPutForward):
            forward = event.reason
        elif isinstance(event, e.SittingStarted):
            forward, before_start = None, forward
        elif isinstance(event, e.VisitPutBack):
            forward = None
        elif isinstance(event, e.VisitUndone) and event.deed is Deed.START:
            forward = before_start
    return Movable(story.visit, " ".join(story.numbers), forward)
