"""Centers that send, each a process with the product's own client and a journal in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from time import perf_counter
from typing import NamedTuple
from uuid import uuid4

from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock
from center_app.domain.chain import genesis, link
from center_app.domain.envelope import Envelope, seal
from sync.exchange import Exchange
from sync.registry.client import RegistryClient

START_S = 300

BATCH = 500
"""Entries in a request: where the client begins, and here it does not try more."""


class Line(NamedTuple):
    """One entry of a journal in memory."""

    seq: int
    head: bytes
    body: bytes


class Tip(NamedTuple):
    """Where it ends."""

    epoch: str
    seq: int


class Sealed:
    """A journal in memory of so many entries, all of one epoch, made from these events."""

    def __init__(self, center: str, events: Sequence[Envelope], count: int) -> None:
        self.epoch = str(uuid4())
        self.lines: list[Line] = []
        head = genesis(center, self.epoch)
        for seq in range(1, count + 1):
            event = events[seq % len(events)]
            body = seal(_of(event, center, str(uuid4())).placed(self.epoch, seq))
            head = link(head, body)
            self.lines.append(Line(seq, head, body))

    def head(self) -> Tip:
        return Tip(self.epoch, len(self.lines))

    def after(self, seq: int, limit: int) -> Sequence[Line]:
        return self.lines[seq : seq + min(limit, BATCH)]


class Remembered:
    """What the registry said last, for as long as this process is there."""

    def __init__(self) -> None:
        self._acked: dict[str, int] = {}

    def acked(self, epoch: str) -> int:
        return self._acked.get(epoch, 0)

    def move(self, epoch: str, *, acked: int, durable: int) -> None:  # noqa: ARG002 - the protocol
        self._acked[epoch] = acked


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
    client = RegistryClient(sending.url, sending.center, sending.key, clock)
    exchange = Exchange(sending.center, journal, client, Remembered(), clock)
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


def _of(event: Envelope, center: str, new_id: str) -> Envelope:
    """The same event of another center."""
    fields = {name: getattr(event, name) for name in Envelope.__dataclass_fields__}
    return Envelope(**fields | {"center": center, "id": new_id})
