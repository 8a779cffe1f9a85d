from collections.abc import Callable
from threading import Thread
from time import monotonic

import pytest

from center_app.center import Center
from center_app.center.news import REMEMBERED, News, NewsBoard
from center_app.domain.events import Kind
from center_app.domain.refusal import Reason
from days import Day, refusal
from manual_clock import ManualClock

Opening = Callable[[], Center]

SOON_S = 10.0
"""More than any of this takes, in seconds."""


def test_nothing_new_is_told_when_the_time_is_over() -> None:
    news = NewsBoard(5).wait(5, 0)
    assert (news.seq, news.kinds) == (5, frozenset())


def test_what_changed_since_is_told_by_kind() -> None:
    board = NewsBoard(5)
    board.tell(7, [Kind.QUEUE])
    board.tell(8, [Kind.CALLS, Kind.STAFF])
    assert board.wait(5, 0).kinds == {Kind.QUEUE, Kind.CALLS, Kind.STAFF}
    assert board.wait(7, 0).kinds == {Kind.CALLS, Kind.STAFF}
    assert board.wait(8, 0).kinds == frozenset()


def test_who_asks_from_the_middle_of_a_change_is_told_all_of_it() -> None:
    board = NewsBoard(5)
    board.tell(8, [Kind.QUEUE])
    assert board.wait(6, 0).kinds == {Kind.QUEUE}


@pytest.mark.parametrize("after", [0, 4, 99])
def test_who_knows_nothing_of_this_board_asks_for_everything(after: int) -> None:
    board = NewsBoard(5)
    board.tell(6, [Kind.QUEUE])
    assert board.wait(after, 0).kinds == frozenset(Kind)


def test_who_is_too_far_behind_asks_for_everything() -> None:
    board = NewsBoard(0)
    board.tell(1, [Kind.DAY, Kind.SETUP])
    for seq in range(2, REMEMBERED + 2):
        board.tell(seq, [Kind.QUEUE])
    assert board.wait(0, 0).kinds == frozenset(Kind)
    assert board.wait(1, 0).kinds == {Kind.QUEUE}


def test_a_change_wakes_who_waits_for_it() -> None:
    board = NewsBoard(0)
    heard = []
    waiting = Thread(target=lambda: heard.append(board.wait(0, SOON_S)))
    waiting.start()
    board.tell(1, [Kind.QUEUE])
    waiting.join(SOON_S)
    assert [news.seq for news in heard] == [1]


def test_own_commands_are_news(center: Center) -> None:
    seq = center.news(0, 0).seq
    Day(center).issue("birth")
    news = center.news(seq, SOON_S)
    assert news == News(seq + 1, frozenset({Kind.QUEUE}))


def test_what_another_process_did_is_news(center: Center, again: Opening) -> None:
    seq = center.news(0, 0).seq
    Day(again()).issue("birth")
    started = monotonic()
    assert center.news(seq, SOON_S).kinds == {Kind.QUEUE}
    assert monotonic() - started < SOON_S / 2


def test_what_another_process_did_is_news_although_ones_own_command_was_refused(
    center: Center, again: Opening
) -> None:
    seq = center.news(0, 0).seq
    Day(again()).issue("birth")
    assert refusal(Day(center).start, "1") is Reason.NOBODY_CALLED
    assert center.news(seq, SOON_S).kinds == {Kind.QUEUE}


def test_a_new_day_is_news_although_nobody_does_anything(
    center: Center, clock: ManualClock
) -> None:
    seq = center.news(0, 0).seq
    clock.go_on(hours=24)
    assert Kind.DAY in center.news(seq, SOON_S).kinds


def test_without_changes_the_wait_ends_in_time(center: Center) -> None:
    seq = center.news(0, 0).seq
    started = monotonic()
    assert center.news(seq, 0.6).seq == seq
    assert 0.5 < monotonic() - started < SOON_S
