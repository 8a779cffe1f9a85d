from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update

from center_app.domain.chain import genesis, link
from center_app.domain.envelope import seal
from center_app.store import verification
from center_app.store.entries import row_of
from center_app.store.journal import Journal
from center_app.store.tables import entry, stream
from center_app.store.verification import Flaw, Verdict
from journals import CENTER, EPOCH, append, called
from tampering import tamper


@pytest.fixture
def seven(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """A journal of seven entries, checked in portions of three."""
    monkeypatch.setattr(verification, "PAGE", 3)
    append(journal, 7)
    return journal


def test_an_untouched_journal_is_sound(seven: Journal) -> None:
    assert seven.verify() == Verdict(EPOCH, 7)
    assert seven.verify().sound


def test_an_empty_journal_is_sound(journal: Journal) -> None:
    assert journal.verify() == Verdict(EPOCH, 0)


def test_every_kind_of_tampering_is_found_where_it_begins(seven: Journal, engine: Engine) -> None:
    fifth = update(entry).where(entry.c.seq == 5)
    found = {}
    for what, statement in {
        "column": fifth.values(visit="somebody else"),
        "body": fifth.values(body=b"{}"),
        "hash": update(entry).where(entry.c.seq == 4).values(head=bytes(32)),
        "gone": delete(entry).where(entry.c.seq == 3),
        "start": update(stream).values(genesis=bytes(32)),
    }.items():
        tamper(engine, statement)
        found[what] = seven.verify()
    assert found == {
        "column": Verdict(EPOCH, 4, Flaw.COLUMN, 5),
        "body": Verdict(EPOCH, 4, Flaw.CHAIN, 5),
        "hash": Verdict(EPOCH, 3, Flaw.CHAIN, 4),
        "gone": Verdict(EPOCH, 2, Flaw.MISSING, 3),
        "start": Verdict(EPOCH, 0, Flaw.START, 0),
    }


def test_a_cut_end_is_found(seven: Journal, engine: Engine) -> None:
    tamper(engine, delete(entry).where(entry.c.seq == 7))
    assert seven.verify() == Verdict(EPOCH, 6, Flaw.MISSING, 7)


def test_a_head_that_is_not_the_last_entrys_is_found(seven: Journal, engine: Engine) -> None:
    tamper(engine, update(stream).values(head=bytes(32)))
    assert seven.verify() == Verdict(EPOCH, 7, Flaw.HEAD, 7)


def test_an_entry_beyond_the_head_is_found(seven: Journal, engine: Engine) -> None:
    tamper(engine, update(stream).values(seq=6, head=select_head(6)))
    assert seven.verify() == Verdict(EPOCH, 6, Flaw.BEYOND_HEAD, 7)


def test_a_body_that_is_no_envelope_is_found_although_its_hash_fits(
    journal: Journal, engine: Engine
) -> None:
    append(journal)
    body = b'{"v": 1}'
    head = link(genesis(CENTER, EPOCH), body)
    tamper(engine, update(entry).values(body=body, head=head), update(stream).values(head=head))
    assert journal.verify() == Verdict(EPOCH, 0, Flaw.UNREADABLE, 1)


def test_an_entry_of_another_center_is_found_although_its_hash_fits(
    journal: Journal, engine: Engine
) -> None:
    event = called().placed(EPOCH, 1)
    append(journal)
    body = seal(replace(event, center="JO-IRB-002"))
    head = link(genesis(CENTER, EPOCH), body)
    forged = row_of(event, head, body)
    tamper(engine, update(entry).values(**forged), update(stream).values(head=head))
    assert journal.verify() == Verdict(EPOCH, 0, Flaw.COLUMN, 1)


def select_head(seq: int) -> Any:
    return select(entry.c.head).where(entry.c.seq == seq).scalar_subquery()
