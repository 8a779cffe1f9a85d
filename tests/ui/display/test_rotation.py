"""Which calls stand on the board, and for how long."""

from dataclasses import replace

from center_app.domain.views.board import BoardCall
from ui.display.plan import MOST_ROWS as ROWS
from ui.display.rotation import GLOW_MS, STAND_MS, Rotation


def a_call(n: int, *, again: int = 0, waiting: bool = True) -> BoardCall:
    return BoardCall(f"A{n:03d}", str(n), None, n, f"sitting-{n}", again, waiting)


def numbers(rotation: Rotation) -> list[str]:
    return [row.call.number for row in rotation.rows()]


def fresh(rotation: Rotation) -> list[str]:
    return [row.call.number for row in rotation.rows() if row.fresh]


def test_a_new_call_stands_first_and_glows_for_a_while() -> None:
    rotation = Rotation()
    rotation.take([], 0)
    rotation.take([a_call(1)], 100)
    rotation.take([a_call(2), a_call(1)], 9_000)
    assert numbers(rotation) == ["A002", "A001"]
    assert fresh(rotation) == ["A002", "A001"]
    rotation.advance(100 + GLOW_MS)
    assert fresh(rotation) == ["A002"]
    rotation.advance(9_000 + GLOW_MS)
    assert fresh(rotation) == []


def test_calls_of_one_moment_all_glow_at_once() -> None:
    rotation = Rotation()
    rotation.take([], 0)
    rotation.take([a_call(3), a_call(2), a_call(1)], 100)
    assert fresh(rotation) == ["A003", "A002", "A001"]


def test_a_burst_beyond_the_board_is_shown_one_after_the_other_and_none_is_lost() -> None:
    rotation = Rotation()
    rotation.take([], 0)
    burst = [a_call(n) for n in range(7, 0, -1)]
    rotation.take(burst, 0)
    seen = set(fresh(rotation))
    assert numbers(rotation) == ["A004", "A003", "A002", "A001"]
    now = 0
    while (due := rotation.due(now)) is not None:
        now += due + 1
        rotation.advance(now)
        seen.update(fresh(rotation))
    assert numbers(rotation) == ["A007", "A006", "A005", "A004"]
    assert seen == {call.number for call in burst}


def test_no_call_leaves_the_board_before_it_has_stood_its_time() -> None:
    rotation = Rotation()
    rotation.take([], 0)
    rotation.take([a_call(n) for n in range(ROWS, 0, -1)], 0)
    rotation.take([a_call(n) for n in range(ROWS + 1, 0, -1)], STAND_MS - 1)
    assert "A001" in numbers(rotation)
    assert rotation.due(STAND_MS - 1) == 1
    rotation.advance(STAND_MS)
    assert numbers(rotation)[0] == "A005"
    assert "A001" not in numbers(rotation)


def test_a_recall_comes_first_again_and_glows_again() -> None:
    rotation = Rotation()
    rotation.take([], 0)
    rotation.take([a_call(2), a_call(1)], 0)
    rotation.advance(GLOW_MS)
    rotation.take([a_call(1, again=1), a_call(2)], GLOW_MS + 5)
    assert numbers(rotation) == ["A001", "A002"]
    assert fresh(rotation) == ["A001"]


def test_a_recall_needs_no_place_of_its_own() -> None:
    rotation = Rotation()
    rotation.take([], 0)
    full = [a_call(n) for n in range(ROWS, 0, -1)]
    rotation.take(full, 0)
    rotation.take([a_call(1, again=1), *full[:-1]], 10)
    assert numbers(rotation) == ["A001", "A004", "A003", "A002"]


def test_a_call_that_is_answered_stays_and_says_so() -> None:
    rotation = Rotation()
    rotation.take([], 0)
    rotation.take([a_call(1)], 0)
    rotation.take([a_call(1, waiting=False)], 10)
    assert [row.call.waiting for row in rotation.rows()] == [False]
    assert fresh(rotation) == ["A001"]


def test_what_came_unseen_is_no_news_unless_somebody_is_awaited() -> None:
    rotation = Rotation()
    unseen = [a_call(3), a_call(2, waiting=False), a_call(1, waiting=False)]
    rotation.take(unseen, 0, after_gap=True)
    assert numbers(rotation) == ["A003", "A002", "A001"]
    assert fresh(rotation) == ["A003"]


def test_a_new_day_begins_with_an_empty_board() -> None:
    rotation = Rotation()
    rotation.take([a_call(1)], 0)
    rotation.take([], 10)
    assert rotation.rows() == ()
    assert rotation.due(10) is None


def test_the_same_number_at_another_counter_is_a_new_call() -> None:
    rotation = Rotation()
    rotation.take([], 0)
    rotation.take([a_call(1)], 0)
    rotation.advance(GLOW_MS)
    handed_over = replace(a_call(1), counter="9", sitting="another")
    rotation.take([handed_over], GLOW_MS)
    assert [(row.call.counter, row.fresh) for row in rotation.rows()] == [("9", True)]
