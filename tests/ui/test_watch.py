"""A source that tells what changed, goes away and comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from queue import SimpleQueue
from threading import Event
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.refusal import Revoked, Unavailable
from ui.watch import Watch

MORNING = datetime(2026, 11, 22, 9, 15, tzinfo=ZoneInfo("Asia/Amman"))


@dataclass(frozen=True)
class Told:
    seq: int
    kinds: frozenset[str]


class Source:
    """Answers what the test puts in; waits while there is nothing."""

    def __init__(self) -> None:
        self.answers: SimpleQueue[Told | Exception] = SimpleQueue()
        self.asked: list[int] = []

    def tell(self, seq: int, *kinds: str) -> None:
        self.answers.put(Told(seq, frozenset(kinds)))

    def news(self, after: int, timeout: float) -> Told:
        assert timeout > 0
        self.asked.append(after)
        answer = self.answers.get()
        if isinstance(answer, Exception):
            raise answer
        return answer


class Heard:
    def __init__(self, watch: Watch) -> None:
        self.all: list[object] = []
        watch.changed.connect(lambda kinds: self.all.append(sorted(kinds)))
        watch.lost.connect(lambda since: self.all.append(("lost", since)))
        watch.found.connect(lambda: self.all.append("found"))


class Clock:
    def __init__(self) -> None:
        self.time = MORNING

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qtbot: QtBot, source: Source, clock: Clock) -> Iterator[Watch]:
    made = Watch(source, clock.now)
    yield made
    for _ in range(3):
        source.tell(99)
    assert made.close()


def test_every_change_is_told_by_its_kinds(qtbot: QtBot, source: Source, watch: Watch) -> None:
    heard = Heard(watch)
    source.tell(3, "visit", "counter")
    source.tell(3)
    source.tell(5, "visit")
    watch.start()
    qtbot.waitUntil(lambda: heard.all == [["counter", "visit"], ["visit"]])
    qtbot.waitUntil(lambda: source.asked == [-1, 3, 3, 5])


def test_a_lost_source_is_told_once_with_its_last_answer(
    qtbot: QtBot, source: Source, watch: Watch, clock: Clock
) -> None:
    heard = Heard(watch)
    source.tell(1, "visit")
    watch.start()
    qtbot.waitUntil(lambda: heard.all == [["visit"]])
    clock.time += timedelta(minutes=3)
    source.answers.put(Unavailable("server"))
    source.answers.put(Unavailable("server"))
    source.tell(4, "visit")
    qtbot.waitUntil(lambda: len(heard.all) == 4)
    assert heard.all[1:] == [("lost", MORNING), "found", ["visit"]]


def test_a_source_that_never_answered_has_no_last_answer(
    qtbot: QtBot, source: Source, watch: Watch
) -> None:
    heard = Heard(watch)
    source.answers.put(Unavailable("server"))
    watch.start()
    qtbot.waitUntil(lambda: heard.all == [("lost", None)])


def test_a_source_that_will_never_answer_this_station_again_is_told_so(
    qtbot: QtBot, source: Source, watch: Watch
) -> None:
    source.answers.put(Revoked("not enrolled"))
    with qtbot.waitSignals([watch.lost, watch.revoked]):
        watch.start()


def test_a_bug_of_the_source_is_raised_here_and_counts_as_lost(
    qtbot: QtBot, source: Source, watch: Watch
) -> None:
    heard = Heard(watch)
    with qtbot.captureExceptions() as bugs:
        source.answers.put(ZeroDivisionError("oops"))
        watch.start()
        qtbot.waitUntil(lambda: bool(bugs))
    assert [str(bug[1]) for bug in bugs] == ["oops"]
    assert heard.all == [("lost", None)]


def test_closing_waits_only_so_long_for_a_source_that_hangs(qtbot: QtBot, clock: Clock) -> None:
    release = Event()

    class Hanging:
        def news(self, after: int, timeout: float) -> Told:
            release.wait(60 * timeout)
            return Told(after, frozenset())

    watch = Watch(Hanging(), clock.now)
    watch.start()
    assert not watch.close(timeout_s=0.05)
    release.set()


def test_a_watch_that_was_never_started_closes(qtbot: QtBot, source: Source, clock: Clock) -> None:
    assert Watch(source, clock.now).close()
