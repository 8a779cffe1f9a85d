"""Means over days, with how far they may be off by chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, stdev

Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over days and the half-width of its 95 % confidence interval; 0 of a single day."""

    value: float
    half: float


def mean_of(days: Sequence[float]) -> Mean:
    """By Student's t, since there are few days."""
    number = len(days)
    if number <= 1:
        return Mean(fmean(days) if days else 0.0, 0.0)
    return Mean(fmean(days), student(number - 1) * stdev(days) / sqrt(number))


def paired(days: Sequence[float], others: Sequence[float]) -> Mean:
    """The mean difference on the same days: the first less the second."""
    return mean_of([one - other for one, other in zip(days, others, strict=True)])


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, by the expansion of Abramowitz and Stegun 26.7.5.

    Right to one in a hundred from three degrees of freedom on.
    """
    n = float(freedom)
    return (
        Z
        + (Z**3 + Z) / (4 * n)
        + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * n**2)
        + (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / (384 * n**3)
    )
