from dataclasses import replace

import pytest
from sqlalchemy import delete, update

import faulty_proxy
from center_app.store.engine import open_engine, writing
from enrolled import Enrolled
from faulty_proxy import Fault, FaultyProxy
from sync.failures import Unreachable
from sync.outcome import Outcome
from sync.registry import tables
from sync.registry.client import RegistryClient

BREAKS = [
    faulty_proxy.request_lost,
    faulty_proxy.answer_lost,
    faulty_proxy.answer_truncated,
    faulty_proxy.answer_never_comes,
    faulty_proxy.captive_portal,
]


def lose(center: Enrolled, after: int) -> None:
    """Put the registry back to where it had `after` entries of this center."""
    engine = open_engine(center.registry.database_url)
    epoch, outbox = center.outbox.epoch, center.outbox
    head = outbox.entries[after - 1].head if after else outbox.start
    entries, streams = tables.entries.c, tables.streams.c
    with writing(engine) as connection:
        connection.execute(
            delete(tables.entries).where(entries.epoch == epoch, entries.seq > after)
        )
        connection.execute(
            update(tables.streams).where(streams.epoch == epoch).values(acked=after, head=head)
        )
    engine.dispose()


def test_the_first_exchange_opens_the_epoch_and_sends_all(
    center: Enrolled, client: RegistryClient
) -> None:
    center.outbox.add(1200)
    outcome = center.exchange(client).once()
    assert outcome == Outcome(1200, 1200, head_matches=True, waiting=0, next_ms=5000)


def test_an_empty_journal_is_announced_all_the_same(
    center: Enrolled, client: RegistryClient
) -> None:
    assert center.exchange(client).once() == Outcome(0, 0, True, 0, 5000)
    assert client.cursor(center.outbox.epoch).acked == 0


def test_only_what_is_new_is_sent(center: Enrolled, client: RegistryClient) -> None:
    exchange = center.exchange(client)
    center.outbox.add(3)
    exchange.once()
    center.outbox.add(2)
    assert exchange.once() == Outcome(2, 5, True, 0, 5000)
    assert exchange.once().sent == 0


@pytest.mark.parametrize("fault", BREAKS, ids=lambda fault: fault.__name__)
def test_after_any_break_the_next_exchange_brings_the_rest(
    center: Enrolled, over_the_line: RegistryClient, proxy: FaultyProxy, fault: Fault
) -> None:
    center.outbox.add(700)
    exchange = center.exchange(over_the_line)
    cursor, opening, first_batch = [faulty_proxy.passed] * 3
    proxy.plan.extend([cursor, opening, first_batch, fault])
    with pytest.raises(Unreachable):
        exchange.once()
    outcome = exchange.once()
    assert (outcome.acked, outcome.head_matches, outcome.waiting) == (700, True, 0)


def test_a_lost_answer_costs_nothing_but_the_question_for_the_cursor(
    center: Enrolled, over_the_line: RegistryClient, proxy: FaultyProxy
) -> None:
    center.outbox.add(10)
    exchange = center.exchange(over_the_line)
    proxy.plan.extend([faulty_proxy.passed, faulty_proxy.passed, faulty_proxy.answer_lost])
    with pytest.raises(Unreachable):
        exchange.once()
    assert exchange.waiting() == 10
    assert exchange.once() == Outcome(0, 10, True, 0, 5000)
    assert exchange.waiting() == 0


def test_a_request_that_arrives_twice_changes_nothing(
    center: Enrolled, over_the_line: RegistryClient, proxy: FaultyProxy
) -> None:
    center.outbox.add(10)
    proxy.plan.extend([faulty_proxy.sent_twice] * 3)
    assert center.exchange(over_the_line).once() == Outcome(10, 10, True, 0, 5000)


def test_a_registry_that_was_put_back_gets_what_it_lost(
    center: Enrolled, client: RegistryClient
) -> None:
    exchange = center.exchange(client)
    center.outbox.add(20)
    exchange.once()
    lose(center, after=5)
    assert exchange.once() == Outcome(15, 20, True, 0, 5000)


def test_a_registry_that_is_put_back_between_two_requests_gets_what_it_lost(
    center: Enrolled, over_the_line: RegistryClient, proxy: FaultyProxy
) -> None:
    exchange = center.exchange(over_the_line)
    center.outbox.add(20)
    exchange.once()
    center.outbox.add(5)

    def put_back(*request: object) -> None:
        faulty_proxy.passed(*request)  # type: ignore[arg-type]
        lose(center, after=0)

    proxy.plan.append(put_back)
    assert exchange.once() == Outcome(25, 25, True, 0, 5000)


def test_a_journal_with_a_changed_entry_is_not_the_same_history(
    center: Enrolled, client: RegistryClient
) -> None:
    center.outbox.add(3)
    entries = center.outbox.entries
    entries[1] = replace(entries[1], body=entries[1].body.replace(b"5", b"6"))
    with pytest.raises(Exception, match="chain_mismatch"):
        center.exchange(client).once()
