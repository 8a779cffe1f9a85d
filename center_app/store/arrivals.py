"""The arrivals that the history has, counted by the database."""

from collections.abc import Collection
from datetime import date
from functools import cache
from statistics import median

from sqlalchemy import Connection, bindparam, func, select

from center_app.domain.clock import midnight
from center_app.domain.forecast.arrivals import DayArrivals, by_day
from center_app.domain.forecast.hours import HALF_MS
from center_app.store.history_tables import step_facts, visit_facts

BETWEEN = ";"
"""Stands in no code."""

_visit, _step = visit_facts.c, step_facts.c
_EACH = (
    select(
        _visit.day,
        (_visit.issued_at // HALF_MS).label("half"),
        func.aggregate_strings(_step.service, BETWEEN)
        .aggregate_order_by(_step.line)
        .label("asked"),
    )
    .join(step_facts, _step.visit == _visit.visit)
    .where(_step.stage == 0)
    .where(_visit.day.between(bindparam("first"), bindparam("last")))
    .group_by(_visit.visit, _visit.day, _visit.issued_at)
    .subquery()
)
ARRIVALS = select(_EACH, func.count()).group_by(_EACH.c.day, _EACH.c.half, _EACH.c.asked)
"""Half hours since 1970 UTC, which are those of Amman too: it is whole hours from UTC."""


WAITS = select(_visit.day, _visit.issued_at, _visit.wait_to_call_ms).where(
    _visit.day.in_(bindparam("days", expanding=True)), _visit.wait_to_call_ms.is_not(None)
)


def arrivals_between(connection: Connection, first: date, last: date) -> tuple[DayArrivals, ...]:
    """Of the visits that are over of these business days, whatever became of them.

    What was added at a counter counts as asked for: it was work that came with the visit.
    """
    period = {"first": first.isoformat(), "last": last.isoformat()}
    rows = connection.execute(ARRIVALS, period)
    begun = cache(_begun)
    codes = cache(lambda asked: tuple(asked.split(BETWEEN)))
    return by_day(
        (begun(name)[0], half - begun(name)[1] // HALF_MS, codes(asked), visits)
        for name, half, asked, visits in rows
    )


def _begun(name: str) -> tuple[date, int]:
    """A day of the rows, and the midnight that begins it (ms since 1970 UTC)."""
    day = date.fromisoformat(name)
    return day, midnight(day)


def median_waits(connection: Connection, days: Collection[date]) -> dict[date, dict[int, float]]:
    """Of each of these days and each half hour the median wait (ms) from the ticket to the first
    call, of who came in it and was called."""
    waits: dict[date, dict[int, list[int]]] = {}
    begun = cache(_begun)
    for name, issued, wait in connection.execute(WAITS, {"days": [f"{day}" for day in days]}):
        day, midnight_ms = begun(name)
        half = (issued - midnight_ms) // HALF_MS
        waits.setdefault(day, {}).setdefault(half, []).append(wait)
    return {
        day: {half: float(median(found)) for half, found in by_half.items()}
        for day, by_half in waits.items()
    }
