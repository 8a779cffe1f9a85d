"""What other stations do, at the desk within 300 ms: on the same database, and by the server.

Half of what is done at least, on a machine that has other things to do; the rest soon after.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from statistics import median
from time import monotonic
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

import station_processes
from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.clock import local
from center_app.store.kept.stations import Kind, add_station, enrol_station
from center_on import center_on, engine_of, serving_center
from command_line import PROGRAM, untouched
from founding import CENTER
from machine_clock import MachineClock
from station_processes import ALWAYS_OPEN
from sync.stations.identity import Identity
from sync.stations.remote import RemoteCenter
from sync.stations.tls import ServerFiles
from ui.counter.model import CounterModel
from ui.station import Source, Station
from ui.tasks import Tasks
from ui.watch import Watch

TICKETS = 5
SOON_S = 0.3


@pytest.fixture
def center(database_url: str) -> Iterator[Center]:
    """It serves around the clock, with employees at three counters."""
    center = serving_center(database_url, clock=MachineClock(), settings=ALWAYS_OPEN)
    yield center
    center.journal.close()
    engine_of(center).dispose()


@pytest.mark.long
@pytest.mark.parametrize(
    "database_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.chaos)], indirect=True
)
def test_a_ticket_of_another_process_is_on_the_desk_within_300_ms(
    center: Center, database_url: str, qtbot: QtBot
) -> None:
    other = center_on(database_url, MachineClock())
    with at_desk(other, qtbot) as model:
        took = [
            until_seen(model, qtbot, issued_elsewhere(database_url, n))
            for n in range(1, TICKETS + 1)
        ]
    engine_of(other).dispose()
    assert median(took) < SOON_S, took


@pytest.mark.parametrize(
    "database_url", [pytest.param("sqlite", marks=pytest.mark.chaos), "postgresql"], indirect=True
)
def test_what_another_station_of_the_server_does_is_on_the_desk_within_300_ms(
    center: Center, database_url: str, tmp_path: Path, qtbot: QtBot
) -> None:
    """`center server` as it is run, and two stations of it with keys of their own."""
    with server(database_url, tmp_path) as address:
        here, kiosk = (
            RemoteCenter(identity(engine_of(center), address, tmp_path, *who))
            for who in (("counter-1", Kind.COUNTER, "1"), ("kiosk-1", Kind.KIOSK, None))
        )
        with closing(here), closing(kiosk), at_desk(here, qtbot) as model:
            took = [until_seen(model, qtbot, issued_at(kiosk)) for _ in range(TICKETS)]
    assert median(took) < SOON_S, took


@contextmanager
def at_desk(center: Source, qtbot: QtBot) -> Iterator[CounterModel]:
    """Counter 1 as its window sees it."""
    clock, tasks = MachineClock(), Tasks()
    watch = Watch(center, lambda: local(clock.now().at))
    model = CounterModel(Station("counter-1", center, clock, str, str), "1", tasks, watch)
    watch.start()
    try:
        qtbot.waitUntil(lambda: model.desk is not None)
        yield model
    finally:
        watch.close()
        tasks.close()


def until_seen(model: CounterModel, qtbot: QtBot, given: AbstractContextManager[None]) -> float:
    """Seconds from when a ticket was `given` until the desk counts one more."""
    assert model.desk is not None
    before = model.desk.waiting
    with given:
        began = monotonic()
        qtbot.waitUntil(lambda: model.desk is not None and model.desk.waiting > before)
        return monotonic() - began


@contextmanager
def issued_elsewhere(url: str, n: int) -> Iterator[None]:
    """A process has given the nth ticket."""
    program = [sys.executable, str(Path(station_processes.__file__)), url, "issue", "kiosk-1"]
    with subprocess.Popen(
        [*program, "--first", str(n), "--count", "1"], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().startswith(f"kiosk-1-issue-{n} ")
        yield


@contextmanager
def issued_at(kiosk: RemoteCenter) -> Iterator[None]:
    """A kiosk of the server has given a ticket."""
    visit = str(uuid4())
    asked = (c.Asked("birth"),)
    kiosk.do(c.Issue(id=str(uuid4()), station="kiosk-1", visit=visit, token=visit, asked=asked))
    yield


@contextmanager
def server(database_url: str, state: Path) -> Iterator[str]:
    """Where `center server` listens."""
    wanted = "https://127.0.0.1:0"
    settings = {"CENTER": CENTER, "STATE": state, "DATABASE_URL": database_url}
    named = {f"CENTER_{name}": value for name, value in settings.items()}
    process = subprocess.Popen(
        [*PROGRAM, "server"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=untouched(CENTER_SERVER_URL=wanted, **named),
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        assert address, "the server did not start"
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=20)


def identity(
    engine: Engine, address: str, state: Path, name: str, kind: Kind, counter: str | None
) -> Identity:
    """A station that has just been enrolled."""
    at = MachineClock().now().at
    found, key = enrol_station(engine, add_station(engine, name, kind, counter, at), at)
    ca = ServerFiles(state).ca.read_text()
    return Identity(CENTER, address, ca, found.name, kind, counter, key)
