"""A service more for who sits at a counter, in its place in the order of the life event."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.hall import Hall
from center_app.domain.step import Line
from center_app.domain.verbs.welcome import checked, room_for_one_more
from center_app.domain.visit import Sitting, Visit


def line_added(hall: Hall, visit: Visit, sitting: Sitting, asked: c.Asked) -> e.LineAdded:
    """The line as the order of the visit's bundle has it: after what is still to come of what it
    builds on, and before what builds on it and has not begun.

    Raises Refused(TOO_MANY | UNKNOWN_SERVICE | ONLINE_ONLY | WRONG_CAPACITY).
    """
    room_for_one_more(visit)
    assert hall.catalogue is not None
    service = checked(hall.catalogue, asked, None)
    bundle = hall.catalogue.bundle(visit.bundle) if visit.bundle is not None else None
    order = {part.service: part.after for part in bundle.parts} if bundle is not None else {}
    begun = {step.id.line for step in visit.steps if step.started is not None}
    left = sorted({step.id.line for step in visit.steps if not step.over})
    builds_on = order.get(service.code, ())
    after = tuple(n for n in left if visit.lines[n].service in builds_on)
    before = tuple(
        n for n in left if n not in begun and service.code in order.get(visit.lines[n].service, ())
    )
    return e.LineAdded(
        visit=visit.id,
        counter=sitting.counter,
        sitting=sitting.id,
        line=Line(service.code, asked.quantity, asked.capacity, after),
        before=before,
    )
