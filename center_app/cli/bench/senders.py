"""Centers that send, each a process with the product's own client and a journal in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from secrets import token_bytes
from time import perf_counter
from typing import NamedTuple
from uuid import uuid4

from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock
from center_app.domain.chain import genesis, link
from center_app.domain.envelope import Envelope, seal
from sync.credentials import Credentials
from sync.exchange import Exchange
from sync.registry.client import RegistryClient
from sync.signing import KEY_BYTES, Signer

START_S = 300

BATCH = 500
"""Entries in a request: where the client begins, and here it does not try more."""


class Entry(NamedTuple):
    """One entry of a journal in memory."""

    epoch: str
    seq: int
    head: bytes
    body: bytes


class Stretch(NamedTuple):
    """The one epoch of it."""

    epoch: str
    base: int
    last: int
    genesis: bytes

    @property
    def end(self) -> int:
        return self.last


class Sealed:
    """A journal in memory of so many entries, all of one epoch, made from these events."""

    def __init__(self, center: str, events: Sequence[Envelope], count: int) -> None:
        self.epoch = str(uuid4())
        self.start = head = genesis(center, self.epoch)
        self.entries: list[Entry] = []
        for seq in range(1, count + 1):
            event = replace(events[seq % len(events)], center=center, id=str(uuid4()))
            body = seal(event.placed(self.epoch, seq))
            head = link(head, body)
            self.entries.append(Entry(self.epoch, seq, head, body))

    def line(self) -> Sequence[Stretch]:
        return [Stretch(self.epoch, 0, len(self.entries), self.start)]

    def after(self, place: int, limit: int) -> Sequence[Entry]:
        return self.entries[place : place + min(limit, BATCH)]

    def branch(self, epoch: str, parent: str, seq: int) -> None:
        raise Failed(f"The registry has entry {seq} of {parent} otherwise: no place for {epoch}.")

    def mend(self, _new_id: Callable[[], str], place: int) -> int | None:
        raise Failed(f"The registry found fault with what follows entry {place}.")


class Remembered:
    """What the registry said last, for as long as this process is there."""

    def __init__(self) -> None:
        self._at: tuple[str, int] | None = None

    def place(self) -> tuple[str, int] | None:
        return self._at

    def move(
        self,
        epoch: str,
        *,
        acked: int,
        durable: int,  # noqa: ARG002
        receipt: bytes | None = None,  # noqa: ARG002
    ) -> None:
        self._at = epoch, acked


@dataclass(frozen=True, slots=True)
class Sending:
    """What one center sends where: `count` entries made from `events`."""

    url: str
    center: str
    key: str
    events: tuple[Envelope, ...]
    count: int


class Span(NamedTuple):
    """When it began and ended, by the machine's steady clock, in seconds."""

    began: float
    ended: float


def seconds(sendings: Sequence[Sending]) -> float:
    """How long it takes until all of them have sent all, beginning at once.

    Raises Failed when one of them breaks off.
    """
    fresh = get_context("spawn")
    together = fresh.Barrier(len(sendings))
    pipes = [fresh.Pipe(duplex=False) for _ in sendings]
    started = [
        fresh.Process(target=_work, args=(sending, together, theirs))
        for sending, (_, theirs) in zip(sendings, pipes, strict=True)
    ]
    for process in started:
        process.start()
    try:
        spans = [_received(*pipe) for pipe in pipes]
    finally:
        for process in started:
            process.terminate()
            process.join()
    return max(span.ended for span in spans) - min(span.began for span in spans)


def _received(mine: Connection, theirs: Connection) -> Span:
    theirs.close()
    try:
        with mine:
            span: Span = mine.recv()
    except EOFError as error:
        raise Failed("A process of the benchmark broke off.") from error
    return span


def _work(sending: Sending, together: Barrier, result: Connection) -> None:
    journal = Sealed(sending.center, sending.events, sending.count)
    clock = SystemClock()
    shown = Credentials(sending.key, Signer.of(token_bytes(KEY_BYTES)))
    client = RegistryClient(sending.url, sending.center, shown, clock)
    exchange = Exchange(sending.center, journal, client, Remembered(), clock, _no_epoch)
    try:
        client.health()  # the connection is there
        together.wait(START_S)
        began = perf_counter()
        outcome = exchange.once()
        ended = perf_counter()
    except BaseException:
        together.abort()  # or the others would wait for this process
        raise
    if outcome.acked == sending.count and outcome.head_matches:
        result.send(Span(began, ended))


def _no_epoch() -> str:
    raise AssertionError("nobody else has sent for this center")
