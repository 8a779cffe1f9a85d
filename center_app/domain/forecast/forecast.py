"""The forecast of a day: how many come in each half hour, and for what."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log

from center_app.domain.calendar import Calendar
from center_app.domain.forecast.arrivals import Asked, DayArrivals
from center_app.domain.forecast.character import character
from center_app.domain.forecast.curve import Curve, curve_of, shares
from center_app.domain.forecast.hours import hours_of
from center_app.domain.forecast.level import Total, learned
from center_app.domain.forecast.mixture import Mixture, part_of
from center_app.domain.forecast.spread import NONE, Expected, Spread

ENOUGH = 10
"""Days with visits before which nothing is forecast: each weekday was seen about twice then."""

REHEARSED = 60
"""Days that are forecast as if they were still to come, to know how far off a forecast is."""

HALVES_KEPT = 16 * REHEARSED


@dataclass(frozen=True, slots=True)
class HalfHour:
    """One half hour (see `DayArrivals`), when in it the center is open (ms after midnight), and the
    visits expected by what they ask for.
    """

    half: int
    open: tuple[int, int]
    visits: Expected
    asked: Mapping[Asked, float]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A day to come. The half hours are those in which the center is open; their expectations add
    up to the day's. `known` is the number of days it was learned from; `day_share` and
    `half_share` are the shares by which whole days and half hours differ beyond chance.
    """

    day: date
    known: int
    visits: Expected
    halves: tuple[HalfHour, ...]
    day_share: float
    half_share: float

    @property
    def asked(self) -> Mapping[Asked, float]:
        """The whole day's expected visits by what they ask for."""
        found: dict[Asked, float] = {}
        for half in self.halves:
            for codes, visits in half.asked.items():
                found[codes] = found.get(codes, 0.0) + visits
        return found


class Forecaster:
    """Learns one day after the other, and from its own forecasts how far off they are.

    `agencies` says whose each service is. Days of which the calendar says that the center was
    open, but which had no visits, count as closed: nobody had entered the holiday.
    """

    def __init__(self, calendar: Calendar, agencies: Mapping[str, str]) -> None:
        self._calendar = calendar
        self._totals: list[Total] = []
        self._curves: list[Curve] = []
        self._mixture = Mixture(agencies)
        self._days = Spread(REHEARSED)
        self._halves = Spread(HALVES_KEPT)
        self._told: dict[date, Forecast] = {}
        self._over = date.min

    def learn(self, arrivals: DayArrivals) -> None:
        """Take in a day that is over and later than all before."""
        day = self._over = arrivals.day
        told = self._told.pop(day, None)
        if told is not None:
            self._judge(told, arrivals)
        hours = hours_of(self._calendar, day)
        if not arrivals.visits or not hours.halves:
            return
        of = character(self._calendar, day, self._closed)
        self._totals.append(Total(day, log(arrivals.visits), of))
        self._curves.append(curve_of(arrivals, hours))
        self._mixture.learn(arrivals, hours)

    def forecast(self, day: date, over: date) -> Forecast | None:
        """Of a day after `over`, up to which every day has been learned that had visits.

        None while these are fewer than `ENOUGH`.
        """
        self._over = over
        known = len(self._totals)
        if known < ENOUGH:
            return None
        days, halves = self._days.now(), self._halves.now()
        hours = hours_of(self._calendar, day)
        if not hours.halves:
            return Forecast(day, known, NONE, (), days.share, halves.share)
        total = exp(learned(self._totals).of(character(self._calendar, day, self._closed)))
        mixtures = self._mixture.shares(day)
        there = []
        curve = shares(self._curves, hours, day)
        for half, span, share in zip(hours.halves, hours.spans, curve, strict=True):
            visits = total * share
            mixture = mixtures[part_of(hours, half)]
            asked = {codes: visits * part for codes, part in mixture.items()}
            there.append(HalfHour(half, span, halves.around(visits), asked))
        told = Forecast(day, known, days.around(total), tuple(there), days.share, halves.share)
        self._told[day] = told
        return told

    def _closed(self, day: date) -> bool:
        if not hours_of(self._calendar, day).halves:
            return True
        if not self._totals or not self._totals[0].day <= day <= self._over:
            return False
        place = bisect_left(self._totals, day, key=lambda total: total.day)
        return place == len(self._totals) or self._totals[place].day != day

    def _judge(self, told: Forecast, arrivals: DayArrivals) -> None:
        self._days.learn(told.visits.visits, arrivals.visits)
        for half in told.halves:
            self._halves.learn(half.visits.visits, arrivals.by_half.get(half.half, 0))


def forecasts(
    history: Sequence[DayArrivals],
    calendar: Calendar,
    agencies: Mapping[str, str],
    days: Sequence[date],
    ahead: int = 1,
) -> Iterator[Forecast | None]:
    """Of each of these days in their order, from the history up to `ahead` days before it alone."""
    forecaster = Forecaster(calendar, agencies)
    learned_days = 0
    for day in days:
        until = day - timedelta(days=ahead)
        while learned_days < len(history) and history[learned_days].day <= until:
            forecaster.learn(history[learned_days])
            learned_days += 1
        yield forecaster.forecast(day, until)


def forecast(
    history: Sequence[DayArrivals],
    calendar: Calendar,
    agencies: Mapping[str, str],
    day: date,
    over: date,
) -> Forecast | None:
    """Of a day after `over`, the last day that is over; what the history has later is not looked
    at. The range is that of past forecasts made as long before.

    None while the history has fewer than `ENOUGH` days with visits.
    """
    rehearsed = [one.day for one in history if one.day <= over][-REHEARSED:]
    *_, told = forecasts(history, calendar, agencies, [*rehearsed, day], (day - over).days)
    return told
