"""A center with its journal in a database of its own, and its way to a registry."""

from sqlalchemy import Connection, text

from center_app.store.bookmark import Bookmark
from center_app.store.engine import open_engine, reading
from center_app.store.incarnation import Incarnation
from center_app.store.journal import Journal
from enrolled import Enrolled
from journals import MORNING, called
from machine_clock import MachineClock
from memory_outbox import random_epoch
from ready_databases import ready_engine
from sync.exchange import Exchange

History = tuple[list[tuple[str, int, bytes, bytes]], list[tuple[str, int, bytes]]]
"""All entries in order (epoch, number, hash, bytes); of each epoch the last number and hash."""


class Link:
    """Speaks with the registry at `url`, which may be a proxy before it."""

    def __init__(
        self,
        center: Enrolled,
        database_url: str,
        url: str = "",
        incarnation: Incarnation | None = None,
    ) -> None:
        self.center = center
        self.engine = ready_engine(database_url)
        self.journal = Journal(self.engine, center.name, incarnation)
        self.journal.open(random_epoch, MORNING)
        self.client = center.client(url or center.registry.url)
        clock = MachineClock()
        bookmark = Bookmark(self.engine, center.registry.url, clock)
        self.exchange = Exchange(
            center.name, self.journal, self.client, bookmark, clock, random_epoch
        )

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
                "SELECT epoch, seq, head, body FROM entry ORDER BY epoch, seq",
                "SELECT epoch, seq, head FROM stream ORDER BY epoch",
            )

    def there(self) -> History:
        """What the registry's database has of this center."""
        engine = open_engine(self.center.registry.database_url)
        with reading(engine) as connection:
            history = _history(
                connection,
                "SELECT epoch, seq, head, body FROM registry_entry "
                "WHERE center = :center ORDER BY epoch, seq",
                "SELECT epoch, acked, head FROM registry_stream "
                "WHERE center = :center ORDER BY epoch",
                center=self.center.name,
            )
        engine.dispose()
        return history


def _history(connection: Connection, entries: str, stream: str, **of: str) -> History:
    rows = [
        (epoch, seq, head, body) for epoch, seq, head, body in connection.execute(text(entries), of)
    ]
    streams = [(epoch, seq, head) for epoch, seq, head in connection.execute(text(stream), of)]
    return rows, streams
