from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text

from batches import a_batch
from center_app.domain.envelope import seal
from center_app.store.engine import open_engine, reading, writing
from journals import called
from manual_clock import ManualClock
from memory_outbox import MemoryOutbox
from sync.problem import Code, Declined
from sync.registry import partitions
from sync.registry.intake import examine
from sync.registry.ledger import Ledger
from sync.wire import OpenEpoch

CENTER = "JO-TST-001"
TODAY = date(2026, 11, 22)
DAY_MS = 86_400_000


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    opened = open_engine(postgres_url)
    yield opened
    opened.dispose()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def ledger(engine: Engine, clock: ManualClock) -> Ledger:
    opened = Ledger(engine, clock)
    opened.enrol(CENTER)
    return opened


def opened(ledger: Ledger, entries: int) -> MemoryOutbox:
    outbox = MemoryOutbox(CENTER)
    outbox.add(entries)
    ledger.open_epoch(CENTER, OpenEpoch(outbox.epoch))
    return outbox


def take(ledger: Ledger, outbox: MemoryOutbox, first: int, last: int) -> int:
    return ledger.take(examine(*a_batch(outbox, first, last))).acked


def counted(engine: Engine, table: str) -> int:
    with reading(engine) as connection:
        found: int = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
        return found


def test_two_weeks_are_made_ahead_when_it_starts(ledger: Ledger, engine: Engine) -> None:
    with reading(engine) as connection:
        found = partitions.listed(connection)
    days = [TODAY + timedelta(days=after) for after in range(partitions.AHEAD + 1)]
    assert [partition.day for partition in found] == [*days, None]
    assert partitions.days_ahead(found, TODAY) == partitions.AHEAD
    assert ledger.desk.keep_partitions() == 0


def test_each_days_entries_lie_in_its_partition(
    ledger: Ledger, engine: Engine, clock: ManualClock
) -> None:
    outbox = opened(ledger, 9)
    take(ledger, outbox, 1, 4)
    clock.forward(DAY_MS)
    assert take(ledger, outbox, 3, 9) == 9
    assert counted(engine, "registry_entry_20261122") == 4
    assert counted(engine, "registry_entry_20261123") == 5


def test_another_history_is_noticed_in_the_partition_of_an_earlier_day(
    ledger: Ledger, clock: ManualClock
) -> None:
    outbox = opened(ledger, 9)
    take(ledger, outbox, 1, 4)
    clock.forward(DAY_MS)
    take(ledger, outbox, 5, 9)
    other = MemoryOutbox(CENTER, outbox.epoch)
    other.add(9)
    with pytest.raises(Declined) as no:
        take(ledger, other, 1, 3)
    assert (no.value.problem.code, no.value.problem.seq) == (Code.FORK, 3)
    assert take(ledger, outbox, 1, 3) == 9


def test_nothing_is_refused_where_nobody_made_partitions(
    ledger: Ledger, engine: Engine, clock: ManualClock
) -> None:
    outbox = opened(ledger, 3)
    clock.forward((partitions.AHEAD + 2) * DAY_MS)
    assert take(ledger, outbox, 1, 3) == 3
    assert counted(engine, partitions.REST) == 3
    assert ledger.desk.keep_partitions() == partitions.AHEAD  # but for the day that is in the rest
    assert take(ledger, outbox, 1, 3) == 3


def test_what_was_set_aside_is_looked_for_on_its_day_alone(
    ledger: Ledger, engine: Engine, clock: ManualClock
) -> None:
    outbox = opened(ledger, 3)
    outbox.add_body(seal(called(center=CENTER, type="visit.beamed").placed(outbox.epoch, 4)))
    take(ledger, outbox, 1, 4)
    with engine.connect() as other, other.begin():
        for table in ("registry_entry_20261123", partitions.REST):
            other.execute(text(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE"))
        assert ledger.look_again() == 0
        ledger.review(CENTER, outbox.epoch, 4, accepted=True)


def test_what_is_old_is_put_away_and_what_comes_again_of_it_goes_on_from_the_end(
    ledger: Ledger, engine: Engine, clock: ManualClock
) -> None:
    outbox = opened(ledger, 8)
    take(ledger, outbox, 1, 4)
    clock.forward(100 * DAY_MS)
    take(ledger, outbox, 5, 6)
    today = TODAY + timedelta(days=100)
    with writing(engine) as connection:
        away = partitions.put_away(connection, TODAY + timedelta(days=1), today)
    assert away == ["registry_entry_20261122"]
    assert counted(engine, away[0]) == 4
    assert counted(engine, "registry_entry") == 2
    with pytest.raises(Declined) as no:
        take(ledger, outbox, 1, 3)
    assert (no.value.problem.code, no.value.problem.expected) == (Code.GAP, 7)
    assert take(ledger, outbox, 7, 8) == 8


def test_what_may_still_be_asked_for_is_not_put_away(engine: Engine, ledger: Ledger) -> None:
    with writing(engine) as connection, pytest.raises(partitions.TooYoung):
        partitions.put_away(connection, TODAY - timedelta(days=89), TODAY)


def test_sqlite_has_no_partitions(sqlite_url: str, clock: ManualClock) -> None:
    engine = open_engine(sqlite_url)
    ledger = Ledger(engine, clock)
    assert ledger.desk.keep_partitions() == 0
    with reading(engine) as connection:
        assert partitions.listed(connection) == []
    engine.dispose()
