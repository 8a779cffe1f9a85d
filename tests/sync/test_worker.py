from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from threading import Event

import pytest

from center_app.domain.clock import Instant
from center_app.domain.refusal import Unavailable
from enrolled import Enrolled
from machine_clock import MachineClock
from memory_outbox import MemoryBookmark, MemoryOutbox, random_epoch
from sync.exchange import Exchange
from sync.failures import Denied, Throttled, Trouble, Unreachable
from sync.registry.client import RegistryClient
from sync.unfit import CatalogueTrouble
from sync.wire import Acked, Cursor, Manifest, OpenEpoch
from sync.worker import GATHER_S, Chores, Down, SyncStatus, Worker

OUTBOX = MemoryOutbox("JO-TST-001")
OUTBOX.add(3)
FINE = Cursor(OUTBOX.epoch, 3, OUTBOX.hash.hex(), 0, OUTBOX.epoch, "00", "2026-11-22T09:15:30.123Z")
OTHER = replace(FINE, head="ab" * 32)


class ToldRegistry:
    """Answers, or fails, as the test tells it: once an exchange, `last` before the last one."""

    def __init__(self, answers: Sequence[Cursor | Exception]) -> None:
        self.answers = list(answers)
        self.last: Callable[[], None] = lambda: None

    def cursor(self, epoch: str, at: int | None = None) -> Cursor:
        assert epoch == OUTBOX.epoch
        if at is not None:
            return FINE
        answer = self.answers.pop(0)
        if not self.answers:
            self.last()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def open_epoch(self, asked: OpenEpoch) -> Cursor:
        raise AssertionError(asked)

    def send(self, manifest: Manifest, bodies: Sequence[bytes]) -> Acked:
        raise AssertionError(manifest, bodies)


class Day:
    """A clock that goes on while somebody sleeps; sleeping takes no time of the test.

    In the sleeps numbered in `rings` (the first is 1) a hint comes.
    """

    def __init__(self) -> None:
        self.at = 1_000_000
        self.slept: list[float] = []
        self.rings: set[int] = set()
        self.hint: Callable[[], None] = lambda: None

    def now(self) -> Instant:
        return Instant(self.at, self.at, "")

    def sleep(self, event: Event, seconds: float) -> bool:
        self.slept.append(seconds)
        self.at += int(seconds * 1000)
        if len(self.slept) in self.rings:
            self.hint()
        return event.is_set()


class Fetching:
    """Notes when it was asked to fetch, and wants to be asked again after so many seconds."""

    trouble: CatalogueTrouble | None = CatalogueTrouble.OLD

    def __init__(self, day: Day, *seconds: int) -> None:
        self._day = day
        self._seconds = list(seconds)
        self.at: list[int] = []

    def once(self) -> int:
        self.at.append((self._day.at - 1_000_000) // 1000)
        return self._seconds.pop(0) * 1000


def hired(day: Day, registry: ToldRegistry, down: Down | None = None) -> Worker:
    exchange = Exchange(OUTBOX.center, OUTBOX, registry, MemoryBookmark(), day, random_epoch)
    return Worker(exchange, day, lambda: 0.5, day.sleep, herd_s=60, chores=Chores(down=down))


def lived(day: Day, *answers: Cursor | Exception, down: Down | None = None) -> Worker:
    """A worker that went through these exchanges, and was stopped in the last of them."""
    registry = ToldRegistry(answers)
    worker = hired(day, registry, down)
    registry.last, day.hint = worker.stop, worker.hint
    worker.run()
    return worker


@pytest.fixture
def day() -> Day:
    return Day()


def test_centers_do_not_all_start_at_once(day: Day) -> None:
    lived(day, FINE)
    assert day.slept[0] == 30


def test_after_a_success_it_comes_again_by_itself(day: Day) -> None:
    lived(day, FINE, FINE)
    assert day.slept[1] == 5


def test_failures_in_a_row_wait_longer_and_longer(day: Day) -> None:
    lived(day, Unreachable(), Unreachable(), Unreachable(), Unreachable())
    assert day.slept[1:] == [0.5, 1, 2, 4]


def test_a_hint_wakes_it_but_not_for_every_single_entry(day: Day) -> None:
    day.rings = {2}
    lived(day, FINE, FINE)
    assert day.slept[1:3] == [5, GATHER_S]


def test_a_hint_shortens_no_wait_after_a_failure(day: Day) -> None:
    day.rings = {2, 3}
    lived(day, Throttled(60), Unreachable(), FINE)
    assert day.slept[1:3] == [60.5, 1]


def test_what_comes_down_is_fetched_now_and_then_whatever_becomes_of_what_goes_up(
    day: Day,
) -> None:
    down = Fetching(day, 8, 60, 60, 60)
    worker = lived(day, FINE, FINE, FINE, Throttled(60), Throttled(60), FINE, down=down)
    assert down.at == [30, 40, 105, 166]
    assert worker.status().catalogue is CatalogueTrouble.OLD


def test_it_is_offline_until_the_first_exchange(day: Day) -> None:
    worker = hired(day, ToldRegistry([]))
    assert worker.status() == SyncStatus(False, 1_000_000, 3, 0, None, None)


def test_it_is_online_since_the_first_success_in_a_row(day: Day) -> None:
    status = lived(day, FINE, FINE, FINE).status()
    assert (status.online, status.trouble) == (True, None)
    assert status.since == 1_030_000
    assert status.acked_at == 1_040_000


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (Unreachable(), Trouble.UNREACHABLE),
        (Throttled(3), Trouble.BUSY),
        (Denied(), Trouble.DENIED),
        (OTHER, Trouble.DIVERGED),
        (Unavailable("database"), Trouble.JOURNAL),
    ],
    ids=["unreachable", "busy", "denied", "diverged", "journal"],
)
def test_it_says_since_when_it_is_offline_and_why(
    day: Day, answer: Cursor | Exception, trouble: Trouble
) -> None:
    status = lived(day, FINE, answer, answer).status()
    assert (status.online, status.trouble) == (False, trouble)
    assert (status.since, status.acked_at) == (1_035_000, 1_030_000)


