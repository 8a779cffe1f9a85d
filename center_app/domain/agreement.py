"""What agencies have agreed with the center: how many of their steps begin within the target."""

from collections.abc import Iterable
from typing import NamedTuple

USUAL_PERCENT = 80
"""What is asked of an agency that has agreed nothing else: what services elsewhere ask for."""

LEAST_PERCENT, MOST_PERCENT = 1, 100


class Agreement(NamedTuple):
    """With this agency so many percent are agreed."""

    agency: str
    percent: int


def agreed_percent(agency: str, agreements: Iterable[Agreement]) -> int:
    named = (one.percent for one in agreements if one.agency == agency)
    return next(named, USUAL_PERCENT)
