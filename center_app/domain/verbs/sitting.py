"""The verbs of a sitting: add a service to what is served at a counter, or set it aside."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.verbs.adding import line_added
from center_app.domain.verbs.code import as_code
from center_app.domain.verbs.seated import served_visit


def add_line(hall: Hall, command: c.AddLine, _now: Instant) -> list[e.Event]:
    """Add a service to the basket of the visit that sits here: no wrong door."""
    visit, sitting, _step = served_visit(hall, command)
    return [line_added(hall, visit, sitting, command.asked)]


def hold(hall: Hall, command: c.Hold, _now: Instant) -> list[e.Event]:
    """Set the visit aside, so that the counter can call another."""
    visit, sitting, _step = served_visit(hall, command)
    return [
        e.VisitHeld(
            visit=visit.id,
            counter=command.counter,
            sitting=sitting.id,
            wish=command.wish,
            reason=as_code("reason", command.reason),
        )
    ]
