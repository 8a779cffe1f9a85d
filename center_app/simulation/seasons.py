"""A year of arrivals by chance, on which forecasts are tried where no center has so long a history.

Nothing in here has the form of the forecast. Needs arise every day, open or not, and wait for a day
that suits: what a closed or a rainy day has put off comes on the days after. Weather holds on for
days, and now and then something keeps most people away; what is asked for wanders, each agency has
its own days of the month, and families come together.
"""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import accumulate
from math import cos, exp, pi
from random import Random

from center_app.domain.calendar import ONE_DAY, Calendar, Dated, Period
from center_app.domain.forecast.arrivals import Asked, DayArrivals, by_day
from center_app.domain.forecast.hours import hours_of
from center_app.domain.text import Text
from center_app.simulation.generate import BASKETS, LIFE_EVENTS
from center_app.simulation.plan import Plan

FIRST, DAYS = date(2025, 7, 1), 365

NEEDS = 380.0
"""That arise on a usual day of the seven: some 450 visits on each of five, as in Aqaba."""

READY = (0.46, 0.36, 0.40, 0.33, 0.30, 0.30, 0.52)
READY_SPREAD = 0.10
"""The share of those with a need who come on an open day, Monday first; centers differ (sigma)."""

LAPSES = 0.12
"""The share of the needs left over at night that nobody comes with any more."""

WEATHER_HOLDS, WEATHER_SPREAD = 0.6, 0.07
"""How much of a day's mood is left on the next, and what is new in it (sigma)."""

RARE, KEPT_AWAY = 0.03, (0.35, 0.85)
"""How often something keeps people away, and which share of them comes all the same."""

SHUT = 0.006
"""How often the center stays shut of a sudden (snow, mourning) without anybody entering it."""

GROWTH_SPREAD = 0.02
"""By how much the needs of a month differ from those of the one before, on and on (sigma)."""

WANDER = 0.025
"""How far an agency's share of the needs wanders in a day (sigma of its logarithm)."""

RAMADAN_NEEDS, RAMADAN_READY = 0.9, 0.85

TOGETHER = 0.12
"""How often the next one comes in the same minute and for the same, too."""

CLOSED: tuple[Period, ...] = ()
USUAL_HOUR = 8
MORNING, FASTING = (Period(time(USUAL_HOUR), time(15)),), (Period(time(9), time(14, 30)),)

RAMADAN = Dated(date(2026, 2, 18), date(2026, 3, 19), FASTING, Text("رمضان", "Ramadan"))


def _holiday(first: date, last: date, arabic: str, english: str) -> Dated:
    return Dated(first, last, CLOSED, Text(arabic, english))


YEAR = Calendar(
    week=(*(MORNING,) * 4, (), (), MORNING),
    exceptions=(
        _holiday(date(2025, 9, 4), date(2025, 9, 4), "المولد النبوي", "The Prophet's birthday"),
        _holiday(date(2025, 12, 25), date(2025, 12, 25), "عيد الميلاد", "Christmas"),
        _holiday(date(2026, 1, 1), date(2026, 1, 1), "رأس السنة", "New Year"),
        RAMADAN,
        _holiday(date(2026, 3, 20), date(2026, 3, 23), "عيد الفطر", "Eid al-Fitr"),
        _holiday(date(2026, 5, 25), date(2026, 5, 30), "عيد الأضحى", "Eid al-Adha"),
        _holiday(date(2026, 6, 16), date(2026, 6, 16), "رأس السنة الهجرية", "Hijri New Year"),
    ),
)
"""The hours of the sample center, with Ramadan's and the holidays of that year."""


@dataclass(frozen=True)
class Season:
    """A center's history with its calendar, and whose each service is."""

    calendar: Calendar
    agencies: Mapping[str, str]
    history: tuple[DayArrivals, ...]


def season(plan: Plan, seed: int, days: int = DAYS, calendar: Calendar = YEAR) -> Season:
    """So many days from `FIRST` on; the same seed gives the same."""
    year = _Year(plan, calendar, Random(f"season {seed}"))
    rows = [(day, *visit, 1) for day in _days(days) for visit in year.visits(day)]
    agencies = {code: service.agency for code, service in plan.services.items()}
    return Season(calendar, agencies, by_day(rows))


def _days(number: int) -> Iterator[date]:
    return (FIRST + n * ONE_DAY for n in range(number))


