"""How the link looks to a window that does not keep it up: from the database alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from center_app.store.bookmark import Bookmark
from centers import Running, running_center
from manual_clock import ManualClock
from sync.onlooker import Onlooker


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with running_center(tmp_path) as center:
        yield center


@pytest.fixture
def bookmark(running: Running) -> Bookmark:
    return Bookmark(running._engine, "https://registry.example.gov.jo", running.clock)


@pytest.fixture
def onlooker(running: Running, bookmark: Bookmark) -> Onlooker:
    return Onlooker(running.center.journal, bookmark, running.clock)


def confirm(running: Running, bookmark: Bookmark) -> None:
    """The registry says that it has everything."""
    live = running.center.journal.line()[-1]
    bookmark.move(live.epoch, acked=live.last, durable=live.last)


def test_what_was_confirmed_is_sent_however_long_nothing_happens(
    running: Running, bookmark: Bookmark, onlooker: Onlooker
) -> None:
    confirm(running, bookmark)
    said = running.clock.now().at
    running.clock.go_on(hours=10)
    status = onlooker.status()
    assert (status.online, status.unsent, status.acked_at) == (True, 0, said)
    assert status.acked == running.center.journal.line()[-1].last


def test_what_happens_now_is_on_its_way_and_what_stays_is_down_since_it_waits(
    running: Running, bookmark: Bookmark, onlooker: Onlooker
) -> None:
    confirm(running, bookmark)
    said = running.clock.now().at
    running.clock.go_on(hours=1)
    running.issue("family-record")
    first = running.clock.now().at
    running.clock.go_on(minutes=1)
    running.issue("family-record")
    assert (onlooker.status().online, onlooker.status().unsent) == (True, 2)
    running.clock.go_on(minutes=1.5)
    status = onlooker.status()
    assert (status.online, status.unsent, status.since) == (False, 2, first)
    assert (status.acked_at, status.trouble) == (said, None)


def test_a_backlog_that_is_being_taken_is_no_link_that_is_down(
    running: Running, bookmark: Bookmark, onlooker: Onlooker
) -> None:
    running.clock.go_on(hours=2)
    assert not onlooker.status().online, "set up hours ago, and never answered"
    live = running.center.journal.line()[-1]
    bookmark.move(live.epoch, acked=3, durable=0)
    assert onlooker.status().online
    assert onlooker.status().unsent == live.last - 3


def test_before_the_first_answer_nothing_is_confirmed(running: Running, onlooker: Onlooker) -> None:
    assert isinstance(running.clock, ManualClock)
    status = onlooker.status()
    assert (status.acked, status.acked_at) == (0, None)
    assert status.unsent == running.center.journal.line()[-1].end
