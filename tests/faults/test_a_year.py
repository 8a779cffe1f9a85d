"""A year's journal: brought up from the first version's tables, and moved to another database.

The long form tells its times. A year of a very large center, 150,000 visits, are 150 of its days:
`YEAR_DAYS=150`; two are lived, and the others grown from the second.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import pytest
from alembic import command, config
from sqlalchemy import Engine, insert, inspect, select

from center_app.center import Center
from center_app.center.memory import prepare
from center_app.store.engine import keep_wal, open_engine, reading, writing
from center_app.store.journal import Journal
from center_app.store.moving import move
from center_app.store.schema import SCRIPTS, upgrade
from center_app.store.tables import metadata
from center_on import center_on, engine_of
from founding import CENTER
from manual_clock import ManualClock
from years import grow, lived

A_DAY = 1_000
"""Visits."""

DAYS = 5

LIVED = 2

FIRST = "0001"

DOWN_S = 30
"""For how long an upgrade may keep the counters waiting."""


@contextmanager
def told(what: str) -> Iterator[None]:
    begun = perf_counter()
    yield
    print(f"{what}: {perf_counter() - begun:.1f} s")  # noqa: T201


def close(center: Center) -> None:
    center.journal.close()
    engine_of(center).dispose()


def as_the_first_version_had_it(new: Engine, old: Engine) -> None:
    """What is in the first version's tables of a database, in tables as that version made them."""
    keep_wal(old)
    with writing(old) as connection:
        chosen = config.Config()
        chosen.set_main_option("script_location", str(SCRIPTS))
        chosen.attributes["connection"] = connection
        command.upgrade(chosen, FIRST)
    known = inspect(old)
    for table in metadata.sorted_tables:
        if not known.has_table(table.name) or table.name == "checkpoint":
            continue
        there = {column["name"] for column in known.get_columns(table.name)}
        columns = [column for column in table.columns if column.name in there]
        with reading(new) as source:
            rows = [dict(row._mapping) for row in source.execute(select(*columns))]
        if rows:
            with writing(old) as target:
                target.execute(insert(table), rows)


def goes_on_as_before(folder: Path, postgres_url: str, days: int, visits: int) -> None:
    lived(f"sqlite:///{folder / 'new.db'}", LIVED, visits)
    new = open_engine(f"sqlite:///{folder / 'new.db'}")
    grow(new, CENTER, days - LIVED)
    url = f"sqlite:///{folder / 'old.db'}"
    old = open_engine(url)
    as_the_first_version_had_it(new, old)
    before = Journal(new, CENTER).head()
    print(f"{before.place} entries")  # noqa: T201
    with told("the hall is played anew, while the version before serves"):
        assert prepare(old, CENTER, Journal(old, CENTER)) == before.place
    begun = perf_counter()
    with told("the tables are upgraded"):
        upgrade(old)
    with told("the center is open"):
        center = center_on(url, ManualClock(before.at))
    assert perf_counter() - begun < DOWN_S
    with told("the history is made"):
        center.history.catch_up()
    assert (center.journal.head().hash, center.journal.head().place) == (before.hash, before.place)
    was = center_on(f"sqlite:///{folder / 'new.db'}", ManualClock(before.at))
    assert center.hall == was.hall
    for one in (center, was):
        close(one)
    with told("moved to PostgreSQL, read back and checked"):
        target = open_engine(postgres_url)
        head = move(old, target, CENTER, "there")
    assert (head.hash, head.place) == (before.hash, before.place)
    for engine in (new, old, target):
        engine.dispose()


def test_a_journal_of_the_first_version_goes_on(tmp_path: Path, postgres_url: str) -> None:
    goes_on_as_before(tmp_path, postgres_url, days=3, visits=12)


@pytest.mark.chaos
@pytest.mark.timeout(1800)
def test_a_part_of_a_year_goes_on(tmp_path: Path, postgres_url: str) -> None:
    goes_on_as_before(tmp_path, postgres_url, int(os.environ.get("YEAR_DAYS", DAYS)), A_DAY)
