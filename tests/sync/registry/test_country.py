"""A registry in several databases: each center lives in one, and is not kept waiting by others."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from center_app.domain.refusal import Unavailable
from center_app.store.engine import open_engine, reading
from enrolled import Enrolled
from machine_clock import MachineClock
from memory_outbox import MemoryOutbox
from registry_process import RegistryProcess
from served_registry import Browser
from sync.failures import Denied, Throttled
from sync.registry.country import Country, open_country
from sync.registry.directory import DirectoryFile
from sync.registry.home import THREADS, Home
from sync.registry.ledger import Ledger, open_ledger
from sync.registry.page import BOARD, LOGIN
from sync.registry.tables import entries

NOBODY = "postgresql+psycopg://center@127.0.0.1:1/registry"
"""No server listens there."""

CLOCK = MachineClock()


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """North and south are there, the east is not."""
    path = tmp_path / "country.json"
    addresses = {name: f"sqlite:///{tmp_path / name}.db" for name in ("north", "south")}
    file = DirectoryFile(path)
    for name, address in {**addresses, "east": NOBODY}.items():
        file.change(lambda found, n=name, a=address: found.with_database(n, a))  # type: ignore[misc]
    for name in ("north", "south", "east"):
        center = f"JO-TST-{name.upper()}"
        file.change(lambda found, c=center, n=name: found.with_center(c, n))  # type: ignore[misc]
    return path


@pytest.fixture
def registry(directory: Path) -> Iterator[RegistryProcess]:
    process = RegistryProcess(str(directory))
    yield process
    process.stop()


def at(registry: RegistryProcess, name: str, key: str = "") -> Enrolled:
    center = f"JO-TST-{name.upper()}"
    return Enrolled(center, key or registry.enrol(center), MemoryOutbox(center), registry)


def held(directory: Path, name: str) -> set[str]:
    """Of which centers a database has entries."""
    engine = open_engine(DirectoryFile(directory).now().databases[name])
    with reading(engine) as connection:
        found = {row.center for row in connection.execute(entries.select())}
    engine.dispose()
    return found


def test_each_center_s_entries_are_where_it_lives(
    registry: RegistryProcess, directory: Path
) -> None:
    for name in ("north", "south"):
        center = at(registry, name)
        center.outbox.add(3)
        with closing(center.client()) as client:
            assert center.exchange(client).once().acked == 3
        assert held(directory, name) == {center.name}


def test_a_database_that_is_away_keeps_only_its_own_centers_waiting(
    registry: RegistryProcess,
) -> None:
    east, north = at(registry, "east", "some-key"), at(registry, "north")
    answer = east.http("GET", f"/v1/centers/{east.name}/cursor", params={"epoch": "x"})
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    with closing(east.client()) as client, pytest.raises(Throttled):
        east.exchange(client).once()
    north.outbox.add(2)
    with closing(north.client()) as client:
        assert north.exchange(client).once().acked == 2


def test_a_center_that_lives_nowhere_is_unknown(registry: RegistryProcess) -> None:
    nobody = Enrolled("JO-TST-WEST", "some-key", MemoryOutbox("JO-TST-WEST"), registry)
    with closing(nobody.client()) as client, pytest.raises(Denied):
        client.cursor(nobody.outbox.epoch)


def test_a_center_placed_while_it_runs_is_served(
    registry: RegistryProcess, directory: Path
) -> None:
    DirectoryFile(directory).change(lambda found: found.with_center("JO-TST-LATER", "south"))
    later = at(registry, "later")
    later.outbox.add()
    with closing(later.client()) as client:
        assert later.exchange(client).once().acked == 1


def test_operators_see_all_centers_and_what_is_away(
    registry: RegistryProcess, directory: Path
) -> None:
    at(registry, "north"), at(registry, "south")
    with closing(open_country(str(directory), MachineClock())) as country:
        reached = country.reached()
        assert reached.away == ("east",)
        for ledger in reached.ledgers.values():
            ledger.desk.issue_operator("Rana", "her-key")
    browser = Browser(registry.url)
    browser.post(LOGIN, data={"key": "her-key"})
    shown = browser.get(BOARD, params={"lang": "en"}).text
    assert "JO-TST-NORTH" in shown
    assert "JO-TST-SOUTH" in shown
    assert "The database east is away; its centers are not shown." in shown
    browser.session.close()


@pytest.fixture
def silent(directory: Path) -> Iterator[Home]:
    """A database of which nobody knows whether it still answers; it does in the end."""
    opened, done = open_ledger(DirectoryFile(directory).now().databases["north"], CLOCK), Event()

    def hanging() -> Ledger:
        done.wait()
        return opened

    home = Home("silent", hanging, patience_s=0.05)
    yield home
    done.set()
    home.close()


def test_a_database_that_takes_questions_and_says_nothing_is_away_too(
    silent: Home, directory: Path
) -> None:
    south = DirectoryFile(directory).now().databases["south"]
    others = Home("south", lambda: open_ledger(south, CLOCK))
    country = Country({"silent": silent, "south": others}, lambda _center: "silent")

    async def ask() -> tuple[dict[str, str | None], Unavailable | None]:
        for _ in range(THREADS + 1):  # all of its threads wait, and one more
            with pytest.raises(Unavailable, match="silent does not answer"):
                await silent.ask(lambda ledger: ledger.center_of("a key"))
        return await country.every(lambda ledger: ledger.center_of("a key"))

    said, fault = asyncio.run(ask())
    assert said == {"south": None}
    assert fault is not None
    with pytest.raises(Unavailable, match="silent does not answer"):
        silent.told(lambda ledger: ledger.center_of("a key"))
    others.close()
