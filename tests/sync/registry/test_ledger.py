import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import OperationalError

from batches import a_batch
from center_app.domain.chain import genesis
from center_app.domain.codec import EVENTS
from center_app.domain.envelope import seal
from center_app.store.engine import open_engine, reading, writing
from center_app.store.faults import Unusable
from journals import called
from machine_clock import MachineClock
from memory_outbox import MemoryOutbox
from postgres_cluster import PostgresCluster
from sync.problem import Code, Declined
from sync.registry import tables
from sync.registry.intake import examine
from sync.registry.ledger import Ledger, open_ledger
from sync.registry.shapes import _DECODERS
from sync.wire import Acked, OpenEpoch, Parent, Quarantined

CENTER = "JO-TST-001"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The registry's database, once of each kind, for all tests here."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'registry.sqlite'}"
        return
    postgres: PostgresCluster = request.getfixturevalue("postgres")
    name = f"test_ledger_{secrets.token_hex(4)}"
    yield postgres.create_database(name)
    postgres.drop_database(name)


@pytest.fixture(scope="module")
def ledger(place: str) -> Iterator[Ledger]:
    opened = open_ledger(place, MachineClock())
    opened.enrol(CENTER)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def engine(ledger: Ledger, place: str) -> Iterator[Engine]:
    """A second way into the database, past the ledger."""
    opened = open_engine(place)
    yield opened
    opened.dispose()


@pytest.fixture
def center(ledger: Ledger) -> str:
    """A new center, which has no epoch yet."""
    name = f"JO-TST-{secrets.token_hex(4).upper()}"
    ledger.enrol(name)
    return name


@pytest.fixture
def outbox(ledger: Ledger, center: str) -> MemoryOutbox:
    journal = MemoryOutbox(center)
    journal.add(10)
    ledger.open_epoch(center, OpenEpoch(journal.epoch))
    return journal


def take(ledger: Ledger, outbox: MemoryOutbox, first: int, last: int) -> Acked:
    return ledger.take(examine(*a_batch(outbox, first, last)))


def stored(engine: Engine, epoch: str) -> list[tuple[int, bytes, bytes]]:
    _ = tables.entries.c
    statement = select(_.seq, _.head, _.body).where(_.epoch == epoch).order_by(_.seq)
    with reading(engine) as connection:
        return [(seq, head, body) for seq, head, body in connection.execute(statement)]


def told(outbox: MemoryOutbox, last: int) -> list[tuple[int, bytes, bytes]]:
    return [(entry.seq, entry.head, entry.body) for entry in outbox.entries[:last]]


def test_a_key_opens_its_own_center_and_only_its_hash_is_kept(
    ledger: Ledger, engine: Engine
) -> None:
    key = ledger.enrol("JO-TST-002")
    assert ledger.center_of(key) == "JO-TST-002"
    assert ledger.center_of(key + "x") is None
    with reading(engine) as connection:
        digests = connection.scalars(select(tables.keys.c.digest)).all()
    assert all(key.encode() not in bytes(digest) for digest in digests)


def test_a_second_key_for_a_center_leaves_the_first_one_good(ledger: Ledger) -> None:
    first, second = ledger.enrol(CENTER), ledger.enrol(CENTER)
    assert ledger.center_of(first) == ledger.center_of(second) == CENTER


def test_what_cannot_be_a_center_gets_no_key(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="3 to 24"):
        ledger.enrol("عمّان")


def test_an_epoch_is_opened_once_however_often_it_is_asked_for(ledger: Ledger, center: str) -> None:
    epoch = str(uuid4())
    cursor, opened = ledger.open_epoch(center, OpenEpoch(epoch))
    assert opened
    assert (cursor.acked, cursor.head) == (0, genesis(center, epoch).hex())
    again, opened = ledger.open_epoch(center, OpenEpoch(epoch))
    assert not opened
    assert again.head == cursor.head


def test_the_cursor_names_the_epoch_that_was_opened_last(ledger: Ledger, center: str) -> None:
    older, newer = sorted((str(uuid4()), str(uuid4())))
    start = genesis(center, older).hex()
    ledger.open_epoch(center, OpenEpoch(older))
    ledger.open_epoch(center, OpenEpoch(newer, Parent(older, 0, start)))
    assert ledger.cursor(center, older).open_epoch == newer


def test_an_epoch_that_was_not_opened_is_unknown(ledger: Ledger) -> None:
    stranger = MemoryOutbox(CENTER)
    stranger.add()
    for attempt in (
        lambda: ledger.cursor(CENTER, stranger.epoch),
        lambda: take(ledger, stranger, 1, 1),
    ):
        with pytest.raises(Declined) as no:
            attempt()
        assert no.value.problem.code is Code.UNKNOWN_EPOCH


