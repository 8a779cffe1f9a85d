"""A day drawn from a forecast, to be played before it comes.

How many come in a half hour is a negative binomial number: a Poisson one whose mean differs from
what was expected by a gamma factor of the whole day and one of the half hour, as far as days and
half hours have differed from their forecasts (Greenwood and Yule 1920). What a visit asks for is
drawn by the forecast, baskets among them as often as they were; the rest is as on any drawn day.
"""

from bisect import bisect
from collections.abc import Callable, Iterator
from itertools import accumulate
from math import exp, log, sqrt
from random import Random

from center_app.domain.clock import SECOND
from center_app.domain.forecast.arrivals import Asked
from center_app.domain.forecast.forecast import Forecast, HalfHour
from center_app.simulation.generate import (
    ABSENT,
    PATIENCE_S,
    PATIENCE_SPREAD,
    PRIORITY,
    SHORTEST_S,
    numbered,
    sigma_of,
)
from center_app.simulation.plan import DAY_S, Plan
from center_app.simulation.trace import Arrival, Trace

Groups = tuple[tuple[str, ...], ...]


def at_once(asked: Asked) -> Groups:
    """All of a basket in any order."""
    return (asked,)


def drawn_day(
    told: Forecast, plan: Plan, seed: int, groups: Callable[[Asked], Groups] = at_once
) -> Trace:
    """The same seed gives the same day.

    `groups` says in which codes of the plan, and in which order, a basket is served. What the plan
    does not offer is left out, and so is who comes after the midnight that ends the date.
    """
    chance = Random(f"forecast {told.day} {seed}")
    day = _Day(plan, groups, chance)
    whole = day.factor(told.day_share)
    beyond = sqrt(max(0.0, told.half_share**2 - told.day_share**2))
    found: list[Arrival] = []
    for half in told.halves:
        found += day.arrivals(half, half.visits.visits * whole * day.factor(beyond))
    return Trace(f"{told.day}_{seed}", numbered(found))


class _Day:
    """All that is drawn by lot, in one order."""

    def __init__(self, plan: Plan, groups: Callable[[Asked], Groups], chance: Random) -> None:
        self._services = plan.services
        self._groups = groups
        self._chance = chance

    def factor(self, share: float) -> float:
        """A gamma number with the mean 1 that differs from it by this share."""
        return self._chance.gammavariate(share**-2, share**2) if share else 1.0

    def arrivals(self, half: HalfHour, mean: float) -> Iterator[Arrival]:
        asked = list(half.asked)
        weights = list(accumulate(half.asked.values()))
        first_ms, last_ms = half.open
        for _ in range(self._poisson(mean)):
            place = bisect(weights, self._chance.random() * weights[-1], 0, len(asked) - 1)
            at_ms = self._chance.randrange(first_ms, last_ms) // SECOND * SECOND
            groups = self._offered(asked[place])
            if groups and at_ms < DAY_S * SECOND:
                yield self._arrival(at_ms, groups)

    def _offered(self, asked: Asked) -> Groups:
        kept = (
            tuple(code for code in group if code in self._services) for group in self._groups(asked)
        )
        return tuple(group for group in kept if group)

    def _arrival(self, at_ms: int, groups: Groups) -> Arrival:
        patience_s = PATIENCE_S * exp(self._chance.gauss(0, PATIENCE_SPREAD))
        return Arrival(
            visit="",
            at_ms=at_ms,
            groups=groups,
            priority=self._chance.random() < PRIORITY,
            appointment_ms=None,
            serving_ms=tuple(self._serving(code) for group in groups for code in group),
            patience_ms=round(patience_s) * SECOND,
            absent=self._chance.random() < ABSENT,
        )

    def _serving(self, code: str) -> int:
        """Log-normal around the usual time of the plan, which is its mean."""
        service = self._services[code]
        sigma = sigma_of(service)
        drawn = self._chance.lognormvariate(log(service.mean_s) - sigma**2 / 2, sigma)
        return round(max(SHORTEST_S, drawn)) * SECOND

    def _poisson(self, mean: float) -> int:
        """As many as fit into the mean, when each takes an exponential time."""
        number, gone = -1, 0.0
        while gone <= mean:
            gone += self._chance.expovariate(1.0)
            number += 1
        return number