class _Year:
    """The state that goes on from one day to the next, and all that is drawn by lot."""

    def __init__(self, plan: Plan, calendar: Calendar, chance: Random) -> None:
        self._chance = chance
        self._calendar = calendar
        self._services = {
            agency: [code for code, one in plan.services.items() if one.agency == agency]
            for agency in plan.agencies
        }
        self._weights = {
            agency: list(accumulate(plan.services[code].share or 1.0 for code in codes))
            for agency, codes in self._services.items()
        }
        self._share = {agency: weights[-1] for agency, weights in self._weights.items()}
        self._payday = {agency: chance.choice((1, 3, 10, 25, 28)) for agency in self._share}
        self._pull = {agency: chance.uniform(0.0, 0.9) for agency in self._share}
        self._middle = {agency: chance.uniform(0.25, 0.5) for agency in self._share}
        self._ready = [share * exp(chance.gauss(0, READY_SPREAD)) for share in READY]
        self._known = set(plan.services)
        self._needs = NEEDS * exp(chance.gauss(0, 0.2))
        self._waiting = self._needs
        self._mood = 0.0

    def visits(self, day: date) -> Iterator[tuple[int, Asked]]:
        """The half hour of each visit of the day, and what it asks for."""
        self._go_on(day)
        hours = hours_of(self._calendar, day)
        if not hours.halves or self._chance.random() < SHUT:
            return
        number = round(self._waiting * self._coming(day))
        self._waiting -= number
        first, last = hours.halves[0] / 2, (hours.halves[-1] + 1) / 2
        shift, early = self._chance.gauss(0, 0.12), self._chance.gauss(0, 0.04)
        agencies, weights = self._agencies(day)
        while number > 0:
            agency = self._one_of(agencies, weights)
            moment = self._moment(first, last, shift, self._middle[agency] + early)
            asked = self._asked(agency)
            yield int(2 * moment), asked
            number -= 1
            if number and self._chance.random() < TOGETHER:
                yield int(2 * moment), asked
                number -= 1

    def _go_on(self, day: date) -> None:
        """A night: new needs, another mood, other shares."""
        if day.day == 1:
            self._needs *= exp(self._chance.gauss(0.005, GROWTH_SPREAD))
        summer = 1 + 0.08 * cos(2 * pi * (day.timetuple().tm_yday - 200) / 365)
        month = sum(self._share[a] * self._of_month(a, day) for a in self._share)
        fasting = RAMADAN_NEEDS if RAMADAN.covers(day) else 1.0
        mean = self._needs * summer * fasting * month / sum(self._share.values())
        self._waiting *= 1 - LAPSES
        self._waiting += max(0.0, self._chance.gauss(mean, mean**0.5 * 1.5))
        self._mood = WEATHER_HOLDS * self._mood + self._chance.gauss(0, WEATHER_SPREAD)
        for agency in self._share:
            self._share[agency] *= exp(self._chance.gauss(0, WANDER))

    def _coming(self, day: date) -> float:
        """The share of those with a need who come today."""
        ready = self._ready[day.weekday()] * exp(self._mood)
        if RAMADAN.covers(day):
            ready *= RAMADAN_READY
        if self._chance.random() < RARE:
            ready *= self._chance.uniform(*KEPT_AWAY)
        return min(0.85, ready)

    def _of_month(self, agency: str, day: date) -> float:
        """Needs for an agency are more around its own day of the month, and a few days after."""
        since = (day.day - self._payday[agency]) % 30
        return 1 + self._pull[agency] * exp(-since / 2.5)

    def _agencies(self, day: date) -> tuple[list[str], list[float]]:
        weights = (self._share[agency] * self._of_month(agency, day) for agency in self._share)
        return list(self._share), list(accumulate(weights))

    def _moment(self, first: float, last: float, shift: float, early: float) -> float:
        """Hours after midnight: in a morning's or a noon's rush, at any time, or at the door."""
        which = self._chance.random()
        late = 1.0 if first > USUAL_HOUR else 0.0  # after a night of fasting it begins slowly
        if which < early:
            moment = self._chance.gauss(9.4 + shift + late, 0.8)
        elif which < early + 0.25:
            moment = self._chance.gauss(12.4 + shift + late / 3, 0.6)
        else:
            moment = self._chance.uniform(first, last)
        return min(max(moment, first), last - 0.01)

    def _asked(self, agency: str) -> Asked:
        if self._chance.random() < BASKETS:
            event = self._chance.choice(LIFE_EVENTS)
            codes = tuple(code for code in event.codes if code in self._known)
            if codes:
                return codes
        return (self._one_of(self._services[agency], self._weights[agency]),)

    def _one_of(self, choices: Sequence[str], weights: Sequence[float]) -> str:
        return choices[bisect(weights, self._chance.random() * weights[-1], 0, len(choices) - 1)]
