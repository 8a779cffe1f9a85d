"""A year of history for a benchmark: one day played through the real verbs, and its rows again for
every other day, with ids and times of their own.

So every row is one that the center made. The day's entries stand in the journal as often, as those
of an earlier epoch: nobody plays them again, but every look at the journal has to do with its size.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sqlalchemy import Engine, insert, literal, select

from center_app.domain.clock import DAY, MINUTE
from center_app.domain.facts import Facts
from center_app.domain.presence import PresenceFacts
from center_app.store.engine import writing
from center_app.store.history import add
from center_app.store.tables import entry, stream

SHIFT_MS = 20 * MINUTE
"""By how much at most a copied visit comes later or waits longer, so that no day is as another."""


def fill(engine: Engine, played: Facts, last: date, days: int, seed: int = 1) -> int:
    """Write the played day again for so many days up to `last`; how many visits that were."""
    for back in range(days):
        with writing(engine) as connection:
            add(connection, copied(played, last - timedelta(back), seed + back))
    return days * len(played.visits)


EARLIER = "a year before"
"""The epoch of the copied entries."""


def fill_journal(engine: Engine, days: int) -> int:
    """Write the entries there are for so many days again; how many that were."""
    with writing(engine) as connection:
        live = connection.execute(select(stream).where(stream.c.live)).mappings().one()
        copy = {**live, "epoch": EARLIER, "live": None, "seq": days * live["seq"]}
        connection.execute(insert(stream), copy)
        for back in range(days):
            new = {
                "epoch": literal(EARLIER),
                "seq": entry.c.seq + back * live["seq"],
                "id": entry.c.id + f"-{back}",
            }
            columns = [new.get(column.name, column) for column in entry.c]
            again = select(*columns).where(entry.c.epoch == live["epoch"])
            connection.execute(insert(entry).from_select(list(entry.c), again))
    return days * int(live["seq"])


def copied(played: Facts, day: date, seed: int) -> Facts:
    """The rows of the played day as those of another, each visit with a wait of its own."""
    chance = Random(seed)
    by_ms = (day - played.visits[0].day).days * DAY
    longer = {visit.visit: chance.randrange(SHIFT_MS) for visit in played.visits}
    return Facts(
        tuple(
            row._replace(
                visit=_named(row.visit, day),
                day=day,
                issued_at=row.issued_at + by_ms,
                ended_at=_plus(row.ended_at, by_ms + longer[row.visit]),
                wait_to_call_ms=_plus(row.wait_to_call_ms, longer[row.visit]),
                total_ms=_plus(row.total_ms, longer[row.visit]),
            )
            for row in played.visits
        ),
        tuple(
            row._replace(
                visit=_named(row.visit, day),
                wait_ms=_plus(row.wait_ms, longer[row.visit]),
                finished_at=_plus(row.finished_at, by_ms + longer[row.visit]),
                within=None
                if row.wait_ms is None
                else row.wait_ms + longer[row.visit] <= row.target_ms,
            )
            for row in played.steps
        ),
        tuple(
            row._replace(
                visit=_named(row.visit, day),
                called_at=row.called_at + by_ms + longer[row.visit],
                started_at=_plus(row.started_at, by_ms + longer[row.visit]),
                ended_at=_plus(row.ended_at, by_ms + longer[row.visit]),
                wait_ms=_plus(row.wait_ms, longer[row.visit]),
            )
            for row in played.sittings
        ),
        tuple(_presences(played, day, by_ms)),
    )


def _presences(played: Facts, day: date, by_ms: int) -> Iterator[PresenceFacts]:
    for row in played.presences:
        began, ended = row.began_at + by_ms, _plus(row.ended_at, by_ms)
        yield replace(row, day=day, began_at=began, ended_at=ended)


def _named(visit: str, day: date) -> str:
    return f"{visit[:-8]}{day:%Y%m%d}"


def _plus(value: int | None, more: int) -> int | None:
    return None if value is None else value + more
