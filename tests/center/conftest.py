from collections.abc import Callable, Iterator

import pytest

from center_app.center import Center
from center_on import center_on, engine_of, serving_center
from manual_clock import ManualClock

Opening = Callable[[], Center]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def postgres_url(ready_postgres_url: str) -> str:
    """A PostgreSQL database that has the tables: no center need make them again."""
    return ready_postgres_url


@pytest.fixture
def center(database_url: str, clock: ManualClock) -> Iterator[Center]:
    """A center with three universal counters that serve, once on each kind of database."""
    center = serving_center(database_url, clock=clock)
    yield center
    engine_of(center).dispose()


@pytest.fixture
def again(center: Center, database_url: str, clock: ManualClock) -> Iterator[Opening]:
    """Open the same center once more, as another process would."""
    opened = []

    def open_again() -> Center:
        opened.append(center_on(database_url, clock))
        return opened[-1]

    yield open_again
    for one in opened:
        engine_of(one).dispose()
