"""The arrivals of the days that are over, counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

Asked = tuple[str, ...]
"""The services that a visit asks for, in their order."""


@dataclass(frozen=True)
class DayArrivals:
    """The visits of one business day, by the half hour in which the ticket was given and by what
    they asked for.

    Half hours count from the midnight that begins the day's date, in Amman's time: 16 is from 8:00
    to 8:30, and 48 the first one after the midnight that follows.
    """

    day: date
    halves: Mapping[int, Mapping[Asked, int]]

    @cached_property
    def by_half(self) -> Mapping[int, int]:
        return {half: sum(asked.values()) for half, asked in self.halves.items()}

    @cached_property
    def visits(self) -> int:
        return sum(self.by_half.values())


Counted = tuple[date, int, Asked, int]
"""A day, a half hour, what was asked for, and by how many visits."""


def by_day(rows: Iterable[Counted]) -> tuple[DayArrivals, ...]:
    """The days that had visits, oldest first; a service asked for twice counts once."""
    days: dict[date, dict[int, Counter[Asked]]] = {}
    for day, half, asked, visits in rows:
        halves = days.setdefault(day, {})
        if half not in halves:
            halves[half] = Counter()
        halves[half][tuple(dict.fromkeys(asked))] += visits
    return tuple(DayArrivals(day, days[day]) for day in sorted(days))


def by_agency(asked: Mapping[Asked, float], agencies: Mapping[str, str]) -> Mapping[str, float]:
    """How many services of each agency these visits ask for; services of no agency are left out."""
    found: dict[str, float] = {}
    for codes, visits in asked.items():
        for code in codes:
            if code in agencies:
                agency = agencies[code]
                found[agency] = found.get(agency, 0) + visits
    return found


def by_service(asked: Mapping[Asked, float]) -> Mapping[str, float]:
    """How many of these visits ask for each service."""
    found: dict[str, float] = {}
    for codes, visits in asked.items():
        for code in codes:
            found[code] = found.get(code, 0) + visits
    return found
