"""A center by the machine's clock, its server in a process of its own, and stations of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from center_app.center import Center
from center_on import engine_of, serving_center
from machine_clock import MachineClock
from station_processes import ALWAYS_OPEN
from stations_at_work import StationsAtWork


@pytest.fixture
def where() -> str:
    """SQLite does, but where a test says both."""
    return "sqlite_url"


@pytest.fixture
def url(where: str, request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(where)
    return found


@pytest.fixture
def running(url: str) -> Iterator[Center]:
    center = serving_center(
        url, clock=MachineClock(), settings=ALWAYS_OPEN, counters=3, serving=False
    )
    yield center
    center.journal.close()
    engine_of(center).dispose()


@pytest.fixture
def at_work(running: Center, url: str, tmp_path: Path) -> Iterator[StationsAtWork]:
    server = StationsAtWork(running, url, tmp_path / "server")
    yield server
    server.stop()
