"""The whole hall stands still and goes on: an evacuation, an alarm, a power that fails.

Waits go on: who stands outside is waiting, and is told no shorter time. They grow alike for all, so
that everybody keeps the place. Nobody is counted as absent meanwhile, and no time runs out that
somebody is granted (see `standstill`).
"""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Hall, Phase
from center_app.domain.refusal import Reason, Refused

STANDS_STILL: frozenset[type[c.Command]] = frozenset(
    {
        *(c.Issue, c.CheckIn, c.PickUp, c.Return),
        *(c.CallNext, c.CallNumber, c.WalkIn, c.Recall, c.Start, c.Miss, c.Resume),
    }
)
"""What brings somebody into the hall, or leaves somebody out who could not come. What is under way
may be finished, set aside or given back."""


def check_paused(hall: Hall, command: c.Command) -> None:
    """Raises Refused(HALL_PAUSED) for what has to wait until the hall goes on."""
    if hall.paused is not None and type(command) in STANDS_STILL:
        raise Refused(Reason.HALL_PAUSED)


def pause_hall(hall: Hall, _command: c.PauseHall, _now: Instant) -> list[e.Event]:
    """Paused twice changes nothing. Raises Refused(CENTER_CLOSED) where no day goes on."""
    if hall.phase is not Phase.RUNNING:
        raise Refused(Reason.CENTER_CLOSED)
    return [e.HallPaused()] if hall.paused is None else []


def resume_hall(hall: Hall, _command: c.ResumeHall, now: Instant) -> list[e.Event]:
    """A hall that goes on already is left as it is."""
    since = hall.paused
    if since is None:
        return []
    return [e.HallResumed(paused_ms=elapsed(since, now), dq=quality(since, now))]
