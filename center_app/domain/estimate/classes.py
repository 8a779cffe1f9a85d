"""The classes by which an estimate's errors are kept apart."""

from enum import StrEnum

from center_app.domain.lane import Lane
from center_app.domain.visit import Visit


class Class(StrEnum):
    """What kind of visit an estimate is for; of several the first counts."""

    BASKET = "basket"
    APPOINTMENT = "appointment"
    PRIORITY = "priority"
    ORDINARY = "ordinary"


def class_of(lane: Lane) -> Class:
    """A visit with several parts to come is a basket, whatever else it is."""
    return _class(len(lane.parts), booked=lane.appointment, priority=lane.priority)


def class_of_visit(visit: Visit) -> Class:
    """The same of a visit that has not sat down yet."""
    booked, priority = visit.appointment is not None, visit.priority is not None
    return _class(len(visit.steps), booked=booked, priority=priority)


def _class(parts: int, *, booked: bool, priority: bool) -> Class:
    if parts > 1:
        return Class.BASKET
    if booked:
        return Class.APPOINTMENT
    return Class.PRIORITY if priority else Class.ORDINARY
