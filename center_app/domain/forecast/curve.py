"""When in the day people come: the share of its visits in each half hour.

A day's curve is kept over its open time, not over the clock: shorter hours, as in Ramadan,
squeeze it (a change of the time scale of a Poisson process). Days with the very same hours tell
more than rescaled ones, and those on the same weekday more still; each is shrunk towards the one
before it (empirical Bayes with a Dirichlet prior, counted in days).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from center_app.domain.forecast.arrivals import DayArrivals
from center_app.domain.forecast.hours import Hours

RECENT, SAME = 80, 40
"""Days that are looked at: the last ones, and the last with the same hours."""

HALF_LIFE_DAYS = 45
"""After which a day counts half in the curve."""

FEW_SAME, FEW_WEEKDAY = 4.0, 8.0
"""Days with the same hours, and of the same weekday, by which theirs is half believed."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A day that is over: the share of its visits that had come at each edge of its half hours."""

    day: date
    hours: Hours
    come: tuple[float, ...]


def curve_of(arrivals: DayArrivals, hours: Hours) -> Curve:
    """Who came outside the hours counts with the half hour next to it."""
    counts = [0] * len(hours.halves)
    for half, visits in arrivals.by_half.items():
        counts[hours.place(half)] += visits
    come = accumulate(counts, initial=0)
    return Curve(arrivals.day, hours, tuple(visits / arrivals.visits for visits in come))


def shares(curves: Sequence[Curve], hours: Hours, day: date) -> tuple[float, ...]:
    """The expected share of each half hour of a day with these hours; they add up to 1."""
    same = [curve for curve in curves if curve.hours == hours][-SAME:]
    weekday = [curve for curve in same if curve.day.weekday() == day.weekday()]
    found = _even(hours)
    for few, some in ((0.0, curves[-RECENT:]), (FEW_SAME, same), (FEW_WEEKDAY, weekday)):
        found = _shrunk(found, few, some, hours, day)
    return found


def _even(hours: Hours) -> tuple[float, ...]:
    return tuple(part / hours.length for part in hours.open)


def _shrunk(
    prior: Sequence[float], few: float, curves: Iterable[Curve], hours: Hours, day: date
) -> tuple[float, ...]:
    weight = few
    sums = [few * share for share in prior]
    for curve in curves:
        counts = 0.5 ** ((day - curve.day).days / HALF_LIFE_DAYS)
        weight += counts
        for n, share in enumerate(_rescaled(curve, hours)):
            sums[n] += counts * share
    return tuple(total / weight for total in sums) if weight else tuple(prior)


def _rescaled(curve: Curve, hours: Hours) -> Iterator[float]:
    """The curve in the half hours of other hours, by the share of the open time gone by."""
    come = curve.come if curve.hours == hours else [_at(curve, gone) for gone in hours.gone]
    return (after - before for before, after in pairwise(come))


def _at(curve: Curve, gone: float) -> float:
    """The share that had come when so much of the open time was gone; even inside a half hour."""
    edges = curve.hours.gone
    for n, (begin, end) in enumerate(pairwise(edges)):
        if gone <= end:
            part = (gone - begin) / (end - begin)
            return curve.come[n] + part * (curve.come[n + 1] - curve.come[n])
    return 1.0
