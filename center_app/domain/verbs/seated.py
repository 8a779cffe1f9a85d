"""Who sits at a counter and is being served there."""

from center_app.domain import commands as c
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Step
from center_app.domain.verbs.desk import sitting_at
from center_app.domain.visit import Sitting, Stand, Visit


def served_visit(hall: Hall, command: c.AtDesk) -> tuple[Visit, Sitting, Step]:
    """The visit that sits here and its step being served. Raises Refused(NOBODY_SERVED)."""
    visit, sitting = sitting_at(hall, command)
    step = visit.serving() if visit is not None else None
    if visit is None or sitting is None or step is None or visit.stand is not Stand.SERVING:
        raise Refused(Reason.NOBODY_SERVED, counter=command.counter)
    return visit, sitting, step
