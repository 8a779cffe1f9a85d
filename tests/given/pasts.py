"""Days that are over, with the visits they had, made for forecasts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time, timedelta

from sqlalchemy import Engine

from center_app.domain.calendar import MORNING, ONE_DAY, Calendar, Dated, Period
from center_app.domain.catalogue import Audience
from center_app.domain.clock import midnight
from center_app.domain.facts import Facts, StepFacts, VisitFacts
from center_app.domain.forecast.arrivals import Asked, DayArrivals
from center_app.domain.forecast.hours import HALF_MS, hours_of
from center_app.domain.step import StepState
from center_app.domain.text import Text
from center_app.domain.visit import Stand
from center_app.store.engine import writing
from center_app.store.history import add

FIRST = date(2026, 3, 1)
"""A Sunday."""

CALENDAR = Calendar()
"""From 8 to 15, Sunday to Thursday."""

AGENCIES = {"A1": "A", "A2": "A", "B1": "B"}

ALONE: Mapping[Asked, int] = {("A1",): 10}

SHORT = (Period(time(10), time(14)),)


def dated(first: date, last: date, periods: tuple[Period, ...] = ()) -> Dated:
    return Dated(first, last, periods, Text("أيام", "Days"))


def calendar(*exceptions: Dated, week: tuple[tuple[Period, ...], ...] | None = None) -> Calendar:
    return Calendar(week or (*(MORNING,) * 4, (), (), MORNING), exceptions)


def day_after(n: int) -> date:
    return FIRST + timedelta(days=n)


def past(
    days: int,
    of: Calendar = CALENDAR,
    visits: Callable[[date, int], Mapping[Asked, int]] = lambda _day, _half: ALONE,
    first: date = FIRST,
) -> tuple[DayArrivals, ...]:
    """The days from the first on at which this center was open, with each half hour's visits."""
    found = []
    for day in (first + n * ONE_DAY for n in range(days)):
        halves = {half: visits(day, half) for half in hours_of(of, day).halves}
        if any(sum(asked.values()) for asked in halves.values()):
            found.append(DayArrivals(day, halves))
    return tuple(found)


def keep_past(engine: Engine, history: Iterable[DayArrivals]) -> None:
    """Lay the days into the history of a center, as if they had been."""
    with writing(engine) as connection:
        for one in history:
            visits = list(_visits(one))
            steps = tuple(step for _, steps in visits for step in steps)
            add(connection, Facts(tuple(visit for visit, _ in visits), steps, ()))


def _visits(one: DayArrivals) -> Iterable[tuple[VisitFacts, Sequence[StepFacts]]]:
    for half, asked in one.halves.items():
        for codes, number in asked.items():
            for n in range(number):
                name = f"{one.day} {half} {codes} {n}"
                yield visit_row(name, one.day, half), step_rows(name, codes)


def visit_row(name: str, day: date, half: int, *, ms: int = 0) -> VisitFacts:
    """A visit that came so many ms after the beginning of a half hour."""
    issued = midnight(day) + half * HALF_MS + ms
    return VisitFacts(
        visit=name,
        day=day,
        number="A001",
        audience=Audience.INDIVIDUALS,
        language="ar",
        priority=None,
        stand=Stand.SERVED,
        issued_at=issued,
        ended_at=issued + HALF_MS,
        wait_to_call_ms=60_000,
        total_ms=HALF_MS,
        held_citizen_ms=0,
        held_center_ms=0,
        counters=1,
        transfers=0,
        promise_low_ms=None,
        promise_high_ms=None,
        promise_point_ms=None,
        promised_as=None,
        within=True,
        resolved=True,
    )


def step_rows(name: str, codes: Asked, stages: int = 1) -> list[StepFacts]:
    return [
        StepFacts(
            visit=name,
            line=line,
            stage=stage,
            service=code,
            agency=AGENCIES.get(code, "A"),
            quantity=1,
            state=StepState.DONE,
            counter="1",
            employee="e1",
            target_ms=900_000,
            wait_ms=60_000,
            served_ms=300_000,
            finished_at=900_000,
            within=True,
            completed=1,
        )
        for line, code in enumerate(codes)
        for stage in range(stages)
    ]
