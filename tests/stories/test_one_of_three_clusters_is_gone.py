"""A country's registry in three clusters: one goes or hangs, the others' entries go on arriving."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import pytest
from sqlalchemy import func, select

import postgres_cluster
from center_app.store.engine import open_engine, reading
from enrolled import Enrolled
from memory_outbox import MemoryOutbox
from registry_process import RegistryProcess
from sync.exchange import Exchange
from sync.failures import Failure
from sync.registry.directory import DirectoryFile
from sync.registry.tables import entries

NAMES = ("north", "middle", "south")
EACH = 2
"""Centers in each of them."""

PATIENCE_S = 120


@dataclass
class Sender:
    """A center that records and sends until it is told to stop."""

    center: Enrolled
    home: str
    acked: int = 0
    failures: list[type[Failure]] = field(default_factory=list)

    def run(self, stopped: Event) -> None:
        with closing(self.center.client(read_s=20)) as client:
            exchange = self.center.exchange(client)
            while not stopped.is_set():
                self.center.outbox.add(5)
                self._send(exchange)
                sleep(0.05)

    def finish(self) -> None:
        with closing(self.center.client(read_s=20)) as client:
            self.acked = self.center.exchange(client).once().acked

    def _send(self, exchange: Exchange) -> None:
        try:
            self.acked = exchange.once().acked
        except Failure as failure:
            self.failures.append(type(failure))
            sleep(0.2)


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[dict[str, Path]]:
    """A cluster of its own for each database, and the directory that names them."""
    started = {name: postgres_cluster.new_home() for name in NAMES}
    file = DirectoryFile(tmp_path / "country.json")
    try:
        for name, home in started.items():
            address = postgres_cluster.start_once(home).create_database("registry")
            file.change(lambda found, n=name, a=address: found.with_database(n, a))  # type: ignore[misc]
        yield started
    finally:
        for home in started.values():
            with suppress(FileNotFoundError):
                postgres_cluster.stop(home)


@pytest.fixture
def registry(homes: dict[str, Path], tmp_path: Path) -> Iterator[RegistryProcess]:
    assert homes
    process = RegistryProcess(str(tmp_path / "country.json"), workers=2)
    yield process
    process.stop()


def killed(home: Path) -> Callable[[], None]:
    postgres_cluster.pull_the_plug(home)
    return partial(postgres_cluster.go_on, home)


def hanging(home: Path) -> Callable[[], None]:
    """Its connections stay open, and it says nothing more."""
    return partial(postgres_cluster.thaw, postgres_cluster.freeze(home))


@pytest.mark.chaos
@pytest.mark.parametrize("gone", [killed, hanging])
def test_one_cluster_goes_and_comes_back(
    homes: dict[str, Path],
    registry: RegistryProcess,
    tmp_path: Path,
    gone: Callable[[Path], Callable[[], None]],
) -> None:
    directory, stopped = DirectoryFile(tmp_path / "country.json"), Event()
    senders = [sender(registry, directory, n) for n in range(EACH * len(NAMES))]
    assert {one.home for one in senders} == set(NAMES)
    threads = [Thread(target=one.run, args=(stopped,)) for one in senders]
    for thread in threads:
        thread.start()
    try:
        until(senders, more=20)
        back = gone(homes["middle"])
        ours, others = split(senders, "middle")
        sleep(1)  # what was committed as it went is acknowledged by now, or never
        before = [one.acked for one in ours]
        until(others, more=60)
        until_failed(ours)
        until(others, more=20)
        assert [one.acked for one in ours] == before
        assert not any(one.failures for one in others)
        back()
        until(senders, more=20)
    finally:
        stopped.set()
        for thread in threads:
            thread.join()
    for one in senders:
        one.finish()
        assert one.acked == len(one.center.outbox.entries)
    for name in NAMES:
        mine, _ = split(senders, name)
        there = held(directory.now().databases[name])
        assert there == {one.center.name: one.acked for one in mine}


def sender(registry: RegistryProcess, directory: DirectoryFile, number: int) -> Sender:
    name = f"JO-TST-{number:03d}"
    center = Enrolled(name, registry.enrol(name), MemoryOutbox(name), registry)
    return Sender(center, directory.now().centers[name])


def split(senders: list[Sender], home: str) -> tuple[list[Sender], list[Sender]]:
    mine = [one for one in senders if one.home == home]
    return mine, [one for one in senders if one.home != home]


def until(senders: list[Sender], more: int) -> None:
    """Wait until each of them has so many entries more at the registry."""
    wanted = [one.acked + more for one in senders]
    end = monotonic() + PATIENCE_S
    while any(one.acked < least for one, least in zip(senders, wanted, strict=True)):
        assert monotonic() < end, [one.failures for one in senders]
        sleep(0.05)


def until_failed(senders: list[Sender]) -> None:
    end = monotonic() + PATIENCE_S
    while not all(one.failures for one in senders):
        assert monotonic() < end
        sleep(0.05)


def held(address: str) -> dict[str, int]:
    """How many entries of which centers a database has."""
    engine = open_engine(address)
    try:
        with reading(engine) as connection:
            rows = connection.execute(
                select(entries.c.center, func.count()).group_by(entries.c.center)
            )
            return dict(tuple(row) for row in rows)
    finally:
        engine.dispose()
