"""Who comes in the next minutes: by the forecast of today, put right by who has come so far.

The day is as busy as a gamma factor that has the mean 1 and differs from it by the share of the
forecast's own errors; each ticket tells of it (Poisson and gamma are conjugate; Weinberg, Brown and
Stroud 2007 do so for call centers). Before a forecast can be made, those of the last half hour are
taken to come once more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from center_app.domain.clock import midnight
from center_app.domain.forecast.arrivals import Asked
from center_app.domain.forecast.forecast import Forecast, HalfHour
from center_app.domain.forecast.hours import HALF_MS
from center_app.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class Coming:
    """The visits expected within a time by what they ask for; `known` days were learned from."""

    asked: Mapping[Asked, float]
    known: int

    @property
    def visits(self) -> float:
        return sum(self.asked.values())


def coming(told: Forecast | None, today: Iterable[Visit], now: int, until: int) -> Coming:
    """Who comes from `now` until then (ms since 1970 UTC).

    `told` is the forecast of the day made before it, `today` are the visits that came so far.
    """
    if told is None:
        return Coming(_as_before(today, now, until), 0)
    busy = busyness(told, sum(1 for _ in today), now)
    begin = midnight(told.day)
    asked: dict[Asked, float] = {}
    for half in told.halves:
        share = busy * _share(half, now - begin, until - begin)
        if share:
            for codes, visits in half.asked.items():
                asked[codes] = asked.get(codes, 0.0) + share * visits
    return Coming(asked, told.known)


def busyness(told: Forecast, came: int, now: int) -> float:
    """How many times as many as was foretold come today, by how many have come until `now`."""
    if not told.day_share:
        return 1.0
    begin = midnight(told.day)
    foretold = sum(half.visits.visits * _share(half, 0, now - begin) for half in told.halves)
    sure = told.day_share**-2
    return (sure + came) / (sure + foretold)


def _share(half: HalfHour, start: int, end: int) -> float:
    """Which part of the half hour's open time lies between these (ms after midnight)."""
    opens, closes = half.open
    return max(0, min(end, closes) - max(start, opens)) / (closes - opens)


def _as_before(today: Iterable[Visit], now: int, until: int) -> Mapping[Asked, float]:
    asked: dict[Asked, float] = {}
    for visit in today:
        if now - HALF_MS < visit.issued.at <= now:
            codes = tuple(dict.fromkeys(line.service for line in visit.lines))
            asked[codes] = asked.get(codes, 0.0) + (until - now) / HALF_MS
    return asked
