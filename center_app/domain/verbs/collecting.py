"""Who comes for a result: one visit at a time."""

from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.result import is_handed_over
from center_app.domain.visit import Visit


def pick_up_of(hall: Hall, which: str) -> Visit | None:
    """The visit that collects the result or has done so; what came to nothing does not count."""
    return next(
        (
            visit
            for visit in hall.visits.values()
            if visit.result == which and (visit.open or is_handed_over(visit.steps))
        ),
        None,
    )


def check_not_collected(hall: Hall, which: str) -> None:
    """Raises Refused(RESULT_IS_ASKED_FOR | RESULT_IS_COLLECTED)."""
    here = pick_up_of(hall, which)
    if here is not None and here.open:
        raise Refused(Reason.RESULT_IS_ASKED_FOR, number=here.number)
    if here is not None:
        raise Refused(Reason.RESULT_IS_COLLECTED)