def test_a_fault_of_the_program_ends_no_exchange_for_good(
    day: Day, caplog: pytest.LogCaptureFixture
) -> None:
    status = lived(day, KeyError("oops"), FINE).status()
    assert status.online
    assert "oops" in caplog.text


def test_each_trouble_is_logged_once(day: Day, caplog: pytest.LogCaptureFixture) -> None:
    lived(day, *[Unreachable("ConnectTimeout")] * 5)
    assert caplog.text.count("entries wait") == 1


@pytest.fixture
def running(center: Enrolled, client: RegistryClient) -> Iterator[Worker]:
    worker = Worker(center.exchange(client), MachineClock(), lambda: 0.0, herd_s=0)
    worker.start()
    yield worker
    worker.stop()


def test_an_entry_is_at_the_registry_soon_after_the_hint(center: Enrolled, running: Worker) -> None:
    pause = Event()
    while not running.status().online:
        pause.wait(0.01)
    center.outbox.add()
    running.hint()
    for _ in range(200):
        if running.status().unsent == 0:
            break
        pause.wait(0.01)
    assert running.status().acked == 1


def test_it_stops_at_once_also_while_it_waits(running: Worker) -> None:
    running.stop()
    assert not running._thread.is_alive()


def test_the_registry_is_told_how_the_center_stands_once_a_minute() -> None:
    day, told = Day(), []

    def report() -> None:
        told.append(day.now().mono)
        raise Unreachable

    registry = ToldRegistry([FINE] * 30)
    exchange = Exchange(OUTBOX.center, OUTBOX, registry, MemoryBookmark(), day, random_epoch)
    worker = Worker(exchange, day, lambda: 0.0, day.sleep, herd_s=0, chores=Chores(report))
    registry.last = worker.stop
    worker.run()
    assert len(told) == 3
    assert all(later - earlier >= 60_000 for earlier, later in pairwise(told))
    assert worker.status().online, "that it fails is no trouble"


def test_the_certificate_is_seen_to_each_quarter_of_an_hour_whatever_the_registry_says() -> None:
    day, seen = Day(), list[int]()
    answers: list[Cursor | Exception] = [FINE, Unreachable(""), *[FINE] * 400]

    def renew() -> None:
        seen.append(day.at)
        raise (OSError, Unavailable, ValueError)[len(seen) % 3]("the disk is full")

    worker = Worker(
        Exchange(
            OUTBOX.center,
            OUTBOX,
            told := ToldRegistry(answers),
            MemoryBookmark(),
            day,
            random_epoch,
        ),
        day,
        lambda: 0.5,
        day.sleep,
        herd_s=0,
        chores=Chores(renew=renew, concern=lambda: Trouble.ENDING),
    )
    told.last = worker.stop
    worker.run()
    assert len(seen) >= 2
    assert all(900_000 <= later - sooner < 960_000 for sooner, later in pairwise(seen))
    assert worker.status().online
    assert worker.status().trouble is Trouble.ENDING
