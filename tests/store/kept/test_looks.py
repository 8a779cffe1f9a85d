"""The log of looks: what was looked at, and for how long that is known."""

from datetime import date, timedelta

from sqlalchemy import Engine

from center_app.domain.look import Look, Looked
from center_app.store.engine import writing
from center_app.store.kept.looks import LOOKS_KEPT, forget_looks, looks, note_look

DAY = date(2026, 11, 22)


def look(n: int, day: date) -> Look:
    return Look(1000 * n, day, "employee-1", Looked.STORY, f"visit-{n}")


def test_the_last_look_stands_first_and_other_days_are_left_out(engine: Engine) -> None:
    for n in range(4):
        note_look(engine, f"look-{n}", look(n, DAY + timedelta(days=n // 2)))
    assert [one.which for one in looks(engine, DAY, DAY)] == ["visit-1", "visit-0"]
    both = looks(engine, DAY, DAY + timedelta(days=1))
    assert both[0] == look(3, DAY + timedelta(days=1))
    assert len(both) == 4


def test_a_look_is_forgotten_after_a_year(engine: Engine) -> None:
    note_look(engine, "old", look(1, DAY))
    note_look(engine, "new", look(2, DAY + timedelta(days=1)))
    with writing(engine) as connection:
        forget_looks(connection, DAY + LOOKS_KEPT)
    assert [one.which for one in looks(engine, DAY, DAY + timedelta(days=1))] == ["visit-2"]
