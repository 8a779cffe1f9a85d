from uuid import uuid4

import pytest
from sqlalchemy import Engine, delete, update

from center_app.domain.events import EntryDamaged
from center_app.store.entries import Entry
from center_app.store.journal import Journal
from center_app.store.tables import entry, stream
from journals import EPOCH, append
from tampering import tamper


def new_id() -> str:
    return str(uuid4())


@pytest.fixture
def seven(journal: Journal) -> Journal:
    append(journal, 7)
    return journal


def ids(entries: list[Entry]) -> list[str]:
    return [one.envelope.id for one in entries]


def test_a_sound_journal_is_left_as_it_is(seven: Journal) -> None:
    head = seven.head()
    assert seven.mend(new_id, 0) is None
    assert seven.head() == head


@pytest.mark.parametrize("body", [b"{}", b"\xff", "changed"], ids=["empty", "no text", "changed"])
def test_an_entry_that_nothing_proves_is_marked_in_its_place_and_its_bytes_stay(
    seven: Journal, engine: Engine, body: bytes | str
) -> None:
    before = seven.after(0)
    rotten = body if isinstance(body, bytes) else before[3].body.replace(b'"times":1', b'"times":9')
    tamper(engine, update(entry).where(entry.c.seq == 4).values(body=rotten))
    assert seven.mend(new_id, 2) == 1
    after = seven.after(0)
    assert [one.place for one in after] == list(range(1, 8))
    assert ids(after[:3] + after[4:]) == ids(before[:3] + before[4:])
    assert after[3].envelope.type == EntryDamaged.type
    assert after[3].envelope.data == {"epoch": EPOCH, "seq": 4}
    assert [one.epoch == EPOCH for one in after] == [True] * 3 + [False] * 4
    append(seven, 1)
    assert seven.mend(new_id, 3) is None
    with engine.connect() as connection:
        kept = entry.select().where(entry.c.epoch == EPOCH, entry.c.seq == 4)
        assert connection.execute(kept).one().body == rotten


@pytest.mark.parametrize("seq", [1, 4, 7])
def test_an_entry_of_which_only_the_hash_is_damaged_is_sealed_again(
    seven: Journal, engine: Engine, seq: int
) -> None:
    before = ids(seven.after(0))
    tamper(engine, update(entry).where(entry.c.seq == seq).values(head=bytes(32)))
    assert seven.mend(new_id, 0) == 0
    assert ids(seven.after(0)) == before
    assert seven.mend(new_id, 0) is None


def test_damage_in_an_earlier_epoch_of_the_history_is_mended_too(
    seven: Journal, engine: Engine
) -> None:
    seven.branch(new_id(), EPOCH, 5)
    append(seven, 3)
    before = ids(seven.after(0))
    tamper(engine, update(entry).where(entry.c.epoch == EPOCH, entry.c.seq == 2).values(body=b"{"))
    assert seven.mend(new_id, 0) == 1
    after = seven.after(0)
    assert len(after) == 10
    assert [one for n, one in enumerate(ids(after)) if n != 1] == before[:1] + before[2:]


def test_where_entries_are_gone_nothing_is_made_up(seven: Journal, engine: Engine) -> None:
    tamper(engine, delete(entry).where(entry.c.seq == 3))
    head = seven.head()
    assert seven.mend(new_id, 0) is None
    assert seven.head() == head


def test_a_head_that_is_damaged_costs_the_next_entry_and_no_other(
    seven: Journal, engine: Engine
) -> None:
    tamper(engine, update(stream).values(head=bytes(32)))
    append(seven, 3)
    assert seven.mend(new_id, 0) == 1
    assert [one.envelope.type for one in seven.after(6)][1] == EntryDamaged.type
    assert len(seven.after(0)) == 10
