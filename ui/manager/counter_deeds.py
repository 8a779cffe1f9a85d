"""What whoever is in charge can do about a counter from the manager's window."""

from enum import Enum

from center_app.domain import commands as c
from center_app.domain.counter import Status
from center_app.domain.views.manager import CounterRow


class Deed(Enum):
    """Something to be done at a counter, or with whoever sits there."""

    OPEN = "open"
    PAUSE = "pause"
    CLOSE = "close"
    SKILLS = "skills"


VERBS: dict[Deed, type[c.AtCounter]] = {
    Deed.OPEN: c.OpenCounter,
    Deed.PAUSE: c.PauseCounter,
    Deed.CLOSE: c.CloseCounter,
}

SENSIBLE = {
    Status.OPEN: frozenset({Deed.PAUSE, Deed.CLOSE, Deed.SKILLS}),
    Status.PAUSED: frozenset({Deed.OPEN, Deed.CLOSE, Deed.SKILLS}),
    Status.CLOSED: frozenset({Deed.OPEN, Deed.SKILLS}),
}


def deeds_at(row: CounterRow) -> frozenset[Deed]:
    """What makes sense there now: nothing where nobody sits, no break while a visit is there."""
    if row.employee is None:
        return frozenset()
    return SENSIBLE[row.status] - ({Deed.PAUSE} if row.number is not None else set())
