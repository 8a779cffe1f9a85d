"""Some entries of a stretch of the history, and where a business day begins and ends in it."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, bindparam, select

from center_app.store.entries import OF_EPOCH, Entry
from center_app.store.line import Line
from center_app.store.tables import entry

Span = tuple[int, int]
"""The places of the first and the last entry; nothing lies between where the last is before."""

_DAY_AT = select(entry.c.day).where(
    entry.c.epoch == bindparam("epoch"), entry.c.seq == bindparam("seq")
)
_BETWEEN = OF_EPOCH.where(entry.c.seq.between(bindparam("first"), bindparam("last")))
_OF_VISIT = _BETWEEN.where(entry.c.visit == bindparam("visit"))
_OF_TYPES = _BETWEEN.where(entry.c.type.in_(bindparam("types", expanding=True)))


def probable_span(connection: Connection, line: Line, first: date, last: date) -> Span:
    """Where these business days stand, found with a few looks however long the history is.

    Right as long as no day came back: a clock that was put right may have left one and returned.
    """
    begin = _first_from(connection, line, first.isoformat())
    return begin, _first_from(connection, line, f"{last.isoformat()}~") - 1


def of_visit(connection: Connection, line: Line, span: Span, visit: str) -> list[Entry]:
    """What happened to a visit, in order."""
    found: list[Entry] = []
    for asked, base in _asked(line, span):
        rows = connection.execute(_OF_VISIT, asked | {"visit": visit})
        found += [Entry(*row, base) for row in rows]
    return found


def of_types(connection: Connection, line: Line, span: Span, types: Collection[str]) -> list[Entry]:
    """All events of these types, in order."""
    found: list[Entry] = []
    for asked, base in _asked(line, span):
        rows = connection.execute(_OF_TYPES, asked | {"types": sorted(types)})
        found += [Entry(*row, base) for row in rows]
    return found


def _asked(line: Line, span: Span) -> list[tuple[dict[str, object], int]]:
    """The same places as numbers within each epoch, and what comes before it."""
    first, last = span
    return [
        (
            {
                "epoch": one.epoch,
                "first": max(1, first - one.base),
                "last": min(one.last, last - one.base),
            },
            one.base,
        )
        for one in line
        if one.base < last and first <= one.end
    ]


def _first_from(connection: Connection, line: Line, day: str) -> int:
    """The place of the first entry whose day is not before this one; after the last, if none."""
    low, high = 1, line[-1].end + 1
    while low < high:
        middle = (low + high) // 2
        if _day_at(connection, line, middle) < day:
            low = middle + 1
        else:
            high = middle
    return low


def _day_at(connection: Connection, line: Line, place: int) -> str:
    stretch = next(one for one in line if place <= one.end)
    of = {"epoch": stretch.epoch, "seq": place - stretch.base}
    return str(connection.execute(_DAY_AT, of).scalar_one())
