"""What a disk forgets: the registry finds it, and both ends go on and say so."""

from collections.abc import Iterator
from contextlib import closing
from threading import Event

import pytest
from sqlalchemy import update

from center_app.domain.envelope import unseal
from center_app.store.tables import entry
from enrolled import Enrolled
from link import Link
from machine_clock import MachineClock
from sync.failures import Trouble
from sync.registry.ledger import open_ledger
from sync.worker import Worker
from tampering import tamper


@pytest.fixture
def link(center: Enrolled, sqlite_url: str) -> Iterator[Link]:
    opened = Link(center, sqlite_url)
    opened.append(5)
    assert opened.exchange.once().waiting == 0
    opened.append(7)
    yield opened
    opened.close()


def test_a_damaged_entry_is_marked_and_all_others_arrive_with_their_ids(link: Link) -> None:
    before = [one.envelope.id for one in link.journal.after(0)]
    tamper(link.engine, update(entry).where(entry.c.seq == 9).values(body=b'{"rotten":1}'))
    outcome = link.exchange.once()
    assert (outcome.damaged, outcome.branched, outcome.waiting) == (1, 1, 0)
    there = {unseal(body).id for _, _, _, body in link.there()[0]}
    assert set(before) - there == {before[8]}
    with closing(open_ledger(link.center.registry.database_url, MachineClock())) as ledger:
        aside = [one for one in ledger.set_aside() if one.center == link.center.name]
    assert [one.code for one in aside] == ["damaged"]
    assert link.exchange.once().damaged is None


def test_a_damaged_hash_costs_no_entry(link: Link) -> None:
    before = {one.envelope.id for one in link.journal.after(0)}
    tamper(link.engine, update(entry).where(entry.c.seq == 12).values(head=bytes(32)))
    outcome = link.exchange.once()
    assert (outcome.damaged, outcome.waiting) == (0, 0)
    assert before <= {unseal(body).id for _, _, _, body in link.there()[0]}


def test_the_manager_is_told_for_as_long_as_the_link_runs(link: Link) -> None:
    tamper(link.engine, update(entry).where(entry.c.seq == 9).values(body=b"{}"))

    def hurried(event: Event, seconds: float) -> bool:
        return event.wait(min(seconds, 0.02))

    worker = Worker(link.exchange, MachineClock(), lambda: 0.5, hurried)
    worker.start()
    for _ in range(500):
        if worker.status().unsent == 0 and worker.status().online:
            break
        Event().wait(0.02)
    for _ in range(3):
        assert worker.status().trouble is Trouble.DAMAGED
        worker.hint()
        Event().wait(0.05)
    worker.stop()
