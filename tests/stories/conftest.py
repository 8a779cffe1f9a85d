from collections.abc import Callable, Iterator, Sequence

import pytest

from center_app.center import Center
from center_app.domain.place import Settings
from center_on import engine_of, serving_center
from founding import SETTINGS, Post, universal_posts
from manual_clock import ManualClock, moment

Opening = Callable[..., Center]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:00"))


@pytest.fixture
def postgres_url(ready_postgres_url: str) -> str:
    """A PostgreSQL database that has the tables: no center need make them again."""
    return ready_postgres_url


@pytest.fixture
def opens(sqlite_url: str, clock: ManualClock) -> Iterator[Opening]:
    """Set the center of a story up, with the posts and settings that it needs."""
    opened = []

    def open_center(
        posts: Sequence[Post] = universal_posts(2), settings: Settings = SETTINGS
    ) -> Center:
        opened.append(serving_center(sqlite_url, posts=posts, settings=settings, clock=clock))
        return opened[-1]

    yield open_center
    for center in opened:
        engine_of(center).dispose()
