"""Where a benchmark is run: on the databases that are named, or on a file that is made for it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import inspect, make_url

from center_app.cli.failures import Failed
from center_app.store.engine import open_engine, reading


@dataclass(frozen=True, slots=True)
class Place:
    """A database that may be filled, and a folder for whatever else a center keeps.

    `registry` is the address of one that knows the center, "" for none.
    """

    database: str
    state: Path
    registry: str = ""

    @property
    def kind(self) -> str:
        return make_url(self.database).get_backend_name()


@contextmanager
def new_place(database: str | None = None) -> Iterator[Place]:
    """The database that is named, or SQLite in a folder that is gone afterwards.

    Raises Failed when there is something in it already, which might be a center's days.
    """
    with tempfile.TemporaryDirectory(prefix="center-bench-") as folder:
        state = Path(folder)
        place = Place(database or f"sqlite:///{state / 'bench.db'}", state)
        if not _is_empty(place):
            raise Failed("A benchmark fills an empty database, and this one is not.")
        yield place


def _is_empty(place: Place) -> bool:
    engine = open_engine(place.database)
    try:
        with reading(engine) as connection:
            return not inspect(connection).get_table_names()
    finally:
        engine.dispose()
