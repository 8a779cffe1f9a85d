"""Taking back what a counter did last."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs.desk import own_counter


def undo(hall: Hall, command: c.Undo, now: Instant) -> list[e.Event]:
    """Undo a call, start, finish, miss or hold, within seconds and if nothing has followed.

    Raises Refused(NOTHING_TO_UNDO | MOVED_ON | NOT_ALLOWED | NOBODY_SIGNED_IN | UNKNOWN_COUNTER).
    """
    counter = own_counter(hall, command.counter, command.employee)
    last = hall.undoable.get(counter.code)
    if last is None or not last.is_open(now):
        raise Refused(Reason.NOTHING_TO_UNDO)
    if command.sitting not in (None, last.sitting) or command.deed not in (None, last.deed):
        raise Refused(Reason.MOVED_ON, counter=counter.code)
    return [
        e.VisitUndone(
            visit=last.visit.id, counter=counter.code, sitting=last.sitting, deed=last.deed
        )
    ]
