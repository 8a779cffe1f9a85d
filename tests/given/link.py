"""A center with its journal in a database of its own, and its way to a registry."""

from sqlalchemy import Connection, text

from center_app.store.bookmark import Bookmark
from center_app.store.engine import open_engine, reading
from center_app.store.schema import upgrade
from enrolled import Enrolled
from journals import called, opened
from machine_clock import MachineClock
from sync.exchange import Exchange

History = tuple[list[tuple[int, bytes, bytes]], int, bytes]
"""All entries in order (number, hash, bytes), the last number and the last hash."""


class Link:
    """Speaks with the registry at `url`, which may be a proxy before it."""

    def __init__(self, center: Enrolled, database_url: str, url: str) -> None:
        self.center = center
        self.engine = open_engine(database_url)
        upgrade(self.engine)
        self.journal = opened(self.engine, center.name)
        self.client = center.client(url)
        clock = MachineClock()
        bookmark = Bookmark(self.engine, center.registry.url, clock)
        self.exchange = Exchange(center.name, self.journal, self.client, bookmark, clock)

    def close(self) -> None:
        self.client.close()
        self.engine.dispose()

    def append(self, count: int) -> None:
        """So many entries in one transaction."""
        with self.journal.writing() as writing:
            writing.append([called(center=self.center.name) for _ in range(count)])

    def here(self) -> History:
        """What the center's database has."""
        with reading(self.engine) as connection:
            return _history(
                connection,
                "SELECT seq, head, body FROM entry ORDER BY seq",
                "SELECT seq, head FROM stream",
            )

    def there(self) -> History:
        """What the registry's database has of this center."""
        engine = open_engine(self.center.registry.database_url)
        with reading(engine) as connection:
            history = _history(
                connection,
                "SELECT seq, head, body FROM registry_entry WHERE center = :center ORDER BY seq",
                "SELECT acked, head FROM registry_stream WHERE center = :center",
                center=self.center.name,
            )
        engine.dispose()
        return history


def _history(connection: Connection, entries: str, stream: str, **of: str) -> History:
    rows = [(seq, head, body) for seq, head, body in connection.execute(text(entries), of)]
    last, head = connection.execute(text(stream), of).one()
    return rows, last, head
