"""When the center opens next, as all screens say it."""

from dataclasses import dataclass

from center_app.domain.calendar import Calendar
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall, Phase
from center_app.domain.place import Settings
from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.query import Query


@dataclass(frozen=True)
class WorkingDays(Query[Calendar]):
    """Asked once, and again when the center is set up anew: on which days it works."""


def working_days(hall: Hall, _query: WorkingDays, _now: Instant) -> Calendar:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    if hall.settings is None:
        raise Refused(Reason.NO_CATALOGUE)
    return hall.settings.calendar


def opens_at(hall: Hall, settings: Settings, now: Instant) -> int | None:
    """The next opening (ms since 1970 UTC); None when there is none in sight.

    Once the day has been closed its later hours are over too.
    """
    calendar = settings.calendar
    if calendar.around_the_clock:
        return None
    if hall.phase is Phase.CLOSED and hall.day == calendar.day_of(now.at):
        return calendar.next_opening(calendar.end_of_day(now.at) - 1)
    return calendar.next_opening(now.at)
