"""What people come for: the share of the visits that ask for each service or basket.

Shares drift and rare services have few visits, so that each is the last days' count shrunk
towards what was known before: agencies towards their long memory, what is asked for inside an
agency towards its own, and a part of the day towards the whole (a hierarchy of Dirichlet priors,
in visits; Gelman et al., Bayesian Data Analysis, ch. 5). Memories fade by exponential weights.

The agency of a basket is that of its first service.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar

from center_app.domain.forecast.arrivals import Asked, DayArrivals
from center_app.domain.forecast.hours import Hours

SHORT_DAYS, PART_DAYS, LONG_DAYS = 14, 45, 180
"""After which a day counts half in each memory."""

FEW_OF_AGENCIES, FEW_INSIDE, FEW_IN_PART = 400.0, 200.0, 600.0
"""Visits by which the last days, those of an agency, and a part of the day are half believed."""

PARTS = 3
"""Of a day's open time; their mixtures differ."""


K = TypeVar("K")


class Memory(Generic[K]):
    """Counts that fade; a day weighs more than the one before it instead, which is the same."""

    def __init__(self, half_life_days: int) -> None:
        self._half_life = half_life_days
        self._counts: defaultdict[K, float] = defaultdict(float)
        self._first: date | None = None
        self._looked: tuple[date | None, float] = (None, 1.0)

    def take_in(self, day: date, of: K, visits: float) -> None:
        self._counts[of] += visits / self._fading(day)

    def faded(self, day: date) -> dict[K, float]:
        """What is left of the counts on a day."""
        left = self._fading(day)
        return {of: visits * left for of, visits in self._counts.items()}

    def _fading(self, day: date) -> float:
        if day != self._looked[0]:
            self._first = self._first or day
            self._looked = day, 0.5 ** ((day - self._first).days / self._half_life)
        return self._looked[1]


class Mixture:
    """Learns from one day after the other."""

    def __init__(self, agencies: Mapping[str, str]) -> None:
        self._agencies = agencies
        self._short: Memory[Asked] = Memory(SHORT_DAYS)
        self._long: Memory[Asked] = Memory(LONG_DAYS)
        self._parts: list[Memory[str]] = [Memory(PART_DAYS) for _ in range(PARTS)]

    def learn(self, arrivals: DayArrivals, hours: Hours) -> None:
        day = arrivals.day
        for half, asked in arrivals.halves.items():
            part = self._parts[part_of(hours, half)]
            for codes, visits in asked.items():
                part.take_in(day, self._agency(codes), visits)
                self._short.take_in(day, codes, visits)
                self._long.take_in(day, codes, visits)

    def shares(self, day: date) -> list[dict[Asked, float]]:
        """Of each part of the day, by what is asked for; each adds up to 1."""
        short, long = self._short.faded(day), self._long.faded(day)
        recent, before = self._grouped(short), self._grouped(long)
        whole = _shrunk(recent, FEW_OF_AGENCIES, _normal(before))
        inside = self._inside(short, long, recent, before)
        found = []
        for part in self._parts:
            there = _shrunk(part.faded(day), FEW_IN_PART, whole)
            found.append({codes: there[self._agency(codes)] * of for codes, of in inside.items()})
        return found

    def _inside(
        self,
        short: Mapping[Asked, float],
        long: Mapping[Asked, float],
        recent: Mapping[str, float],
        before: Mapping[str, float],
    ) -> dict[Asked, float]:
        """The share of everything asked for in its agency."""
        found = {}
        for codes, visits in long.items():
            agency = self._agency(codes)
            known = FEW_INSIDE * visits / before[agency]
            found[codes] = (short[codes] + known) / (recent[agency] + FEW_INSIDE)
        return found

    def _grouped(self, asked: Mapping[Asked, float]) -> dict[str, float]:
        found: dict[str, float] = {}
        for codes, visits in asked.items():
            agency = self._agency(codes)
            found[agency] = found.get(agency, 0.0) + visits
        return found

    def _agency(self, codes: Asked) -> str:
        return self._agencies.get(codes[0], "") if codes else ""


def part_of(hours: Hours, half: int) -> int:
    """In which part of the open time a half hour lies."""
    if not hours.halves:
        return 0
    place = hours.place(half)
    middle = (hours.gone[place] + hours.gone[place + 1]) / 2
    return min(PARTS - 1, int(PARTS * middle))


def _normal(counts: Mapping[str, float]) -> dict[str, float]:
    whole = sum(counts.values())
    return {of: visits / whole for of, visits in counts.items()}


def _shrunk(
    counts: Mapping[str, float], few: float, prior: Mapping[str, float]
) -> dict[str, float]:
    """The shares of the counts, as if `few` visits had come by the prior before."""
    whole = sum(counts.get(of, 0.0) for of in prior) + few
    return {of: (counts.get(of, 0.0) + few * share) / whole for of, share in prior.items()}
