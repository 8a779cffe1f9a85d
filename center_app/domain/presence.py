"""Who was at which counter for how long, in flat rows like those of `facts`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from center_app.domain.clock import Instant
from center_app.domain.counter import Presence, Status
from center_app.domain.hall import Hall


@dataclass(frozen=True, slots=True)
class PresenceFacts:
    """One employee at one counter while it was open, paused for a reason, or closed.

    `n` counts them. `ended_at` is None while it goes on; `serving_ms` is the part of
    `length_ms` in which a visit was being served. `dq` is "wall" for a length that the steady
    clock does not vouch for.
    """

    day: date
    n: int
    counter: str
    employee: str
    status: Status
    reason: str | None
    began_at: int
    ended_at: int | None
    length_ms: int
    serving_ms: int
    dq: str | None


def still_present(hall: Hall, now: Instant) -> Iterator[PresenceFacts]:
    """The rows of who is at the counters, up to `now`."""
    for counter, present in hall.present.items():
        yield presence_facts(present.until(now, serving=hall.is_serving(counter)), None)


def presence_facts(presence: Presence, ended_at: int | None) -> PresenceFacts:
    """The row of one presence."""
    return PresenceFacts(
        day=presence.day,
        n=presence.n,
        counter=presence.counter,
        employee=presence.employee,
        status=presence.status,
        reason=presence.reason,
        began_at=presence.began_at,
        ended_at=ended_at,
        length_ms=presence.length_ms,
        serving_ms=presence.serving_ms,
        dq=presence.dq,
    )
