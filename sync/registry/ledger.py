"""What the registry has of every center: keys, streams, entries; each call is one transaction."""

import secrets
from dataclasses import replace

from sqlalchemy import Connection, Engine, insert, select

from center_app.domain.clock import Clock, stamp
from center_app.store.engine import open_engine, reading, writing
from center_app.store.upsert import upsert
from sync import wire
from sync.problem import Code, Declined
from sync.registry import lineage, quarantine, streams, tables, trust
from sync.registry.desk import Desk
from sync.registry.intake import Intake
from sync.registry.keyring import digest
from sync.registry.overview import Overview, overview
from sync.registry.set_aside import SetAside
from sync.registry.shelf import Shelf
from sync.registry.streams import Stream
from sync.registry.tables import centers, keys
from sync.signing import Signer
from sync.wire import Acked, At, Cursor, OpenEpoch, Quarantined, Receipt

NEXT_MS = 5_000
"""How long a center that has nothing new may stay away, in milliseconds."""

_KEY_BYTES = 32


class Ledger:
    """The registry's database. Calls come from many threads; each waits for its stream alone.

    `desk` is what those who look after it do with it, `shelf` what it has for the centers.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        """Makes the tables where they are missing.

        Raises Unusable when a newer program has made them.
        """
        self._engine = engine
        self._clock = clock
        with writing(engine) as connection:
            self.generation, secret = tables.prepare(connection)
        self._signer = Signer.of(secret)
        self.desk = Desk(engine, clock)
        self.shelf = Shelf(engine, clock)
        self.desk.keep_partitions()

    def check(self) -> None:
        """Raises Unavailable while the database is away."""
        with reading(self._engine) as connection:
            connection.execute(select(1))

    def close(self) -> None:
        self._engine.dispose()

    def enrol(self, center: str) -> str:
        """Make a key for a center, which may have several; only its hash is kept.

        Raises ValueError when no center can have this name.
        """
        if not wire.is_center(center):
            raise ValueError(f"{center!r} is not 3 to 24 of A-Z, 0-9 and the hyphen")
        key = secrets.token_urlsafe(_KEY_BYTES)
        with writing(self._engine) as connection:
            if connection.scalar(select(centers).where(centers.c.center == center)) is None:
                connection.execute(insert(centers), {"center": center})
            made = {
                "digest": digest(key),
                "center": center,
                "made_at": self._clock.now().at,
            }
            connection.execute(insert(keys), made)
        return key

    def center_of(self, key: str) -> str | None:
        """Whose key this is; None when it is nobody's."""
        with reading(self._engine) as connection:
            return connection.scalar(select(keys.c.center).where(keys.c.digest == digest(key)))

    @property
    def receipt_key(self) -> bytes:
        """The public key of the receipts."""
        return self._signer.public

    def trust(self, center: str, public: bytes) -> str:
        """Ask a center's batches to be signed by this key, or one before it; returns its name.

        Raises LookupError for a center that is not known.
        """
        with writing(self._engine) as connection:
            _check_known(connection, center)
            return trust.trust(connection, center, public, self._clock.now().at)

    def distrust(self, center: str, name: str) -> None:
        """Believe a key no more. Raises LookupError when it was not believed."""
        with writing(self._engine) as connection:
            if not trust.distrust(connection, center, name, self._clock.now().at):
                raise LookupError(name)

    def mark_durable(self, copy: Engine) -> int:
        """Note what a backup holds that was put back beside this one, to look into it.

        Only what is the same here counts; returns how many epochs that were.
        """
        with reading(copy) as there, writing(self._engine) as here:
            return streams.mark_durable(here, there)

    def cursor(self, center: str, epoch: str, at: int | None = None) -> Cursor:
        """How far the registry has this epoch, and the hash after entry `at`. Raises Declined."""
        with reading(self._engine) as connection:
            stream = _known(streams.find(connection, center, epoch))
            head = streams.head_at(connection, stream, at) if at is not None else None
            cursor = self._cursor(connection, stream)
        return replace(cursor, at=At(at, head.hex())) if at is not None and head else cursor

    def open_epoch(self, center: str, asked: OpenEpoch) -> tuple[Cursor, bool]:
        """Expect entries of this epoch; the second value is False when it was so before.

        Raises Declined when it does not go on from what is here, or an operator is needed.
        """
        with writing(self._engine) as connection:
            allowed, now = lineage.lock(connection, center), self._clock.now().at
            stream = streams.find(connection, center, asked.epoch)
            is_new = stream is None
            if stream is None:
                lineage.check(connection, center, asked, now, allowed)
                stream = streams.open_new(connection, center, asked, now)
            return self._cursor(connection, stream), is_new

    def allow_epoch(self, center: str) -> None:
        """Let a center open one epoch that it may not open by itself. Raises LookupError."""
        with writing(self._engine) as connection:
            _check_known(connection, center)
            lineage.allow(connection, center)

    def renew(self) -> None:
        """Take another name, because the database was put back from a backup."""
        with writing(self._engine) as connection:
            self.generation = tables.renew(connection)

    def take(self, intake: Intake) -> Acked:
        """Add what is new in a batch, all of it or nothing. Raises Declined.

        The stream's row is locked until the commit, so that two requests for one stream follow
        each other. What was there before is compared by one hash and not written again.
        """
        manifest = intake.manifest
        with writing(self._engine) as connection:
            found, keys = streams.lock_with_keys(connection, manifest.center, manifest.epoch)
            stream = _known(found)
            trust.check(keys, manifest)
            streams.check_continuity(connection, stream, intake)
            known, now = stream.acked, self._clock.now().at
            stream = streams.append(connection, stream, intake, now)
            quarantine.set_aside(connection, intake.set_aside(known, now))
            if manifest.first > known:
                quarantined = tuple(Quarantined(seq, code) for seq, code in intake.odd.items())
            else:  # a part was taken before, perhaps by another version of the program
                quarantined = streams.quarantined(connection, manifest)
            return Acked(
                acked=stream.acked,
                head=stream.head.hex(),
                durable=stream.durable,
                quarantined=quarantined,
                next_ms=NEXT_MS,
                server_time=stamp(now),
                receipt=self._receipt(stream, now),
            )

    def set_aside(self, *, reviewed: bool = False) -> list[SetAside]:
        """Entries that are kept but not understood and that nobody has looked at; or all."""
        with reading(self._engine) as connection:
            return quarantine.listed(connection, reviewed=reviewed)

    def review(self, center: str, epoch: str, seq: int, *, accepted: bool) -> None:
        """Somebody has looked at an entry that was set aside. Raises LookupError.

        What is accepted is counted like all others if it can be read; what is rejected never is.
        """
        with writing(self._engine) as connection:
            now = self._clock.now().at
            if not quarantine.review(connection, center, epoch, seq, now, accepted=accepted):
                raise LookupError(f"entry {seq} of {center} {epoch}")

    def look_again(self) -> int:
        """Release entries that this version understands, after an update of the registry."""
        with writing(self._engine) as connection:
            return quarantine.look_again(connection)

    def keep_status(self, center: str, body: bytes) -> None:
        """Remember what a center told of itself; only the last word counts."""
        row = {"center": center, "received_at": self._clock.now().at, "body": body}
        with writing(self._engine) as connection:
            upsert(connection, tables.statuses, row)

    def overview(self) -> list[Overview]:
        """Every center: how far it is, and what it told of itself last."""
        with reading(self._engine) as connection:
            return overview(connection)

    def _receipt(self, stream: Stream, now: int) -> Receipt:
        head, at = stream.head.hex(), stamp(now)
        said = Receipt(stream.center, stream.epoch, stream.acked, head, at, self.generation)
        return self._signer.receipt(said)

    def _cursor(self, connection: Connection, stream: Stream) -> Cursor:
        return Cursor(
            epoch=stream.epoch,
            acked=stream.acked,
            head=stream.head.hex(),
            durable=stream.durable,
            open_epoch=streams.opened_last(connection, stream.center),
            registry_gen=self.generation,
            server_time=stamp(self._clock.now().at),
        )


def open_ledger(database_url: str, clock: Clock) -> Ledger:
    """The ledger in this database. Raises Unusable or Unavailable."""
    engine = open_engine(database_url)
    try:
        return Ledger(engine, clock)
    except BaseException:
        engine.dispose()
        raise


def _check_known(connection: Connection, center: str) -> None:
    if connection.scalar(select(centers.c.center).where(centers.c.center == center)) is None:
        raise LookupError(center)


def _known(stream: Stream | None) -> Stream:
    if stream is None:
        raise Declined(Code.UNKNOWN_EPOCH, "this epoch is not open")
    return stream
