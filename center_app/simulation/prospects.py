"""How far off the wait in half an hour is, that was foretold on played days, from what came.

Every half hour the hall says what whoever takes a ticket half an hour later will wait. It is judged
by all who then come within a few minutes for one service alone, without priority or appointment,
and are called: the minutes between what was said for that service and the wait that it became.
Beside it stand the same of the simplest guess, that it will be as now, and of what is told to
themselves when they come, which no guess made before can beat.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from statistics import fmean

from center_app.domain import commands as c
from center_app.domain.calendar import Calendar, Period
from center_app.domain.clock import MINUTE, Instant, local, midnight
from center_app.domain.estimate.classes import Class
from center_app.domain.estimate.experience import Experience
from center_app.domain.estimate.prospect import AHEAD_MS, Prospect, prospect
from center_app.domain.forecast.arrivals import DayArrivals, by_day
from center_app.domain.forecast.coming import coming
from center_app.domain.forecast.forecast import Forecast, forecast
from center_app.domain.forecast.hours import HALF_MS
from center_app.domain.hall import Hall
from center_app.domain.visit import Promise
from center_app.simulation.citizens import told_by_the_center
from center_app.simulation.passages import passages
from center_app.simulation.plan import Plan
from center_app.simulation.policies import POLICIES
from center_app.simulation.premises import FIRST_DAY
from center_app.simulation.replay import Played, Setting, replay
from center_app.simulation.trace import Trace

AROUND_MS = 5 * MINUTE
"""Who comes so long before or after the half hour is up judges what was said."""

OPEN = Calendar(week=((Period(time(8), time(15)),),) * 7)
"""The hours over which the days' curves are learned; who comes earlier or later counts as well."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was foretold for one who came, what was then said, and what it became (ms)."""

    foretold_ms: int
    as_now_ms: int
    told_ms: int
    came_ms: int


@dataclass(frozen=True, slots=True)
class Errors:
    """Mean absolute errors in minutes: of what is foretold, of "as now", of what is told later."""

    visits: int
    foretold: float
    as_now: float
    told: float


def errors(judged: Sequence[Judged]) -> Errors:
    """Of one visit at least."""

    def mean(said: Iterator[int]) -> float:
        came = (one.came_ms for one in judged)
        return fmean(abs(a - b) / MINUTE for a, b in zip(said, came, strict=True))

    return Errors(
        len(judged),
        mean(one.foretold_ms for one in judged),
        mean(one.as_now_ms for one in judged),
        mean(one.told_ms for one in judged),
    )


def judged(days: Sequence[tuple[Plan, Trace]], known: int, judge: int) -> Iterator[Judged]:
    """The days follow each other: the arrivals of the first `known` are only learned, those after
    are played, so that the center learns how long things take, and the last `judge` are judged."""
    history = by_day(
        (FIRST_DAY + timedelta(n), one.at_ms // HALF_MS, one.codes, 1)
        for n, (_plan, trace) in enumerate(days)
        for one in trace.arrivals
    )
    experience: Experience | None = None
    for n, (plan, trace) in list(enumerate(days))[known:]:
        counts = n >= len(days) - judge
        looks = _Looks(_forecast(plan, history, n) if counts else None)
        said = looks.said if counts else told_by_the_center
        setting = Setting(FIRST_DAY + timedelta(n), seed=n)
        played = replay(plan, trace, POLICIES["center"], setting, said, experience)
        experience = played.experience
        if counts:
            yield from looks.judged(plan, trace, played)


def _forecast(plan: Plan, history: Sequence[DayArrivals], n: int) -> Forecast | None:
    agencies = {code: service.agency for code, service in plan.services.items()}
    day = FIRST_DAY + timedelta(n)
    return forecast(history, OPEN, agencies, day, day - timedelta(1))


class _Looks:
    """Looks at the hall when the first ticket of each half hour is taken."""

    def __init__(self, told: Forecast | None) -> None:
        self._told = told
        self._made: dict[int, Prospect] = {}

    def said(self, hall: Hall, command: c.Issue, now: Instant) -> Promise | None:
        """What is told to whoever takes the ticket."""
        if now.at // HALF_MS not in self._made and hall.catalogue is not None:
            come = coming(self._told, hall.visits.values(), now.at, now.at + AHEAD_MS)
            self._made[now.at // HALF_MS] = prospect(hall, hall.catalogue, come, now)
        return told_by_the_center(hall, command, now)

    def judged(self, plan: Plan, trace: Trace, played: Played) -> Iterator[Judged]:
        """Everybody who came when what was foretold was for."""
        told = {one.visit: one.point_ms for one in played.told}
        for one in self._made.values():
            said = {each.service: each for agency in one.agencies for each in agency.services}
            for passage in passages(plan, trace, played.turns):
                come = passage.arrival
                at = one.then - midnight(local(one.at).date())
                if abs(come.at_ms - at) > AROUND_MS or passage.class_ is not Class.ORDINARY:
                    continue
                service, call_ms = said.get(come.codes[0]), passage.call_ms
                if service is None or service.now_ms is None or service.then_ms is None:
                    continue
                if call_ms is not None:
                    came_ms = call_ms - come.at_ms
                    yield Judged(service.then_ms, service.now_ms, told[come.visit], came_ms)