def test_batches_in_order_are_stored_as_they_are(
    ledger: Ledger, outbox: MemoryOutbox, engine: Engine
) -> None:
    take(ledger, outbox, 1, 4)
    answer = take(ledger, outbox, 5, 10)
    assert (answer.acked, answer.head) == (10, outbox.hash.hex())
    assert stored(engine, outbox.epoch) == told(outbox, 10)
    cursor = ledger.cursor(outbox.center, outbox.epoch)
    assert (cursor.acked, cursor.head) == (10, outbox.hash.hex())


@pytest.mark.parametrize(("first", "last"), [(1, 6), (2, 4), (6, 6)])
def test_a_repeated_batch_changes_nothing(
    ledger: Ledger, outbox: MemoryOutbox, engine: Engine, first: int, last: int
) -> None:
    take(ledger, outbox, 1, 6)
    answer = take(ledger, outbox, first, last)
    assert (answer.acked, answer.head) == (6, outbox.entries[5].head.hex())
    assert stored(engine, outbox.epoch) == told(outbox, 6)


def test_of_an_overlapping_batch_only_the_new_part_is_added(
    ledger: Ledger, outbox: MemoryOutbox, engine: Engine
) -> None:
    take(ledger, outbox, 1, 6)
    assert take(ledger, outbox, 3, 9).acked == 9
    assert stored(engine, outbox.epoch) == told(outbox, 9)


def test_a_gap_is_declined_with_the_number_that_is_expected(
    ledger: Ledger, outbox: MemoryOutbox, engine: Engine
) -> None:
    take(ledger, outbox, 1, 4)
    with pytest.raises(Declined) as no:
        take(ledger, outbox, 6, 8)
    assert (no.value.problem.code, no.value.problem.expected) == (Code.GAP, 5)
    assert stored(engine, outbox.epoch) == told(outbox, 4)


@pytest.mark.parametrize(
    ("first", "last", "seq"), [(1, 8, 4), (2, 3, 3), (5, 8, 4)], ids=["overlap", "within", "after"]
)
def test_another_history_is_declined_with_an_entry_that_differs(
    ledger: Ledger, outbox: MemoryOutbox, engine: Engine, first: int, last: int, seq: int
) -> None:
    take(ledger, outbox, 1, 4)
    other = MemoryOutbox(outbox.center, outbox.epoch)
    other.add(10)
    with pytest.raises(Declined) as no:
        take(ledger, other, first, last)
    assert (no.value.problem.code, no.value.problem.seq) == (Code.FORK, seq)
    assert stored(engine, outbox.epoch) == told(outbox, 4)


def test_a_stream_that_begins_elsewhere_is_declined(ledger: Ledger, center: str) -> None:
    foreign = MemoryOutbox(center, start=genesis("JO-TST-009", "another epoch"))
    foreign.add()
    ledger.open_epoch(center, OpenEpoch(foreign.epoch))
    with pytest.raises(Declined) as no:
        take(ledger, foreign, 1, 1)
    assert (no.value.problem.code, no.value.problem.seq) == (Code.FORK, 0)


def test_a_poisoned_entry_is_kept_and_named_also_when_it_comes_again(
    ledger: Ledger, outbox: MemoryOutbox, engine: Engine
) -> None:
    poison = outbox.entries[-1].body.replace(b'"data":{', b'"data":[{').replace(b"}}", b"}]}")
    outbox.entries.pop()
    outbox.add_body(poison)
    outbox.add(2)
    answer = take(ledger, outbox, 1, 12)
    assert answer.acked == 12
    assert answer.quarantined == (Quarantined(10, "schema:data"),)
    assert take(ledger, outbox, 9, 12).quarantined == answer.quarantined
    assert take(ledger, outbox, 11, 12).quarantined == ()
    assert stored(engine, outbox.epoch)[9] == (10, outbox.entries[9].head, poison)


def test_what_was_set_aside_is_listed_until_somebody_has_looked(
    ledger: Ledger, outbox: MemoryOutbox
) -> None:
    outbox.add_body(renamed(outbox, "visit.beamed"))
    take(ledger, outbox, 1, 11)
    (found,) = [one for one in ledger.set_aside() if one.center == outbox.center]
    assert (found.epoch, found.seq, found.code) == (outbox.epoch, 11, "type")
    ledger.review(found.center, found.epoch, found.seq, accepted=True)
    assert outbox.center not in [one.center for one in ledger.set_aside()]
    assert outbox.center in [one.center for one in ledger.set_aside(reviewed=True)]
    with pytest.raises(LookupError):
        ledger.review(found.center, found.epoch, found.seq, accepted=False)


def counts(engine: Engine, center: str) -> dict[str, int]:
    with reading(engine) as connection:
        found = text("SELECT type, sum(entries) FROM registry_tally WHERE center = :of GROUP BY 1")
        return {kind: int(n) for kind, n in connection.execute(found, {"of": center})}


