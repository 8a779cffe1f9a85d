"""`center bench ingest`: what a registry takes from many centers, beside the bare database."""

import subprocess
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import count
from statistics import median
from time import perf_counter
from uuid import uuid4

from sqlalchemy import Engine, text

from center_app.cli.bench.center import calling, fill, issuing, measured_house, set_up
from center_app.cli.bench.places import Place, new_place
from center_app.cli.bench.senders import BATCH, Sealed, Sending, seconds
from center_app.cli.bench.table import Line
from center_app.cli.failures import Failed
from center_app.cli.itself import CENTER
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.domain.envelope import Envelope
from center_app.store.engine import open_engine, reading, writing
from sync.registry import rows
from sync.registry.ledger import Ledger, open_ledger

LEAST = {"postgresql": 0.35, "sqlite": 0.0}
"""The share of the bare database that has to come through; SQLite is for one country's trial."""

MOST_TO_EMPTIEST = 1.3
"""What an event may cost in a full store, in what it costs in the emptiest that is measured."""

KINDS = 200
"""Events of a real journal from which the journals of all centers are made."""


MODEL = 20_000
"""Entries of the center from which those of others are copied."""

_COPY = text(
    "INSERT INTO registry_entry (center, epoch, seq, head, body, day) "
    "SELECT :center, :epoch, seq, head, body, day FROM registry_entry "
    "WHERE center = :of ORDER BY seq"
)


@dataclass(frozen=True, slots=True)
class Ingestion(Line):
    """Events a second that came through, of those that one connection inserts alone.

    `event_us` is what each took of the time, `to_emptiest` that of the emptiest store.
    """

    database: str
    clients: int
    stored: int
    bare_per_s: float
    per_s: float
    share: float
    spread: float
    event_us: float
    to_emptiest: float = 1.0

    @property
    def met(self) -> bool:
        return self.share >= LEAST[self.database] and self.to_emptiest <= MOST_TO_EMPTIEST

    def cells(self) -> Mapping[str, str]:
        return {
            "database": self.database,
            "clients": f"{self.clients}",
            "stored": f"{self.stored}",
            "bare /s": f"{self.bare_per_s:.0f}",
            "events /s": f"{self.per_s:.0f}",
            "share": f"{self.share:.2f}",
            "spread": f"{self.spread:.2f}",
            "event us": f"{self.event_us:.0f}",
            "x emptiest": f"{self.to_emptiest:.2f}",
        }


def measured(settings: Settings, options: Namespace) -> Iterator[Ingestion]:
    events = _events(settings)
    for database in options.database:
        with new_place(database) as place:
            yield from _on(place, options, events)


def _on(place: Place, options: Namespace, events: tuple[Envelope, ...]) -> Iterator[Ingestion]:
    first: Ingestion | None = None
    with (
        closing(open_ledger(place.database, SystemClock())) as ledger,
        _opened(place) as engine,
        _served(place, options.workers) as url,
    ):
        store = Store(ledger, engine, events)
        for stored in sorted(options.stored):
            store.fill(stored)
            there = store.stored
            runs = [store.run(url, options) for _ in range(options.runs)]
            line = _line(place, options.clients, there, runs)
            first = first or line
            yield replace(line, to_emptiest=line.event_us / first.event_us)


def _line(place: Place, clients: int, stored: int, runs: list[tuple[float, float]]) -> Ingestion:
    shares = [through / bare for bare, through in runs]
    per_s = median(through for _, through in runs)
    return Ingestion(
        database=place.kind,
        clients=clients,
        stored=stored,
        bare_per_s=median(bare for bare, _ in runs),
        per_s=per_s,
        share=median(shares),
        spread=max(shares) - min(shares),
        event_us=1_000_000 / per_s,
    )


class Store:
    """The registry's database under measurement, and how many entries were put into it."""

    def __init__(self, ledger: Ledger, engine: Engine, events: tuple[Envelope, ...]) -> None:
        self.stored = 0
        self._ledger = ledger
        self._engine = engine
        self._events = events
        self._lines = Sealed("JO-BENCH-BARE", events, BATCH).entries
        self._numbers = count(1)
        self._model: Mapping[str, str] | None = None

    def run(self, url: str, options: Namespace) -> tuple[float, float]:
        """Events a second: inserted alone, and through the registry."""
        bare = self._insert(options.batches, self._next_center())
        names = [f"JO-BENCH-{next(self._numbers):05d}" for _ in range(options.clients)]
        events = options.batches * BATCH
        sendings = [
            Sending(url, name, self._ledger.enrol(name), self._events, events) for name in names
        ]
        through = events * len(names) / seconds(sendings)
        self.stored += events * len(names)
        return bare, through

    def fill(self, stored: int) -> None:
        """Until so many are there, as those of other centers; copied inside the database.

        What that leaves PostgreSQL to do afterwards is not measured.
        """
        if self.stored >= stored:
            return
        while self.stored < stored:
            if self._model is None:
                self._model = self._next_center()
                self._insert(MODEL // BATCH, self._model)
            else:
                self._copy(self._model)
        with reading(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                for tidy in ("SET statement_timeout = 0", "VACUUM ANALYZE registry_entry"):
                    connection.execute(text(tidy))
                connection.execute(text("CHECKPOINT"))

    def _copy(self, model: Mapping[str, str]) -> None:
        names = {"of": model["center"], **self._next_center()}
        with writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(_COPY, names)
        self.stored += MODEL

    def _next_center(self) -> dict[str, str]:
        return {"center": f"JO-BARE-{next(self._numbers):05d}", "epoch": str(uuid4())}

    def _insert(self, batches: int, place: Mapping[str, str]) -> float:
        """The bare database: the same arrays by one connection, a transaction each."""
        heads, bodies = [x.head for x in self._lines], [x.body for x in self._lines]
        today, first = _today(), 1
        began = perf_counter()
        for _ in range(batches):
            with writing(self._engine) as connection:
                rows.add_entries(connection, place, first, today, heads, bodies)
            first += BATCH
        spent = perf_counter() - began
        self.stored += batches * BATCH
        return batches * BATCH / spent


@contextmanager
def _opened(place: Place) -> Iterator[Engine]:
    engine = open_engine(place.database)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _served(place: Place, workers: int = 1) -> Iterator[str]:
    """The address of a registry in a process of its own."""
    command = [*CENTER, "registry", "serve", "--port", "0"]
    command += ["--workers", f"{workers}"]
    with subprocess.Popen(
        [*command, "--db", place.database], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
            if not address:
                raise Failed("The registry did not start.")
            yield address
        finally:
            process.terminate()


def _events(settings: Settings) -> tuple[Envelope, ...]:
    """What a real center records when numbers are given, given back, called and missed."""
    with new_place() as place, measured_house(settings, place) as house:
        set_up(house)
        fill(house, KINDS // 4)
        before = house.center.journal.head().seq
        works = (issuing(house), calling(house, "1"))
        while house.center.journal.head().seq < before + KINDS:
            for work in works:
                work.between()
                work.once()
        return tuple(entry.envelope for entry in house.center.journal.after(before, KINDS))


def _today() -> date:
    return datetime.now(UTC).date()
