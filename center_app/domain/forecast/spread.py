"""How far the visits are from what was expected: a range for eight of ten, from past errors.

The variance of a count around its expectation m is m + (dm)^2, as of a negative binomial one:
chance alone, and a share d by which such counts differ beyond it. d is fitted by moments; where in
units of this the tenth and the ninetieth of a hundred errors lie is taken from the errors
themselves (split conformal prediction; Vovk et al. 2005), so that the range holds whatever their
law is.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from statistics import NormalDist

from center_app.domain.estimate.calibration import quantile

INSIDE = 0.8

COLD = 10
"""Errors before which nothing is known; then `UNKNOWN` is taken, and a normal law."""

UNKNOWN = 0.2

UNIT = 1000
"""Errors are sorted as whole thousandths of their unit."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A number of visits: its expectation, and the range that holds eight times in ten."""

    visits: float
    low: int
    high: int


NONE = Expected(0.0, 0, 0)


class Spread:
    """The last errors of one kind of number, as many as `kept`."""

    def __init__(self, kept: int) -> None:
        self._errors: deque[tuple[float, int]] = deque(maxlen=kept)

    def learn(self, expected: float, visits: int) -> None:
        self._errors.append((expected, visits))

    def now(self) -> "Width":
        return Width(tuple(self._errors))


@dataclass(frozen=True)
class Width:
    """The spread as it is known at one moment, from pairs of expectation and visits."""

    errors: tuple[tuple[float, int], ...] = ()

    @cached_property
    def share(self) -> float:
        """The share d of the expectation by which the numbers differ beyond chance."""
        if len(self.errors) < COLD:
            return UNKNOWN
        beyond = sum((visits - mean) ** 2 - mean for mean, visits in self.errors)
        squares = sum(mean**2 for mean, _ in self.errors)
        return sqrt(max(0.0, beyond) / squares) if squares else UNKNOWN

    def around(self, mean: float) -> Expected:
        if mean <= 0:
            return NONE
        unit = self._unit(mean)
        low, high = (max(0, round(mean + edge * unit)) for edge in self._edges)
        return Expected(mean, low, high)

    @cached_property
    def _edges(self) -> tuple[float, float]:
        """The ends of the range, in units around the expectation."""
        outside = (1 - INSIDE) / 2
        if len(self.errors) < COLD:
            return NormalDist().inv_cdf(outside), NormalDist().inv_cdf(1 - outside)
        ordered = sorted(self._in_units())
        low, high = (quantile(ordered, share) / UNIT for share in (outside, 1 - outside))
        return low, high

    def _in_units(self) -> Iterable[int]:
        return (
            round(UNIT * (visits - mean) / self._unit(mean))
            for mean, visits in self.errors
            if mean > 0
        )

    def _unit(self, mean: float) -> float:
        return sqrt(mean + (self.share * mean) ** 2)
