"""The course of the day: who has come and how long they waited, beside usual days, and what the
next hours will probably bring.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from center_app.domain.clock import Instant, elapsed, midnight
from center_app.domain.estimate.prospect import AHEAD_MS, Prospect, prospect
from center_app.domain.forecast.coming import busyness, coming
from center_app.domain.forecast.hours import HALF_MS
from center_app.domain.forecast.spread import Expected
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.usual_day import Band, UsualDay
from center_app.domain.visit import Stand, Visit


@dataclass(frozen=True, slots=True)
class HalfCourse:
    """One half hour in which the center is open, from `starts` on (ms since 1970 UTC).

    `came` are the tickets of today (None: it has not begun), `usual` those of usual days, and
    `foretold` what is expected of a half hour that is still to come, put right by how busy today
    is. `wait_ms` is the median wait to the first call of those who came in it today, told once
    most of them have been called; `usual_wait` (ms) that of usual days.
    """

    starts: int
    came: int | None
    usual: Band | None
    foretold: Expected | None
    wait_ms: int | None
    usual_wait: Band | None


@dataclass(frozen=True, slots=True)
class Course:
    """`days` usual days were found; `busy` is how many times as many come as was foretold, None
    where nothing was. There is a `prospect` while numbers are given."""

    at: int
    days: int
    busy: float | None
    halves: tuple[HalfCourse, ...]
    prospect: Prospect | None

    @property
    def to_come(self) -> int | None:
        """About how many visits are still expected today; None where nothing is foretold."""
        told = [half.foretold for half in self.halves if half.foretold is not None]
        return round(sum(one.visits for one in told)) if self.busy is not None else None


def course(hall: Hall, usual: UsualDay, now: Instant, *, open_now: bool) -> Course:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    if hall.settings is None or hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    today = [visit for visit in hall.visits.values() if visit.day == usual.day]
    told = usual.forecast
    ahead = None
    if open_now:
        come = coming(told, today, now.at, now.at + AHEAD_MS)
        ahead = prospect(hall, hall.catalogue, come, now)
    return Course(
        at=now.at,
        days=len(usual.days),
        busy=busyness(told, len(today), now.at) if told is not None else None,
        halves=_halves(today, usual, now),
        prospect=ahead,
    )


def _halves(today: list[Visit], usual: UsualDay, now: Instant) -> tuple[HalfCourse, ...]:
    begin = midnight(usual.day)
    of_half: dict[int, list[Visit]] = {}
    for visit in today:
        half = usual.hours.halves[usual.hours.place((visit.issued.at - begin) // HALF_MS)]
        of_half.setdefault(half, []).append(visit)
    expected = _expected(usual, len(today), now)
    found = []
    for half in usual.hours.halves:
        starts = begin + half * HALF_MS
        visits = of_half.get(half, [])
        found.append(
            HalfCourse(
                starts=starts,
                came=len(visits) if starts <= now.at else None,
                usual=usual.arrivals.get(half),
                foretold=expected.get(half) if now.at < starts + HALF_MS else None,
                wait_ms=median_wait(visits, now),
                usual_wait=usual.waits.get(half),
            )
        )
    return tuple(found)


def _expected(usual: UsualDay, came: int, now: Instant) -> Mapping[int, Expected]:
    told = usual.forecast
    if told is None:
        return {}
    busy = busyness(told, came, now.at)
    return {
        half.half: Expected(
            busy * half.visits.visits,
            round(busy * half.visits.low),
            round(busy * half.visits.high),
        )
        for half in told.halves
    }


def median_wait(visits: list[Visit], now: Instant) -> int | None:
    """To the first call (ms), of those who were called or wait; None until half were called."""
    called, waiting = [], []
    for visit in visits:
        if visit.sittings:
            first = visit.sittings[0]
            called.append(max(0, elapsed(visit.issued, first.called) - first.away_ms))
        elif visit.stand is Stand.WAITING:
            waiting.append(max(0, visit.wait_by(now)))
    if not called or len(called) < len(waiting):
        return None
    return round(median([*called, *waiting]))
