"""A center's database, a registry's and a bad line between; at the end both are read."""

import random
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

import faulty_proxy
from enrolled import Enrolled, enrolled
from faulty_proxy import Fault, FaultyProxy
from link import Link
from machine_clock import MachineClock
from registry_process import RegistryProcess
from sync.failures import Failure, Unreachable
from sync.worker import Worker

FAULTS: list[Fault] = [
    *[faulty_proxy.passed] * 6,
    faulty_proxy.request_lost,
    faulty_proxy.answer_lost,
    faulty_proxy.answer_truncated,
    faulty_proxy.sent_twice,
    faulty_proxy.captive_portal,
    faulty_proxy.other_answer("503 Busy", b"", "Retry-After: 0"),
]


@pytest.fixture
def own_registry(database_url: str) -> Iterator[RegistryProcess]:
    """A registry that a test may kill, once on each kind of database."""
    process = RegistryProcess(database_url)
    yield process
    process.stop()


def killed_after(registry: RegistryProcess, seconds: float) -> Fault:
    """The registry dies while it has the request, or just after."""

    def kill(proxy: FaultyProxy, client: object, request: bytes) -> None:
        forwarding = Thread(target=proxy.forward, args=(request,))
        forwarding.start()
        forwarding.join(seconds)
        registry.kill()
        raise OSError

    return kill


@pytest.mark.long
@pytest.mark.chaos
def test_a_registry_killed_in_the_middle_has_everything_in_the_end(
    own_registry: RegistryProcess, tmp_path: Path
) -> None:
    proxy = FaultyProxy(own_registry.url)
    link = Link(enrolled(own_registry), f"sqlite:///{tmp_path / 'own.sqlite'}", proxy.url)
    for requests_before, seconds in ((2, 0.0), (1, 0.004), (2, 0.012), (1, 0.05)):
        link.append(700)
        proxy.plan.extend([faulty_proxy.passed] * requests_before)
        proxy.plan.append(killed_after(own_registry, seconds))
        with pytest.raises(Unreachable):
            link.exchange.once()
        own_registry.start()
    outcome = link.exchange.once()
    assert (outcome.acked, outcome.head_matches, outcome.waiting) == (2800, True, 0)
    assert link.there() == link.here()
    link.close()
    proxy.close()


def test_over_a_line_with_every_fault_both_ends_have_the_same_in_the_end(
    center: Enrolled, proxy: FaultyProxy, database_url: str
) -> None:
    link = Link(center, database_url, proxy.url)
    lot = random.Random(7)
    for _ in range(40):
        link.append(lot.randrange(1, 60))
        proxy.plan.append(lot.choice(FAULTS))
        try:
            link.exchange.once()
        except Failure:
            continue
    proxy.plan.clear()
    assert link.exchange.once().waiting == 0
    assert link.there() == link.here()
    link.close()


def test_entries_appended_while_the_worker_runs_all_arrive(
    center: Enrolled, proxy: FaultyProxy, sqlite_url: str
) -> None:
    def hurried(event: Event, seconds: float) -> bool:
        return event.wait(min(seconds, 0.02))

    link = Link(center, sqlite_url, proxy.url)
    worker = Worker(link.exchange, MachineClock(), random.Random(3).random, hurried)
    proxy.plan.extend(random.Random(5).choices(FAULTS, k=30))
    worker.start()
    for _ in range(60):
        link.append(1)
        worker.hint()
    for _ in range(500):
        if worker.status().unsent == 0:
            break
        Event().wait(0.02)
    worker.stop()
    assert worker.status().acked == 60
    assert link.there() == link.here()
    link.close()


def test_the_bookmark_outlives_the_process_and_is_only_a_memory(
    center: Enrolled, sqlite_url: str
) -> None:
    link = Link(center, sqlite_url, center.registry.url)
    link.append(5)
    link.exchange.once()
    link.close()
    again = Link(center, sqlite_url, center.registry.url)
    assert again.exchange.acked() == 5
    again.append(1)
    assert again.exchange.waiting() == 1
    assert again.exchange.once().sent == 1
    again.close()
