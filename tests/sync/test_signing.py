"""Batches that are signed, receipts that are kept, and backups that are looked into."""

import secrets
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from batches import a_batch
from center_app.store.bookmark import Bookmark
from center_app.store.engine import open_engine, reading
from enrolled import Enrolled
from link import Link
from machine_clock import MachineClock
from memory_outbox import MemoryOutbox
from registry_process import RegistryProcess
from sync import wire
from sync.failures import Denied, WrongRegistry
from sync.registry.ledger import Ledger, open_ledger
from sync.signing import (
    Signer,
    is_batch_of,
    is_receipt_of,
    key_name,
    read_key,
    written_key,
)
from sync.wire import Receipt, Status

OURS, THEIRS = Signer.of(bytes(32)), Signer.of(bytes([1]) * 32)


@pytest.fixture
def ledger(registry: RegistryProcess) -> Iterator[Ledger]:
    """The registry's database, as its operator opens it."""
    with closing(open_ledger(registry.database_url, MachineClock())) as opened:
        yield opened


def test_a_signed_batch_is_told_from_any_other() -> None:
    outbox = MemoryOutbox("JO-TST-001")
    outbox.add(2)
    manifest, _ = a_batch(outbox, 1, 2)
    signed = OURS.batch(manifest)
    assert signed.key == key_name(OURS.public)
    assert is_batch_of(signed, OURS.public)
    assert not is_batch_of(signed, THEIRS.public)
    for change in ({"first": 2}, {"head": "ab" * 32}, {"sent_at": ""}, {"sig": "?"}, {"sig": None}):
        assert not is_batch_of(replace(signed, **change), OURS.public)


def test_a_public_key_is_passed_on_as_text() -> None:
    assert read_key(written_key(OURS.public)) == OURS.public
    for text in ("", "no key", written_key(b"short")):
        with pytest.raises(ValueError, match=r"."):
            read_key(text)


def test_a_center_with_a_key_has_to_sign(center: Enrolled, ledger: Ledger) -> None:
    center.outbox.add(3)
    name = ledger.trust(center.name, OURS.public)
    for signer in (None, THEIRS):
        with pytest.raises(Denied):
            center.exchange(center.client(signer=signer)).once()
    assert center.exchange(center.client(signer=OURS)).once().acked == 3

    ledger.trust(center.name, THEIRS.public)
    center.outbox.add(1)
    assert center.exchange(center.client(signer=THEIRS)).once().acked == 4
    ledger.distrust(center.name, name)
    center.outbox.add(1)
    with pytest.raises(Denied):
        center.exchange(center.client(signer=OURS)).once()
    with pytest.raises(LookupError):
        ledger.distrust(center.name, name)


def test_a_signature_of_another_center_is_none(center: Enrolled, ledger: Ledger) -> None:
    ledger.enrol("JO-TST-OTHER")
    ledger.trust("JO-TST-OTHER", OURS.public)
    ledger.trust(center.name, THEIRS.public)
    center.outbox.add(1)
    with pytest.raises(Denied):
        center.exchange(center.client(signer=OURS)).once()


def test_the_furthest_receipt_of_an_epoch_is_kept(
    center: Enrolled, ledger: Ledger, sqlite_url: str
) -> None:
    link = Link(center, sqlite_url)
    for count in (4, 3):
        link.append(count)
        link.exchange.once()
    epoch = link.journal.head().epoch
    bookmark = Bookmark(link.engine, center.registry.url, MachineClock())
    kept = bookmark.receipt(epoch)
    assert kept is not None
    receipt = wire.read_message(Receipt, kept.body)
    assert (receipt.center, receipt.epoch, receipt.acked) == (center.name, epoch, 7)
    assert receipt.head == link.journal.head().hash.hex()
    assert is_receipt_of(receipt, ledger.receipt_key)
    bookmark.move(epoch, acked=2, durable=0, receipt=b"an older one")
    assert bookmark.receipt(epoch) == kept
    link.close()


def test_what_signs_otherwise_is_not_the_centers_registry(center: Enrolled, ledger: Ledger) -> None:
    center.outbox.add(2)
    with pytest.raises(WrongRegistry):
        center.exchange(center.client(receipt_key=THEIRS.public)).once()
    center.outbox.add(2)
    assert center.exchange(center.client(receipt_key=ledger.receipt_key)).once().acked == 4


def test_only_what_a_backup_holds_is_durable(
    center: Enrolled, ledger: Ledger, sqlite_url: str, tmp_path: Path
) -> None:
    link = Link(center, sqlite_url)
    link.append(5)
    link.exchange.once()
    copy = tmp_path / f"copy-{secrets.token_hex(4)}.sqlite"
    engine = open_engine(center.registry.database_url)
    with reading(engine) as connection:
        connection.exec_driver_sql(f"VACUUM INTO '{copy}'")
    engine.dispose()
    link.append(3)
    assert link.client.cursor(link.journal.head().epoch).durable == 0
    backup = open_engine(f"sqlite:///{copy}")
    assert ledger.mark_durable(backup) > 0
    backup.dispose()
    link.exchange.once()
    bookmark = Bookmark(link.engine, center.registry.url, MachineClock())
    cursor = bookmark.cursor()
    assert cursor is not None
    assert (cursor.acked, cursor.durable) == (8, 5)
    link.close()


def test_an_answer_of_a_newer_registry_is_understood() -> None:
    text = b'{"status":"ok","server_time":"","api":[1],"min_client":"","weather":"fine"}'
    assert wire.read_answer(wire.Health, text).status == "ok"


def test_a_center_that_tells_how_it_stands_is_in_the_overview(
    center: Enrolled, ledger: Ledger
) -> None:
    center.outbox.add(2)
    client = center.client()
    center.exchange(client).once()
    epoch = center.outbox.epoch
    client.report(Status("2026-11-22T09:15:30.123Z", epoch, 9, 7, "0.1.0", people=12))
    (found,) = [one for one in ledger.overview() if one.center == center.name]
    assert (found.epoch, found.acked, found.durable) == (epoch, 2, 0)
    assert found.status is not None
    assert (found.status["unsent"], found.status["people"]) == (7, 12)
    client.close()
