"""How good the forecast would have been, beside the naive one: the same weekday last week.

Each day is forecast from the days before it alone (a rolling origin; Tashman 2000), one day
ahead, and only then compared with what came.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from center_app.domain.calendar import DAYS_OF_A_WEEK, Calendar
from center_app.domain.forecast.arrivals import DayArrivals, by_agency
from center_app.domain.forecast.forecast import Forecast, forecasts

LAST_WEEKS = 8
"""Where the center was closed a week ago, the naive one takes the week before, up to so many."""


@dataclass
class Score:
    """Errors of one kind of number, added up: of the forecast, and of the naive one."""

    numbers: int = 0
    visits: int = 0
    off: float = 0.0
    naive_off: float = 0.0

    def add(self, visits: int, expected: float, naive: int) -> None:
        self.numbers += 1
        self.visits += visits
        self.off += abs(visits - expected)
        self.naive_off += abs(visits - naive)

    @property
    def mae(self) -> float:
        """The mean absolute error, in visits."""
        return self.off / self.numbers if self.numbers else 0.0

    @property
    def naive_mae(self) -> float:
        return self.naive_off / self.numbers if self.numbers else 0.0

    @property
    def wape(self) -> float:
        """All errors as a share of all visits."""
        return self.off / self.visits if self.visits else 0.0

    @property
    def naive_wape(self) -> float:
        return self.naive_off / self.visits if self.visits else 0.0

    @property
    def ratio(self) -> float:
        """The error as a share of the naive one's; 1 where that has none."""
        return self.off / self.naive_off if self.naive_off else 1.0


@dataclass
class Cover:
    """How many numbers lay in their range."""

    numbers: int = 0
    inside: int = 0

    def add(self, *, inside: bool) -> None:
        self.numbers += 1
        self.inside += inside

    @property
    def share(self) -> float:
        return self.inside / self.numbers if self.numbers else 0.0


@dataclass
class Backtest:
    """By day, by half hour, and by half hour and agency (services asked for); over `days`."""

    days: list[date] = field(default_factory=list)
    by_day: Score = field(default_factory=Score)
    by_half: Score = field(default_factory=Score)
    by_agency: Score = field(default_factory=Score)
    days_covered: Cover = field(default_factory=Cover)
    halves_covered: Cover = field(default_factory=Cover)


def backtest(
    history: Sequence[DayArrivals],
    calendar: Calendar,
    agencies: Mapping[str, str],
    judged: int,
) -> Backtest:
    """Over the last days, `judged` of them at most, that both can forecast.

    All days before are forecast too, so that the ranges know their errors.
    """
    result = Backtest()
    counted = {one.day for one in history[-judged:]}
    by_date = {one.day: one for one in history}
    told = forecasts(history, calendar, agencies, [one.day for one in history])
    for actual, expected in zip(history, told, strict=True):
        naive = _last_week(by_date, actual.day)
        if actual.day in counted and expected is not None and naive is not None:
            _compare(result, actual, expected, naive, agencies)
    return result


def _last_week(history: Mapping[date, DayArrivals], day: date) -> DayArrivals | None:
    weeks = (day - timedelta(days=n * DAYS_OF_A_WEEK) for n in range(1, LAST_WEEKS + 1))
    return next((history[before] for before in weeks if before in history), None)


def _compare(
    result: Backtest,
    actual: DayArrivals,
    expected: Forecast,
    naive: DayArrivals,
    agencies: Mapping[str, str],
) -> None:
    result.days.append(actual.day)
    result.by_day.add(actual.visits, expected.visits.visits, naive.visits)
    whole = expected.visits
    result.days_covered.add(inside=whole.low <= actual.visits <= whole.high)
    told = {one.half: one for one in expected.halves}
    for one in expected.halves:
        came = actual.by_half.get(one.half, 0)
        result.halves_covered.add(inside=one.visits.low <= came <= one.visits.high)
    for half in _all_halves(actual, expected, naive):
        mean = told[half].visits.visits if half in told else 0.0
        result.by_half.add(actual.by_half.get(half, 0), mean, naive.by_half.get(half, 0))
        came_to, was = (by_agency(one.halves.get(half, {}), agencies) for one in (actual, naive))
        means = by_agency(told[half].asked if half in told else {}, agencies)
        for agency in sorted({*came_to, *was, *means}):
            visits, before = round(came_to.get(agency, 0)), round(was.get(agency, 0))
            result.by_agency.add(visits, means.get(agency, 0.0), before)


def _all_halves(actual: DayArrivals, expected: Forecast, naive: DayArrivals) -> Iterator[int]:
    """Those in which anybody came or was expected by one of both."""
    told = (half.half for half in expected.halves)
    return iter(sorted({*actual.halves, *naive.halves, *told}))
