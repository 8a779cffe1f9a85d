"""Restores on either side, settled by a real registry and read from both databases."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from center_app.domain.chain import genesis
from center_app.domain.envelope import unseal
from center_app.store.engine import open_engine, reading, writing
from enrolled import Enrolled
from link import Link
from machine_clock import MachineClock
from registry_process import RegistryProcess
from sync.failures import NeedsOperator
from sync.registry.ledger import open_ledger
from sync.wire import OpenEpoch, Parent

Backup = Callable[[], None]


class Machine:
    """A center's database file, which can be put back to what it was at a backup."""

    def __init__(self, center: Enrolled, folder: Path) -> None:
        self.center = center
        self.file = folder / "own.sqlite"
        self.link = self.started()

    def started(self) -> Link:
        return Link(self.center, f"sqlite:///{self.file}")

    def backup(self) -> Backup:
        """A copy as it is now; calling it puts the database back to that."""
        copy = self.file.with_suffix(f".{uuid4()}")
        with reading(self.link.engine) as connection:
            connection.exec_driver_sql(f"VACUUM INTO '{copy}'")

        def restore() -> None:
            self.link.close()
            for log in ("-wal", "-shm"):
                self.file.with_name(self.file.name + log).unlink(missing_ok=True)
            self.file.write_bytes(copy.read_bytes())
            self.link = self.started()

        return restore

    def is_settled(self) -> bool:
        """Every entry of the history is there, byte by byte, and the last one has the same head.

        What was sealed again stays here in its old epoch too, and is there in the new one.
        """
        there, known = self.link.there()
        here = {(e.epoch, e.seq, e.head, e.body) for e in self.link.journal.after(0)}
        forgotten = {unseal(body).id for _, _, _, body in self.link.here()[0]}
        live = self.link.journal.head()
        return (
            here <= set(there)
            and (live.epoch, live.seq, live.hash) in known
            and forgotten <= {unseal(body).id for _, _, _, body in there}
        )


@pytest.fixture
def machine(center: Enrolled, tmp_path: Path) -> Iterator[Machine]:
    built = Machine(center, tmp_path)
    yield built
    built.link.close()


def ids(machine: Machine) -> list[str]:
    return [entry.envelope.id for entry in machine.link.journal.after(0)]


def test_a_journal_that_is_behind_the_registry_goes_on_in_a_new_epoch(machine: Machine) -> None:
    machine.link.append(10)
    machine.link.exchange.once()
    restore = machine.backup()
    machine.link.append(5)
    machine.link.exchange.once()
    forgotten = set(machine.link.here()[0])
    restore()

    outcome = machine.link.exchange.once()
    assert (outcome.branched, outcome.sent, outcome.waiting) == (1, 0, 0)
    machine.link.append(3)
    assert machine.link.exchange.once().sent == 3
    assert machine.is_settled()
    assert forgotten <= set(machine.link.there()[0]), "the registry keeps what was forgotten here"
    assert machine.link.journal.verify().sound


def test_what_was_recorded_after_a_restore_is_sealed_again_with_the_same_ids(
    machine: Machine,
) -> None:
    machine.link.append(300)
    machine.link.exchange.once()
    restore = machine.backup()
    machine.link.append(137)
    machine.link.exchange.once()
    restore()
    machine.link.append(40)
    before = ids(machine)

    outcome = machine.link.exchange.once()
    assert (outcome.branched, outcome.acked, outcome.waiting) == (1, 40, 0)
    assert ids(machine) == before
    assert machine.is_settled()
    there = [unseal(body).id for _, _, _, body in machine.link.there()[0]]
    assert set(before) <= set(there)
    assert machine.link.exchange.once().branched == 0


def test_a_registry_that_lost_an_epoch_gets_it_again(
    machine: Machine, registry: RegistryProcess
) -> None:
    machine.link.append(10)
    machine.link.exchange.once()
    machine.link.journal.branch(str(uuid4()), machine.link.journal.head().epoch, 10)
    machine.link.append(5)
    machine.link.exchange.once()
    assert machine.is_settled()

    first, second = machine.link.journal.line()
    engine = open_engine(registry.database_url)
    with writing(engine) as connection:
        of = {"first": first.epoch, "second": second.epoch, "start": first.genesis}
        for statement in (
            "DELETE FROM registry_entry WHERE epoch = :second",
            "DELETE FROM registry_span WHERE epoch = :second",
            "DELETE FROM registry_stream WHERE epoch = :second",
            "DELETE FROM registry_entry WHERE epoch = :first AND seq > 4",
            """UPDATE registry_stream SET acked = 4, head = (SELECT head FROM registry_entry
            WHERE epoch = :first AND seq = 4) WHERE epoch = :first""",
        ):
            connection.execute(text(statement), of)
    engine.dispose()

    outcome = machine.link.exchange.once()
    assert (outcome.sent, outcome.branched, outcome.waiting) == (11, 0, 0)
    assert machine.link.there() == machine.link.here()


