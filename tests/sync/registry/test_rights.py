"""The role that serves adds entries and changes none; it needs no more than it is given."""

import secrets
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from batches import a_batch
from center_app.store.engine import open_engine, writing
from machine_clock import MachineClock
from memory_outbox import MemoryOutbox
from sync.registry.intake import examine
from sync.registry.ledger import Ledger, open_ledger
from sync.registry.rights import NoRole
from sync.wire import OpenEpoch

CENTER = "JO-TST-001"


@pytest.fixture
def owner(postgres_url: str) -> Iterator[Ledger]:
    opened = open_ledger(postgres_url, MachineClock())
    opened.enrol(CENTER)
    yield opened
    opened.close()


@pytest.fixture
def serving(owner: Ledger, postgres_url: str) -> Iterator[str]:
    """The database's address for a role that serves."""
    role = f"serving_{secrets.token_hex(4)}"
    engine = open_engine(postgres_url)
    with writing(engine) as connection:
        connection.execute(text(f"CREATE ROLE {role} LOGIN"))
    owner.desk.let_serve(role)
    yield postgres_url.replace("//center@", f"//{role}@")
    with writing(engine) as connection:
        connection.execute(text(f"DROP OWNED BY {role}"))
        connection.execute(text(f"DROP ROLE {role}"))
    engine.dispose()


def test_who_serves_takes_what_comes_and_makes_no_partition(serving: str) -> None:
    ledger = open_ledger(serving, MachineClock())
    outbox = MemoryOutbox(CENTER)
    outbox.add(3)
    ledger.open_epoch(CENTER, OpenEpoch(outbox.epoch))
    assert ledger.take(examine(*a_batch(outbox, 1, 3))).acked == 3
    assert ledger.desk.survey().centers[0].entries == 3
    assert ledger.desk.keep_partitions(30) == 0
    ledger.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM registry_entry",
        "UPDATE registry_entry SET body = ''",
        "INSERT INTO registry_key VALUES ('', 'JO-TST-001', 0)",
        "DROP TABLE registry_entry",
    ],
)
def test_who_serves_can_change_no_entry_and_give_no_key(serving: str, statement: str) -> None:
    engine = open_engine(serving)
    with pytest.raises(ProgrammingError), writing(engine) as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_role_that_is_not_there_is_given_nothing(owner: Ledger) -> None:
    with pytest.raises(NoRole):
        owner.desk.let_serve("nobody; DROP TABLE registry_entry")
