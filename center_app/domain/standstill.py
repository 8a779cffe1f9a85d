"""The times in which the whole hall stood still, and how long something took without them.

A wait goes on meanwhile (see `verbs/pausing`); a time that is granted does not: to come to the
counter, to come back after a missed call, to come in time for an appointment.
"""

from center_app.domain.clock import Instant, elapsed
from center_app.domain.hall import Hall


def stood_ms(hall: Hall, since: Instant, now: Instant) -> int:
    """For how many milliseconds between the two the hall stood still."""
    pauses = [(each.since, each.until) for each in hall.standstills]
    if hall.paused is not None:
        pauses.append((hall.paused, now))
    return sum(_within(since, now, *pause) for pause in pauses)


def granted_ms(hall: Hall, since: Instant, now: Instant) -> int:
    """How much of a time that is granted from `since` on is used up (milliseconds)."""
    return max(0, elapsed(since, now) - stood_ms(hall, since, now))


def _within(since: Instant, now: Instant, begin: Instant, end: Instant) -> int:
    """How much of a pause lies between the two; stamps of one hall never go back."""
    first = max(since, begin, key=_stamp)
    last = min(now, end, key=_stamp)
    return elapsed(first, last) if first.at < last.at else 0


def _stamp(moment: Instant) -> int:
    return moment.at
