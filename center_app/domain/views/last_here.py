"""Who sat at a counter last."""

from center_app.domain.hall import Hall
from center_app.domain.visit import Sitting, Visit


def last_here(hall: Hall, counter: str, *, came: bool = True) -> tuple[Visit, Sitting] | None:
    """The visit that was served at this counter last or still is, with its sitting there.

    Without `came`: that was called there last, whether anybody came or not.
    """
    here = [
        (visit, sitting)
        for visit in map(hall.visits.__getitem__, hall.sat.get(counter, ()))
        for sitting in visit.sittings
        if sitting.counter == counter and (sitting.started is not None or not came)
    ]
    return max(here, key=lambda one: (one[1].called.at, one[1].id), default=None)
