from collections.abc import Callable, Sequence

import pytest

from machine_clock import MachineClock
from memory_outbox import MemoryBookmark, MemoryOutbox, random_epoch
from sync.exchange import Exchange
from sync.failures import Gap, TooLarge, Unreachable
from sync.wire import Acked, Cursor, Manifest, OpenEpoch


class ScriptedRegistry:
    """Takes everything, unless `on_send` has something to say first.

    It `claims` to have so many entries whatever it has, and if it `forgets` takes none.
    """

    def __init__(self, outbox: MemoryOutbox) -> None:
        self.outbox = outbox
        self.acked = 0
        self.counts: list[int] = []
        self.on_send: Callable[[Manifest], None] = lambda _: None
        self.claims: int | None = None
        self.forgets = False

    def cursor(self, epoch: str, at: int | None = None) -> Cursor:
        assert at is None or self.claims is not None, "nothing else makes it look for a fork"
        acked = self.acked if self.claims is None else self.claims
        return Cursor(epoch, acked, self._head(), 0, epoch, "00", "2026-11-22T09:15:30.123Z")

    def open_epoch(self, asked: OpenEpoch) -> Cursor:
        return self.cursor(asked.epoch)

    def send(self, manifest: Manifest, bodies: Sequence[bytes]) -> Acked:
        self.counts.append(len(bodies))
        self.on_send(manifest)
        self.acked = 0 if self.forgets else manifest.last
        return Acked(self.acked, self._head(), 0, (), 250, "2026-11-22T09:15:30.123Z")

    def _head(self) -> str:
        return (self.outbox.entries[self.acked - 1].head if self.acked else self.outbox.start).hex()


@pytest.fixture
def outbox() -> MemoryOutbox:
    return MemoryOutbox("JO-TST-001")


@pytest.fixture
def scripted(outbox: MemoryOutbox) -> ScriptedRegistry:
    return ScriptedRegistry(outbox)


@pytest.fixture
def exchange(scripted: ScriptedRegistry) -> Exchange:
    outbox = scripted.outbox
    return Exchange(outbox.center, outbox, scripted, MemoryBookmark(), MachineClock(), random_epoch)


def raising(failure: Exception, *, above: int = 0) -> Callable[[Manifest], None]:
    def fail(manifest: Manifest) -> None:
        if manifest.count > above:
            raise failure

    return fail


def test_batches_start_at_500_and_grow(exchange: Exchange, scripted: ScriptedRegistry) -> None:
    scripted.outbox.add(2000)
    assert exchange.once().next_ms == 250
    assert scripted.counts == [500, 550, 600, 350]


def test_a_batch_that_is_too_large_is_halved_at_once(
    exchange: Exchange, scripted: ScriptedRegistry
) -> None:
    scripted.outbox.add(500)
    scripted.on_send = raising(TooLarge(), above=130)
    assert exchange.once().acked == 500
    assert scripted.counts[:3] == [500, 250, 125]
    assert scripted.counts[-1] <= 130


def test_one_entry_that_is_too_large_is_not_halved_for_ever(
    exchange: Exchange, scripted: ScriptedRegistry
) -> None:
    scripted.outbox.add(500)
    scripted.on_send = raising(TooLarge())
    with pytest.raises(TooLarge):
        exchange.once()
    assert scripted.counts[-1] == 1


def test_a_break_halves_the_next_batch(exchange: Exchange, scripted: ScriptedRegistry) -> None:
    scripted.outbox.add(500)
    scripted.on_send = raising(Unreachable(), above=499)
    with pytest.raises(Unreachable):
        exchange.once()
    exchange.once()
    assert scripted.counts == [500, 250, 250]


def test_a_registry_that_always_misses_something_is_left_for_later(
    exchange: Exchange, scripted: ScriptedRegistry
) -> None:
    scripted.outbox.add(3)
    scripted.on_send = raising(Gap(1))
    with pytest.raises(Gap):
        exchange.once()
    assert len(scripted.counts) == 2


def test_a_registry_that_takes_nothing_is_left_for_later(
    exchange: Exchange, scripted: ScriptedRegistry
) -> None:
    scripted.outbox.add(1500)
    scripted.forgets = True
    with pytest.raises(Unreachable, match="nothing"):
        exchange.once()
    assert len(scripted.counts) == 1


@pytest.mark.parametrize("acked", [-1, 4, 10**30])
def test_a_registry_that_has_more_than_there_is_has_another_history(
    exchange: Exchange, scripted: ScriptedRegistry, acked: int
) -> None:
    scripted.outbox.add(3)
    scripted.claims = acked
    assert not exchange.once().head_matches


def test_it_stops_between_two_batches_when_told(
    exchange: Exchange, scripted: ScriptedRegistry
) -> None:
    scripted.outbox.add(2000)
    outcome = exchange.once(lambda: len(scripted.counts) == 2)
    assert (outcome.sent, outcome.waiting) == (1050, 950)
