"""Days by chance, for a center that is described or one that is made by chance itself.

Shapes and shares are those of the sample days: two peaks over an even stream, log-normal times of
serving and patience, and a pace of the day and of each service that nobody knows beforehand.
The same seed gives the same day.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from math import exp, log
from random import Random

from center_app.domain.clock import SECOND
from center_app.simulation.plan import OfferedService, Plan, PlannedCounter
from center_app.simulation.trace import Arrival, Trace

VISITS = 1_800
VISITS_SPREAD = 0.045
"""Mean number of visits of a day, and its spread as a share of it."""

FIRST_S, LAST_S = 28_260, 55_440
"""Citizens come from nine minutes before the opening until 36 before the closing."""

EVEN = 0.43
PEAKS = ((0.355, 34_600.0, 2_480.0), (0.215, 47_450.0, 2_400.0))
"""The share that comes evenly; share, middle and spread (s) of the morning's and the noon's."""

PRIORITY = 0.125
BASKETS = 0.081
APPOINTMENTS = 0.103
ABSENT = 0.05
"""Shares of the visits; appointments are never baskets."""

SLOT_S = 900
OPENS_S = 28_800
AHEAD_S, AHEAD_SPREAD_S = 480.0, 365.0
"""Appointments stand in quarters of an hour; people come so long before, on average."""

PATIENCE_S, PATIENCE_SPREAD = 4_500.0, 0.5
"""Median of the log-normal patience, and its sigma."""

SIGMA = 0.65
"""Of the log-normal time of serving, where the center does not say."""

SHORTEST_S = 30.0
DAY_PACE, SERVICE_PACE = 0.05, 0.10
"""How far a day, and a service on a day, is from the usual time of serving (sigma)."""

OPTIONAL = 0.6
"""Share of the baskets that ask for the last service of their life event too."""


class Scenario(StrEnum):
    """The kind of day: light, usual, heavy; with three counters away; with one agency besieged."""

    CALM = "calm"
    BASE = "base"
    PEAK = "peak"
    ABSENT = "absent"
    SURGE = "surge"


LOAD: Mapping[Scenario, float] = {Scenario.CALM: 0.74 / 0.80, Scenario.PEAK: 0.86 / 0.80}
"""By how much serving takes longer than usual; the heavy sample was made of a usual one so."""

AWAY = 3
AWAY_S = (34_200.0, 43_200.0)
"""How many counters are away, from 9:30 to 12."""

BESIEGED = "CR"
SURGE = 1.7


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """A basket that is often asked for; the `last` service is wanted by some only."""

    weight: float
    groups: tuple[tuple[str, ...], ...]
    last: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for group in self.groups for code in group)


LIFE_EVENTS = (
    LifeEvent(0.32, (("CR01",), ("CR02", "PA01", "HI01")), "VA01"),
    LifeEvent(0.18, (("CR03",), ("CR02", "SO01"))),
    LifeEvent(0.16, (("LA01", "HI02", "TX01"),)),
    LifeEvent(0.15, (("MU01", "EL01", "WA01"),)),
    LifeEvent(0.10, (("CR04",), ("SO03", "HI03")), "LD01"),
    LifeEvent(0.09, (("TX02",), ("MU02", "LA02")), "SO02"),
)


def day(plan: Plan, seed: int, scenario: Scenario = Scenario.BASE) -> tuple[Plan, Trace]:
    """The center as it is on such a day, and who comes."""
    there = _scenery(plan, seed, scenario)
    arrivals = _Chance(there, Random(f"day {seed}"), scenario).arrivals()
    return there, Trace(f"{scenario}_{seed}", arrivals)


def _scenery(plan: Plan, seed: int, scenario: Scenario) -> Plan:
    if scenario is Scenario.ABSENT:
        away = Random(f"away {seed}").sample(range(len(plan.counters)), AWAY)
        counters = tuple(
            _away(counter) if n in away else counter for n, counter in enumerate(plan.counters)
        )
        return replace(plan, counters=counters)
    if scenario in LOAD:
        by = LOAD[scenario]
        slower = {
            code: replace(service, mean_s=float(round(service.mean_s * by)))
            for code, service in plan.services.items()
        }
        return replace(plan, services=slower)
    return plan


def _away(counter: PlannedCounter) -> PlannedCounter:
    """The counter with one break for the whole time away, joined with those that touch it."""
    begins, ends = max(AWAY_S[0], counter.open_s), min(AWAY_S[1], counter.close_s)
    if begins >= ends:
        return counter
    apart = [one for one in counter.breaks if one[1] < begins or one[0] > ends]
    for one in counter.breaks:
        if one not in apart:
            begins, ends = min(begins, one[0]), max(ends, one[1])
    return replace(counter, breaks=tuple(sorted([*apart, (begins, ends)])))


def numbered(arrivals: Iterable[Arrival]) -> tuple[Arrival, ...]:
    """In the order of their coming, named by it."""
    visits = sorted(arrivals, key=lambda one: one.at_ms)
    return tuple(replace(one, visit=f"V{n:04d}") for n, one in enumerate(visits, start=1))


class _Chance:
    """All that is drawn by lot for one day, in one order."""

    def __init__(self, plan: Plan, chance: Random, scenario: Scenario) -> None:
        self._chance = chance
        services = plan.services
        self._codes = list(services)
        self._weights = list(accumulate(_weights(plan, scenario)))
        self._events = [one for one in LIFE_EVENTS if services.keys() >= set(one.codes)]
        pace = self._pace(DAY_PACE)
        self._middle = {
            code: log(service.mean_s * pace * self._pace(SERVICE_PACE)) - sigma_of(service) ** 2 / 2
            for code, service in services.items()
        }
        self._sigma = {code: sigma_of(service) for code, service in services.items()}
        self._known = frozenset(services)

    def arrivals(self) -> tuple[Arrival, ...]:
        number = max(1, round(self._chance.gauss(VISITS, VISITS * VISITS_SPREAD)))
        return numbered(self._arrival() for _ in range(number))

    def _arrival(self) -> Arrival:
        groups = self._basket() if self._events and self._happens(BASKETS) else ((self._code(),),)
        codes = [code for group in groups for code in group]
        booked = len(codes) == 1 and self._happens(APPOINTMENTS)
        appointment_s = self._slot() if booked else None
        at_s = self._moment() if appointment_s is None else self._early(appointment_s)
        return Arrival(
            visit="",
            at_ms=at_s * SECOND,
            groups=groups,
            priority=self._happens(PRIORITY),
            appointment_ms=None if appointment_s is None else appointment_s * SECOND,
            serving_ms=tuple(self._serving(code) for code in codes),
            patience_ms=round(PATIENCE_S * exp(self._chance.gauss(0, PATIENCE_SPREAD))) * SECOND,
            absent=self._happens(ABSENT),
        )

    def _moment(self) -> int:
        """When somebody comes (s)."""
        which = self._chance.random()
        for share, middle, spread in PEAKS:
            if which < share:
                drawn = self._chance.gauss(middle, spread)
                return round(min(max(drawn, FIRST_S), LAST_S))
            which -= share
        return round(self._chance.uniform(FIRST_S, LAST_S))

    def _slot(self) -> int:
        return max(OPENS_S, round(self._moment() / SLOT_S) * SLOT_S)

    def _early(self, appointment_s: int) -> int:
        ahead = self._chance.gauss(AHEAD_S, AHEAD_SPREAD_S)
        return max(FIRST_S, round(appointment_s - ahead))

    def _code(self) -> str:
        drawn = self._chance.random() * self._weights[-1]
        return self._codes[bisect_left(self._weights, drawn)]

    def _basket(self) -> tuple[tuple[str, ...], ...]:
        event = self._chance.choices(self._events, [one.weight for one in self._events])[0]
        if event.last is None or event.last not in self._known or not self._happens(OPTIONAL):
            return event.groups
        return (*event.groups[:-1], (*event.groups[-1], event.last))

    def _serving(self, code: str) -> int:
        drawn = self._chance.lognormvariate(self._middle[code], self._sigma[code])
        return round(max(SHORTEST_S, drawn)) * SECOND

    def _pace(self, spread: float) -> float:
        return exp(self._chance.gauss(0, spread))

    def _happens(self, probability: float) -> bool:
        return self._chance.random() < probability


def _weights(plan: Plan, scenario: Scenario) -> Sequence[float]:
    """How often each service is asked for; a surge brings other visits, not more."""
    surge = SURGE if scenario is Scenario.SURGE else 1.0
    return [
        (1.0 if service.share is None else service.share)
        * (surge if service.agency == BESIEGED else 1.0)
        for service in plan.services.values()
    ]


def sigma_of(service: OfferedService) -> float:
    """Of the log-normal time of serving."""
    return SIGMA if service.sigma is None else service.sigma
