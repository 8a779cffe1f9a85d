"""Several processes serve one registry: who is signed in, and what is counted, all of them know."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from enrolled import enrolled
from machine_clock import MachineClock
from registry_process import RegistryProcess
from served_registry import Browser
from sync.registry.ledger import open_ledger
from sync.registry.page import BOARD, LOGIN

pytestmark = pytest.mark.long

CENTERS, ENTRIES = 4, 40
PATIENCE_S = 60


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegistryProcess]:
    """One for all tests here: each of its processes takes seconds to start."""
    folder = tmp_path_factory.mktemp("workers")
    process = RegistryProcess(f"sqlite:///{folder / 'registry.db'}", workers=2)
    yield process
    process.stop()


def serving(registry: RegistryProcess) -> list[int]:
    """The processes that serve: those that have begun have a thread beside the first."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            command = (folder / "cmdline").read_bytes()
            threads = len(list((folder / "task").iterdir()))
        except OSError:  # it has ended meanwhile
            continue
        if int(parent) == registry.pid and b"spawn_main" in command and threads > 1:
            found.append(int(folder.name))
    return sorted(found)


def test_several_centers_are_served_and_every_entry_is_counted_once(
    registry: RegistryProcess,
) -> None:
    centers = [enrolled(registry) for _ in range(CENTERS)]
    threads = []
    for center in centers:
        center.outbox.add(ENTRIES)
        client = center.client(read_s=PATIENCE_S)
        threads.append(Thread(target=center.exchange(client).once))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with closing(open_ledger(registry.database_url, MachineClock())) as ledger:
        assert {seen.entries for seen in ledger.desk.survey().centers} == {ENTRIES}
    assert until_two(registry, [])


def test_who_is_signed_in_is_so_in_every_process(registry: RegistryProcess) -> None:
    with closing(open_ledger(registry.database_url, MachineClock())) as ledger:
        key = ledger.desk.issue_operator("Rana")
    until_two(registry, [])
    first = Browser(registry.url)
    first.post(LOGIN, data={"key": key})
    for _ in range(12):  # a connection of its own each, which either process takes
        fresh = Browser(registry.url)
        fresh.session.cookies.update(first.session.cookies)
        assert "Rana" in fresh.get(BOARD, params={"lang": "en"}).text
        fresh.session.close()
    first.session.close()


@pytest.mark.chaos
def test_one_that_dies_is_replaced(registry: RegistryProcess) -> None:
    center = enrolled(registry)
    before = until_two(registry, [])
    os.kill(before[0], signal.SIGKILL)
    assert until_two(registry, before[:1])
    center.outbox.add()
    with closing(center.client(read_s=PATIENCE_S)) as client:
        assert center.exchange(client).once().acked == 1


def until_two(registry: RegistryProcess, but: list[int]) -> list[int]:
    end = monotonic() + PATIENCE_S
    while monotonic() < end:
        found = [pid for pid in serving(registry) if pid not in but]
        if len(found) == 2:
            return found
        sleep(0.1)
    raise subprocess.TimeoutExpired("serving", PATIENCE_S)
