"""The database counts who came, by half hour and by what was asked for."""

from datetime import date

from sqlalchemy import Engine

from center_app.domain.clock import MINUTE
from center_app.domain.facts import Facts, StepFacts, VisitFacts
from center_app.domain.forecast.arrivals import DayArrivals
from center_app.store.arrivals import arrivals_between
from center_app.store.engine import reading, writing
from center_app.store.history import add
from pasts import FIRST, day_after, keep_past, past, step_rows, visit_row


def keep(engine: Engine, visits: list[VisitFacts], steps: list[StepFacts]) -> None:
    with writing(engine) as connection:
        add(connection, Facts(tuple(visits), tuple(steps), ()))


def arrivals(engine: Engine, first: date, last: date) -> tuple[DayArrivals, ...]:
    with reading(engine) as connection:
        return arrivals_between(connection, first, last)


def test_what_was_is_counted_as_it_was(engine: Engine) -> None:
    history = past(
        9, visits=lambda day, half: {("A1",): 1 + half % 3, ("B1", "A2"): 1 + day.day % 2}
    )
    keep_past(engine, history)
    assert arrivals(engine, FIRST, day_after(9)) == history
    assert arrivals(engine, day_after(2), day_after(3)) == history[2:4]
    assert arrivals(engine, day_after(20), day_after(30)) == ()


def test_a_basket_keeps_its_order_and_stages_are_no_services(engine: Engine) -> None:
    visit = visit_row("v", FIRST, 16, ms=29 * MINUTE)
    steps = step_rows("v", ("B1", "A2", "A1"), stages=2)
    keep(engine, [visit], [*reversed(steps)])
    (one,) = arrivals(engine, FIRST, FIRST)
    assert one.halves == {16: {("B1", "A2", "A1"): 1}}


def test_half_hours_begin_when_the_clock_of_amman_says(engine: Engine) -> None:
    ends = {"a": 30 * MINUTE - 1, "b": 30 * MINUTE, "c": 0, "late": 32 * 30 * MINUTE}
    visits = [visit_row(name, FIRST, 16, ms=ms) for name, ms in ends.items()]
    keep(engine, visits, [step for name in ends for step in step_rows(name, ("A1",))])
    (one,) = arrivals(engine, FIRST, FIRST)
    assert one.by_half == {16: 2, 17: 1, 48: 1}
    assert one.day == FIRST