@pytest.mark.parametrize("accepted", [True, False])
def test_what_only_looked_like_a_citizen_is_counted_once_it_is_accepted(
    ledger: Ledger, outbox: MemoryOutbox, engine: Engine, *, accepted: bool
) -> None:
    event = called(center=outbox.center, stn="kiosk 9851012345")
    outbox.add_body(seal(event.placed(outbox.epoch, 11)))
    take(ledger, outbox, 1, 11)
    (found,) = [one for one in ledger.set_aside() if one.center == outbox.center]
    assert found.code == "personal:stn"
    before = counts(engine, outbox.center)[event.type]
    ledger.review(found.center, found.epoch, found.seq, accepted=accepted)
    assert counts(engine, outbox.center)[event.type] == before + accepted
    ledger.look_again()
    assert counts(engine, outbox.center)[event.type] == before + accepted


def test_what_is_rejected_stays_so_when_the_registry_understands_it(
    ledger: Ledger, outbox: MemoryOutbox, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr("sync.registry.intake.EVENTS", {})
        older.setattr("sync.registry.shapes._DECODERS", {})
        take(ledger, outbox, 1, 3)
        for seq in (1, 2):
            ledger.review(outbox.center, outbox.epoch, seq, accepted=seq == 2)
    assert counts(engine, outbox.center) == {}
    assert ledger.look_again() == 2
    assert list(counts(engine, outbox.center).values()) == [2]
    aside = [one for one in ledger.set_aside(reviewed=True) if one.center == outbox.center]
    assert [(one.seq, one.accepted) for one in aside] == [(1, False)]


def test_an_update_of_the_registry_understands_what_was_set_aside(
    ledger: Ledger, outbox: MemoryOutbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = dict(EVENTS)
    monkeypatch.setattr("sync.registry.intake.EVENTS", {})
    shapes = dict(_DECODERS)
    monkeypatch.setattr("sync.registry.shapes._DECODERS", {})
    take(ledger, outbox, 1, 3)
    assert len([one for one in ledger.set_aside() if one.center == outbox.center]) == 3
    monkeypatch.setattr("sync.registry.intake.EVENTS", known)
    monkeypatch.setattr("sync.registry.shapes._DECODERS", shapes)
    assert ledger.look_again() == 3
    assert outbox.center not in [one.center for one in ledger.set_aside()]


def renamed(outbox: MemoryOutbox, name: str) -> bytes:
    """The next entry, of a kind that nobody knows."""
    return seal(called(center=outbox.center, type=name).placed(outbox.epoch, 11))


def test_requests_for_one_stream_at_once_leave_each_entry_once(
    ledger: Ledger, outbox: MemoryOutbox, engine: Engine
) -> None:
    outbox.add(190)
    with ThreadPoolExecutor(4) as pool:
        for last in range(20, 201, 20):
            batches = [pool.submit(take, ledger, outbox, max(1, last - 30), last) for _ in range(4)]
            assert {batch.result().acked for batch in batches} == {last}
    assert stored(engine, outbox.epoch) == told(outbox, 200)


def test_streams_do_not_hold_each_other(ledger: Ledger, outbox: MemoryOutbox) -> None:
    ledger.enrol("JO-TST-003")
    other = MemoryOutbox("JO-TST-003", outbox.epoch)
    other.add(3)
    ledger.open_epoch(other.center, OpenEpoch(other.epoch))
    assert take(ledger, outbox, 1, 2).acked == 2
    assert take(ledger, other, 1, 3).acked == 3


def test_the_database_keeps_its_name(ledger: Ledger, place: str) -> None:
    again = open_ledger(place, MachineClock())
    assert again.generation == ledger.generation
    again.close()


def test_a_database_of_a_newer_program_is_refused(sqlite_url: str) -> None:
    ledger = open_ledger(sqlite_url, MachineClock())
    change(ledger, sqlite_url, "UPDATE registry_identity SET version = 99")
    with pytest.raises(Unusable, match="newer version"):
        open_ledger(sqlite_url, MachineClock())


def test_an_entry_stands_in_no_error_message(sqlite_url: str) -> None:
    ledger = open_ledger(sqlite_url, MachineClock())
    ledger.enrol(CENTER)
    outbox = MemoryOutbox(CENTER)
    outbox.add(2)
    ledger.open_epoch(CENTER, OpenEpoch(outbox.epoch))
    change(ledger, sqlite_url, "DROP TABLE registry_entry")
    with pytest.raises(OperationalError) as fault:
        take(ledger, outbox, 1, 2)
    assert "registry_entry" in str(fault.value)
    assert "counter-5" not in str(fault.value)
    ledger.close()


def change(ledger: Ledger, url: str, statement: str) -> None:
    """Do to the database what the ledger never does."""
    ledger.close()
    engine = open_engine(url)
    with writing(engine) as connection:
        connection.execute(text(statement))
    engine.dispose()
