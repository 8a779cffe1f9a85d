"""A year's journal: brought up from the first version's tables, and moved to another database.

The long form has a tenth of a year of a very large center (150,000 visits); it tells its times.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import pytest
from alembic import command, config
from sqlalchemy import Engine, insert, inspect, select

from center_app.center import Center
from center_app.cli.bench.start_up import APART_MS, KIOSKS, PACE
from center_app.domain.clock import DAY
from center_app.domain.views.kiosk import Services
from center_app.simulation.chance import Chance
from center_app.simulation.clock import PlayedClock
from center_app.simulation.morning import Morning, Seat
from center_app.store.engine import keep_wal, open_engine, reading, writing
from center_app.store.journal import Journal
from center_app.store.moving import move
from center_app.store.schema import SCRIPTS, upgrade
from center_app.store.tables import metadata
from center_on import center_on, engine_of, serving_center
from founding import CENTER
from manual_clock import moment

A_DAY = 1_000
"""Visits."""

DAYS_OF_A_TENTH = 15

FIRST = "0001"


@contextmanager
def told(what: str) -> Iterator[None]:
    begun = perf_counter()
    yield
    print(f"{what}: {perf_counter() - begun:.1f} s")  # noqa: T201


def lived(url: str, days: int, visits: int) -> None:
    """A center's database after so many days."""
    clock = PlayedClock(moment("2026-01-04 08:00"))
    center = serving_center(url, counters=8, clock=clock)
    for day in range(days):
        clock.move_to(moment("2026-01-04 08:00") + day * DAY)
        center.refresh()
        chance = Chance(center.see(Services()), day)
        morning = Morning(center, clock, chance, KIOSKS, PACE)
        morning.arrivals(visits, visits * APART_MS)
        morning.staff(Seat(str(n), f"employee-{n}") for n in range(1, 9))
        while morning.goes_on and (due := morning.next_at()) is not None:
            clock.move_to(due)
            morning.step()
    close(center)


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
    lived(f"sqlite:///{folder / 'new.db'}", days, visits)
    new = open_engine(f"sqlite:///{folder / 'new.db'}")
    url = f"sqlite:///{folder / 'old.db'}"
    old = open_engine(url)
    as_the_first_version_had_it(new, old)
    before = Journal(new, CENTER).head()
    print(f"{before.place} entries")  # noqa: T201
    with told("the tables are upgraded"):
        upgrade(old)
    with told("the center is open, its hall played anew"):
        center = center_on(url, PlayedClock(before.at))
    with told("the history is made"):
        center.history.catch_up()
    assert (center.journal.head().hash, center.journal.head().place) == (before.hash, before.place)
    was = center_on(f"sqlite:///{folder / 'new.db'}", PlayedClock(before.at))
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
    goes_on_as_before(tmp_path, postgres_url, days=2, visits=12)


@pytest.mark.chaos
@pytest.mark.timeout(1800)
def test_a_tenth_of_a_year_goes_on(tmp_path: Path, postgres_url: str) -> None:
    goes_on_as_before(tmp_path, postgres_url, DAYS_OF_A_TENTH, A_DAY)
