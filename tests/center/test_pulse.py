"""The weekly question: answered once by everybody, and by nobody in particular."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from center_app.center import Center
from center_app.domain.pulse import FEWEST, QUESTIONS, question_of, week_of
from center_app.domain.refusal import Reason
from center_app.store.engine import reading
from center_app.store.tables import pulse_answer, pulse_mark
from center_on import engine_of, serving_center
from days import Day, refusal
from founding import ids
from manual_clock import ManualClock

PEOPLE = [f"employee-{n}" for n in range(1, 13)]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(database_url: str, clock: ManualClock) -> Iterator[Center]:
    """Twelve counters, all of them open."""
    center = serving_center(database_url, counters=len(PEOPLE), clock=clock)
    yield center
    engine_of(center).dispose()


def question(center: Center) -> str:
    assert center.hall.day is not None
    return question_of(week_of(center.hall.day))


def answer(center: Center, who: str, stars: int | None) -> None:
    center.pulse.answer(who, question(center), stars)


def rows(center: Center, table: Any) -> list[tuple[Any, ...]]:
    with reading(engine_of(center)) as connection:
        return [tuple(row) for row in connection.execute(select(table))]


def test_everybody_is_asked_once_a_week(center: Center) -> None:
    assert center.pulse.question("employee-1") == question(center)
    answer(center, "employee-1", 4)
    assert center.pulse.question("employee-1") is None
    answer(center, "employee-1", 1)
    assert sum(row[3] for row in rows(center, pulse_answer)) == 1
    assert center.pulse.question("employee-2") == question(center)


def test_a_question_that_was_skipped_is_not_asked_again(center: Center) -> None:
    answer(center, "employee-1", None)
    assert center.pulse.question("employee-1") is None
    assert sum(row[3] for row in rows(center, pulse_answer)) == 0


def test_only_who_is_at_a_counter_is_asked(center: Center) -> None:
    Day(center, ids(44)).sign_out("3")
    assert center.pulse.question("employee-3") is None
    assert refusal(answer, center, "employee-3", 4) is Reason.NOT_ALLOWED
    assert refusal(answer, center, "employee-1", 6) is Reason.BAD_INPUT
    assert refusal(center.pulse.answer, "employee-1", "another", 3) is Reason.BAD_INPUT


def test_nothing_is_shown_before_five_have_answered(center: Center) -> None:
    for n, who in enumerate(PEOPLE[: FEWEST - 1], start=1):
        answer(center, who, n)
    answer(center, PEOPLE[10], None)
    assert center.pulse.results() == ()
    answer(center, PEOPLE[4], 5)
    (result,) = center.pulse.results()
    assert (result.counts, result.mean) == ((1, 1, 1, 1, 1), 3.0)


def test_one_more_answer_changes_nothing_that_is_shown(center: Center) -> None:
    for who in PEOPLE[:5]:
        answer(center, who, 3)
    before = center.pulse.results()
    for who in PEOPLE[5:9]:
        answer(center, who, 1)
        assert center.pulse.results() == before
    answer(center, PEOPLE[9], 1)
    (result,) = center.pulse.results()
    assert result.counts == (5, 0, 5, 0, 0)


def test_an_answer_stands_in_no_journal(center: Center) -> None:
    before = center.journal.position()
    answer(center, "employee-1", 2)
    assert center.journal.position() == before


def test_the_tables_have_nothing_by_which_they_could_be_joined(center: Center) -> None:
    """Neither has an employee, a counter or a time finer than the week, nor one the other's key."""
    assert {column.name for column in pulse_mark.c} & {c.name for c in pulse_answer.c} == {"week"}
    answer(center, "employee-1", 2)
    assert center.hall.day is not None
    week = week_of(center.hall.day).isoformat()
    ((marked, mark),) = rows(center, pulse_mark)
    assert marked == week
    assert "employee" not in mark
    assert len(mark) == 64
    assert [row[2] for row in rows(center, pulse_answer)] == [1, 2, 3, 4, 5]
    assert {row[0] for row in rows(center, pulse_answer)} == {week}


def test_the_rows_lie_in_the_order_of_their_keys_and_not_of_the_answers(center: Center) -> None:
    for who in PEOPLE[:8]:
        answer(center, who, 1 + len(who) % 5)
    marks = [mark for _week, mark in _as_they_lie(center, "pulse_mark", "week, mark")]
    assert marks == sorted(marks)
    stars = [row[0] for row in _as_they_lie(center, "pulse_answer", "stars")]
    assert stars == [1, 2, 3, 4, 5]


def test_what_a_database_notes_of_a_row_is_the_same_for_all_of_them(center: Center) -> None:
    """PostgreSQL keeps the transaction that wrote a row: the last answer's is every row's."""
    for who, stars in zip(PEOPLE[:4], (5, 5, 1, None), strict=True):
        answer(center, who, stars)
    if engine_of(center).dialect.name != "postgresql":
        return
    written = {
        row[0]
        for table in ("pulse_mark", "pulse_answer")
        for row in _as_they_lie(center, table, "xmin")
    }
    assert len(written) == 1


def _as_they_lie(center: Center, table: str, columns: str) -> list[tuple[Any, ...]]:
    """The rows in the order in which the database keeps them."""
    place = "rowid" if engine_of(center).dialect.name == "sqlite" else "ctid"
    statement = text(f"SELECT {columns} FROM {table} ORDER BY {place}")
    with reading(engine_of(center)) as connection:
        return [tuple(row) for row in connection.execute(statement)]


def test_many_at_once_are_all_counted(center: Center) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda who: answer(center, who, 4), PEOPLE))
    assert sum(row[3] for row in rows(center, pulse_answer)) == len(PEOPLE)
    assert len(rows(center, pulse_mark)) == len(PEOPLE)


def test_who_has_answered_is_forgotten_with_the_week(center: Center, clock: ManualClock) -> None:
    answer(center, "employee-1", 2)
    clock.go_on(minutes=7 * 24 * 60)
    center.refresh()
    assert rows(center, pulse_mark) == []
    assert sum(row[3] for row in rows(center, pulse_answer)) == 1
    Day(center, ids(45)).sign_in("1", "employee-1")
    assert center.pulse.question("employee-1") == question(center)


def test_a_working_week_begins_on_sunday_and_the_questions_take_turns() -> None:
    sunday = date(2026, 11, 29)
    assert {week_of(sunday + timedelta(days=n)) for n in range(7)} == {sunday}
    asked = [question_of(sunday + timedelta(weeks=n)) for n in range(len(QUESTIONS))]
    assert sorted(asked) == sorted(QUESTIONS)
