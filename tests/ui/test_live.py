"""A view that is asked again when it must, and never shows old as new."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Event, Lock
from typing import Never
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.refusal import Reason, Refused, Unavailable
from ui.live import Live
from ui.tasks import Tasks
from ui.watch import Watch

MORNING = datetime(2026, 11, 22, 9, 15, tzinfo=ZoneInfo("Asia/Amman"))


class Board:
    """A query that counts how often it runs, and can be held up or fail."""

    def __init__(self) -> None:
        self.runs = 0
        self.at_once = 0
        self.most_at_once = 0
        self.go_on = Event()
        self.go_on.set()
        self.error: Exception | None = None
        self._lock = Lock()

    def read(self) -> int:
        with self._lock:
            self.runs += 1
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            run = self.runs
        self.go_on.wait(5)
        with self._lock:
            self.at_once -= 1
        if self.error:
            raise self.error
        return run


class Clock:
    def __init__(self) -> None:
        self.time = MORNING

    def now(self) -> datetime:
        return self.time


class Heard:
    def __init__(self, live: Live[int]) -> None:
        self.views: list[int] = []
        self.stale: list[datetime | None] = []
        self.refused: list[Refused] = []
        live.shown.connect(self.views.append)
        live.stale.connect(self.stale.append)
        live.refused.connect(self.refused.append)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.close()


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def live(tasks: Tasks, board: Board, clock: Clock) -> Live[int]:
    return Live(tasks, board.read, {"visit"}, clock.now, interval_ms=20)


def test_it_shows_what_it_is_asked_for(qtbot: QtBot, live: Live[int]) -> None:
    heard = Heard(live)
    live.refresh()
    qtbot.waitUntil(lambda: heard.views == [1])
    assert live.as_of == MORNING


def test_who_asks_something_else_does_not_wait_for_the_rest(
    qtbot: QtBot, tasks: Tasks, board: Board, clock: Clock
) -> None:
    live: Live[int] = Live(tasks, board.read, (), clock.now, interval_ms=60_000)
    heard = Heard(live)
    live.refresh()
    qtbot.waitUntil(lambda: heard.views == [1])
    live.ask(lambda: 7)
    qtbot.waitUntil(lambda: heard.views == [1, 7])


def test_it_asks_again_only_for_what_it_cares_about(
    qtbot: QtBot, live: Live[int], board: Board
) -> None:
    heard = Heard(live)
    live.hear(frozenset({"employee"}))
    live.hear(frozenset({"visit", "counter"}))
    qtbot.waitUntil(lambda: heard.views == [1])
    qtbot.wait(60)
    assert board.runs == 1


def test_many_changes_while_one_query_runs_lead_to_one_more(
    qtbot: QtBot, live: Live[int], board: Board
) -> None:
    heard = Heard(live)
    board.go_on.clear()
    for _ in range(50):
        live.refresh()
    qtbot.waitUntil(lambda: board.runs == 1)
    board.go_on.set()
    qtbot.waitUntil(lambda: heard.views == [1, 2])
    qtbot.wait(60)
    assert (board.runs, board.most_at_once) == (2, 1)


def test_a_storm_of_changes_is_shown_in_its_interval(
    qtbot: QtBot, tasks: Tasks, board: Board, clock: Clock
) -> None:
    live = Live(tasks, board.read, {"visit"}, clock.now, interval_ms=100)
    heard = Heard(live)
    for _ in range(30):
        live.hear(frozenset({"visit"}))
        qtbot.wait(10)
    qtbot.waitUntil(lambda: len(heard.views) >= 3)
    assert board.runs <= 6


def test_the_answer_to_an_old_question_is_dropped(
    qtbot: QtBot, live: Live[int], board: Board
) -> None:
    heard = Heard(live)
    board.go_on.clear()
    live.refresh()
    qtbot.waitUntil(lambda: board.runs == 1)
    live.ask(lambda: 77)
    board.go_on.set()
    qtbot.waitUntil(lambda: heard.views == [77])


def test_a_lost_source_is_told_with_the_age_of_what_is_shown_and_tried_again(
    qtbot: QtBot, live: Live[int], board: Board, clock: Clock
) -> None:
    heard = Heard(live)
    live.refresh()
    qtbot.waitUntil(lambda: heard.views == [1])
    clock.time += timedelta(minutes=3)
    board.error = Unavailable("server")
    live.refresh()
    qtbot.waitUntil(lambda: heard.stale == [MORNING])
    assert heard.views == [1]
    board.error = None
    qtbot.waitUntil(lambda: len(heard.views) == 2, timeout=3000)
    assert live.as_of == MORNING + timedelta(minutes=3)


def test_it_follows_a_watch(qtbot: QtBot, live: Live[int], board: Board, clock: Clock) -> None:
    class Silent:
        def news(self, after: int, timeout: float) -> Never:
            raise Unavailable(f"after {after}, {timeout} s")

    heard = Heard(live)
    watch = Watch(Silent(), clock.now)
    live.follow(watch)
    watch.changed.emit(frozenset({"visit"}))
    qtbot.waitUntil(lambda: heard.views == [1])
    watch.lost.emit(MORNING)
    assert heard.stale == [MORNING]
    watch.found.emit()
    qtbot.waitUntil(lambda: heard.views == [1, 2])
    assert watch.close()


def test_what_was_never_shown_has_no_age(qtbot: QtBot, live: Live[int], board: Board) -> None:
    heard = Heard(live)
    board.error = Unavailable("server")
    live.refresh()
    qtbot.waitUntil(lambda: heard.stale == [None])


def test_a_new_question_has_no_age_until_it_is_answered(
    qtbot: QtBot, live: Live[int], board: Board
) -> None:
    heard = Heard(live)
    live.refresh()
    qtbot.waitUntil(lambda: heard.views == [1])
    board.error = Unavailable("server")
    live.ask(board.read)
    qtbot.waitUntil(lambda: heard.stale == [None])


def test_the_center_may_say_no(qtbot: QtBot, live: Live[int], board: Board) -> None:
    heard = Heard(live)
    board.error = Refused(Reason.NOT_ALLOWED)
    live.refresh()
    qtbot.waitUntil(lambda: heard.refused == [board.error])
    board.error = None
    live.refresh()
    qtbot.waitUntil(lambda: bool(heard.views))


def test_a_bug_leaves_the_view_stale_and_trying(
    qtbot: QtBot, live: Live[int], board: Board
) -> None:
    heard = Heard(live)
    board.error = ZeroDivisionError("oops")
    with qtbot.captureExceptions() as bugs:
        live.refresh()
        qtbot.waitUntil(lambda: heard.stale == [None])
        board.error = None
        qtbot.waitUntil(lambda: bool(heard.views), timeout=3000)
    assert [str(bug[1]) for bug in bugs] == ["oops"]
