"""Centers on a database of their own, with the small catalogue and employees who serve."""

import json
from collections.abc import Callable, Sequence
from uuid import uuid4

from argon2 import PasswordHasher
from sqlalchemy import Engine

from center_app.center import Center
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Clock
from center_app.domain.place import Settings
from center_app.domain.plain import plain
from center_app.domain.text import Text
from center_app.store.catalogues import keep_catalogue
from center_app.store.engine import writing
from center_app.store.kept.credentials import Person, Pins, keep_person
from founding import CENTER, SETTINGS, Post, founding, universal_posts
from manual_clock import ManualClock
from ready_databases import ready_engine
from small_catalogue import SMALL

PIN = "1234"
"""The PIN of everybody; employee-1 has the number 101, employee-2 the number 102."""

PINS = Pins(b"pepper of the tests", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def random_id() -> str:
    return str(uuid4())


def center_on(
    url: str, clock: Clock | None = None, new_id: Callable[[], str] = random_id
) -> Center:
    """The center on the database at `url`, as a process opens it; new and empty if it is new."""
    engine = ready_engine(url)
    try:
        return Center(engine, CENTER, clock or ManualClock(), new_id, PINS)
    except BaseException:
        engine.dispose()
        raise


def serving_center(
    url: str,
    *,
    counters: int = 3,
    posts: Sequence[Post] = (),
    clock: Clock | None = None,
    catalogue: Catalogue = SMALL,
    settings: Settings = SETTINGS,
    serving: bool = True,
    new_id: Callable[[], str] = random_id,
) -> Center:
    """A center that has been set up, with so many universal counters or the `posts` named.

    `serving`: everybody has signed in and the counters are open.
    """
    center = center_on(url, clock, new_id)
    manned = posts or universal_posts(counters)
    sha256 = keep(engine_of(center), catalogue)
    hired(engine_of(center), manned)
    for command in founding(
        manned,
        sha256,
        catalogue=catalogue,
        settings=settings,
        serving=serving,
        new_id=random_id,
    ):
        center.do(command)
    return center


def engine_of(center: Center) -> Engine:
    return center._engine


def keep(engine: Engine, catalogue: Catalogue) -> str:
    """Lay a catalogue into the store and say its hash."""
    body = json.dumps(plain(catalogue), ensure_ascii=False).encode()
    with writing(engine) as connection:
        return keep_catalogue(connection, catalogue.serial, body, 0)


def hired(engine: Engine, posts: Sequence[Post]) -> None:
    """Give everybody a number, a name and the PIN of the tests."""
    with writing(engine) as connection:
        for n, post in enumerate(posts, 1):
            name = Text(f"الموظف {n}", f"Employee {n}")
            keep_person(connection, Person(post.employee, f"{100 + n}", name), PINS.hash(PIN))
