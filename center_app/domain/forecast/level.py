"""How many visits a day has in all.

The logarithm of a day's number is a slow level plus the effects of what the day is. The effects are
the mean ratios to a moving mean (Macaulay's classical decomposition), fitted one after the other
until they agree (backfitting; Hastie and Tibshirani, Generalized Additive Models, 1990) and shrunk
towards none where few days tell of them (Robinson, That BLUP is a good thing, 1991). The level goes
on by simple exponential smoothing (Brown 1959) of what the effects leave, with cut errors so that
a day of outage does not bend it (Gelper, Fried and Croux 2010).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from statistics import fmean, median

from center_app.domain.forecast.character import Character

HALF_LIFE_DAYS = 180
"""After which a day counts half in the effects: a week's pattern changes slowly."""

WINDOW = 30
"""Days with visits before and after, over which the moving mean is taken: some six weeks."""

ROUNDS = 10

FEW = 2.0
"""Days by which an effect is half believed."""

PACES = (0.05, 0.1, 0.2, 0.35)
USUAL_PACE = 0.15
PACE_NEEDS = 25
"""How fast the level follows: the one by which the past days would have been told best, once there
are so many of them."""

CUT = 2.5
NARROWEST = 0.05
"""Errors count up to so many times the usual one (1.4826 of the median, as of a normal one), which
is never taken for less than what chance alone does to 400 visits."""


@dataclass(frozen=True, slots=True)
class Total:
    """A day with the logarithm of its number of visits."""

    day: date
    log: float
    character: Character


@dataclass(frozen=True, slots=True)
class Level:
    """What was learned of the days: the level after the last, and the effects by their names."""

    log: float
    effects: dict[str, float]

    def of(self, character: Character) -> float:
        """The logarithm of the visits of such a day: as many days have more as have fewer."""
        return self.log + _acting(self.effects, character)


def learned(totals: Sequence[Total]) -> Level:
    """From days in their order, one at least."""
    effects = _effects(totals)
    rest = [one.log - _acting(effects, one.character) for one in totals]
    return Level(_followed(rest, _pace(rest)), effects)


def _acting(effects: dict[str, float], character: Character) -> float:
    return character.shift + sum(effects.get(name, 0.0) for name in character.effects)


def _effects(totals: Sequence[Total]) -> dict[str, float]:
    last = totals[-1].day
    weights = [0.5 ** ((last - one.day).days / HALF_LIFE_DAYS) for one in totals]
    having: dict[str, list[int]] = {}
    for n, one in enumerate(totals):
        for name in one.character.effects:
            having.setdefault(name, []).append(n)
    effects = dict.fromkeys(having, 0.0)
    for _ in range(ROUNDS):
        left = [one.log - _acting(effects, one.character) for one in totals]
        moving = _moving(left, [one.character.usual_hours for one in totals])
        errors = _cut([mine - mean for mine, mean in zip(left, moving, strict=True)])
        for name, days in having.items():
            weight = sum(weights[n] for n in days)
            told = sum(weights[n] * (errors[n] + effects[name]) for n in days)
            moved = told / (weight + FEW) - effects[name]
            effects[name] += moved
            for n in days:
                errors[n] -= moved
    return effects


def _moving(values: Sequence[float], usual: Sequence[bool]) -> list[float]:
    """The mean of the days around each; of those with the usual hours, where there are any, so
    that a month of other hours is not taken for the level.
    """
    sums = [0.0, *accumulate(v if u else 0.0 for v, u in zip(values, usual, strict=True))]
    counts = [0, *accumulate(map(int, usual))]
    every = fmean(values)
    means = []
    for n in range(len(values)):
        first, end = max(0, n - WINDOW), min(len(values), n + WINDOW + 1)
        number = counts[end] - counts[first]
        means.append((sums[end] - sums[first]) / number if number else every)
    return means


def _cut(errors: Sequence[float]) -> list[float]:
    most = _widest(errors)
    return [min(max(error, -most), most) for error in errors]


def _widest(errors: Sequence[float]) -> float:
    return CUT * max(NARROWEST, 1.4826 * median(map(abs, errors)))


def _pace(rest: Sequence[float]) -> float:
    if len(rest) < PACE_NEEDS:
        return USUAL_PACE
    return min(PACES, key=lambda pace: fmean(map(abs, _path(rest, pace)[1])))


def _followed(rest: Sequence[float], pace: float) -> float:
    return _path(rest, pace)[0]


def _path(rest: Sequence[float], pace: float) -> tuple[float, list[float]]:
    """The level after the last day, and by how much it was off each day; at first it is the mean
    of what is known, which forgets nothing until there are as many days as the pace stands for.
    """
    middle = median(rest)
    most = _widest([value - middle for value in rest])
    level, errors = rest[0], [0.0]
    for n, value in enumerate(rest[1:], start=2):
        error = value - level
        errors.append(error)
        level += max(pace, 1 / n) * min(max(error, -most), most)
    return level, errors