def test_how_many_wait_is_counted_over_the_epochs(machine: Machine) -> None:
    machine.link.append(10)
    machine.link.exchange.once()
    machine.link.journal.branch(str(uuid4()), machine.link.journal.head().epoch, 10)
    assert machine.link.exchange.waiting() == 0
    machine.link.append(2)
    assert machine.link.exchange.waiting() == 2


def test_after_three_new_epochs_a_day_the_operator_has_to_allow_more(
    machine: Machine, registry: RegistryProcess
) -> None:
    machine.link.append(2)
    for _ in range(3):
        head = machine.link.journal.head()
        machine.link.journal.branch(str(uuid4()), head.epoch, head.seq)
        machine.link.append(1)
        machine.link.exchange.once()
    head = machine.link.journal.head()
    machine.link.journal.branch(str(uuid4()), head.epoch, head.seq)
    machine.link.append(1)
    with pytest.raises(NeedsOperator):
        machine.link.exchange.once()
    assert machine.link.exchange.waiting() == 1

    with closing(open_ledger(registry.database_url, MachineClock())) as ledger:
        ledger.allow_epoch(machine.center.name)
    assert machine.link.exchange.once().waiting == 0
    assert machine.is_settled()


def test_a_second_beginning_of_one_center_needs_the_operator(
    machine: Machine, tmp_path: Path
) -> None:
    machine.link.append(2)
    machine.link.exchange.once()
    new = Link(machine.center, f"sqlite:///{tmp_path / 'second.sqlite'}")
    with pytest.raises(NeedsOperator):
        new.exchange.once()
    new.close()


def test_an_epoch_goes_on_from_what_the_registry_has(center: Enrolled) -> None:
    client = center.client()
    first, second, stranger = (str(uuid4()) for _ in range(3))
    start = genesis(center.name, first)
    client.open_epoch(OpenEpoch(first))
    for parent, refusal in (
        (Parent(first, 1, start.hex()), "gap"),
        (Parent(first, 0, bytes(32).hex()), "fork"),
        (Parent(stranger, 0, start.hex()), "needs_operator"),
    ):
        asked = center.http(
            "POST",
            "/v1/centers/{center}/epochs",
            json={
                "epoch": second,
                "parent": {"epoch": parent.epoch, "seq": parent.seq, "head": parent.head},
            },
        )
        assert asked.json()["code"] == refusal
    cursor = client.open_epoch(OpenEpoch(second, Parent(first, 0, start.hex())))
    assert cursor.head == genesis(center.name, second, start).hex()
    client.close()


def test_a_copied_machine_goes_on_beside_the_other_and_the_other_is_told(
    machine: Machine, tmp_path: Path
) -> None:
    machine.link.append(3)
    machine.link.exchange.once()
    copy = tmp_path / "copy"
    copy.mkdir()
    with reading(machine.link.engine) as connection:
        connection.exec_driver_sql(f"VACUUM INTO '{copy / 'own.sqlite'}'")
    twin = Machine(machine.center, copy)
    machine.link.append(2)
    assert not machine.link.exchange.once().twin
    twin.link.append(4)
    assert twin.link.exchange.once().branched == 1

    machine.link.append(1)
    outcome = machine.link.exchange.once()
    assert (outcome.twin, outcome.waiting) == (True, 0)
    assert machine.is_settled()
    assert twin.is_settled()
    twin.link.close()


def test_a_registry_of_the_version_before_is_brought_up_to_date(sqlite_url: str) -> None:
    with closing(open_ledger(sqlite_url, MachineClock())) as ledger:
        ledger.enrol("JO-TST-001")
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE registry_identity SET version = 1"))
        connection.execute(text("ALTER TABLE registry_center DROP COLUMN allowed"))
        for column in ("parent", "parent_seq"):
            connection.execute(text(f"ALTER TABLE registry_stream DROP COLUMN {column}"))
    engine.dispose()
    with closing(open_ledger(sqlite_url, MachineClock())) as ledger:
        cursor, is_new = ledger.open_epoch("JO-TST-001", OpenEpoch(str(uuid4())))
        assert (cursor.acked, is_new) == (0, True)
