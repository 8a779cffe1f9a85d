"""What a usual day is: the days before on the same weekday and with the same hours, half hour by
half hour. Of each half hour the median of those days, and between which values six of ten lie.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from center_app.domain.calendar import Calendar
from center_app.domain.forecast.arrivals import DayArrivals
from center_app.domain.forecast.forecast import Forecast
from center_app.domain.forecast.hours import Hours, hours_of

MOST, FEWEST = 8, 3
"""Days that count, the last ones; of fewer nobody can say what is usual."""

LOOK_BACK = timedelta(weeks=26)

OUTSIDE = 0.2
"""The share of the days above the band, and that below it."""


@dataclass(frozen=True, slots=True)
class Band:
    """The median of some days, and between which values six of ten of them lie."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class UsualDay:
    """`arrivals` and `waits` (ms to the first call, the median of who came in that half hour) by
    the half hour of the ticket (see `DayArrivals`); `days` are those that were looked at. The
    `forecast` of the day was made before it; None where too few days are known.
    """

    day: date
    hours: Hours
    days: tuple[date, ...]
    arrivals: Mapping[int, Band]
    waits: Mapping[int, Band]
    forecast: Forecast | None


def days_like(
    day: date, history: Iterable[DayArrivals], calendar: Calendar
) -> tuple[DayArrivals, ...]:
    """The last days before it on the same weekday, open as long, on which anybody came."""
    hours = hours_of(calendar, day)
    alike = [
        one
        for one in history
        if day - LOOK_BACK <= one.day < day
        and one.day.weekday() == day.weekday()
        and one.visits
        and hours_of(calendar, one.day) == hours
    ]
    return tuple(alike[-MOST:])


def usual_day(
    day: date,
    calendar: Calendar,
    alike: Sequence[DayArrivals],
    waits: Mapping[date, Mapping[int, float]],
    forecast: Forecast | None,
) -> UsualDay:
    """`waits` are the medians (ms) of the days' half hours; one without is not counted there."""
    hours = hours_of(calendar, day)
    if len(alike) < FEWEST:
        return UsualDay(day, hours, (), {}, {}, forecast)
    came = {half: [float(one.by_half.get(half, 0)) for one in alike] for half in hours.halves}
    waited = {
        half: [waits[one.day][half] for one in alike if half in waits.get(one.day, {})]
        for half in hours.halves
    }
    return UsualDay(
        day,
        hours,
        tuple(one.day for one in alike),
        {half: band(values) for half, values in came.items()},
        {half: band(values) for half, values in waited.items() if len(values) >= FEWEST},
        forecast,
    )


def band(values: Iterable[float]) -> Band:
    """Of one value at least; between two of them in proportion."""
    ordered = sorted(values)
    return Band(_at(ordered, OUTSIDE), median(ordered), _at(ordered, 1 - OUTSIDE))


def _at(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
