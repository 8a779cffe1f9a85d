"""Where a benchmark is run: on the databases that are named, or on a file that is made for it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url


@dataclass(frozen=True, slots=True)
class Place:
    """A database that may be filled, and a folder for whatever else a center keeps."""

    database: str
    state: Path

    @property
    def kind(self) -> str:
        return make_url(self.database).get_backend_name()


@contextmanager
def new_place(database: str | None = None) -> Iterator[Place]:
    """The database that is named, or SQLite in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="center-bench-") as folder:
        state = Path(folder)
        yield Place(database or f"sqlite:///{state / 'bench.db'}", state)
