"""What those who work here answered in a week, as sums alone; never who, where or when.

Each answer rewrites all rows of the week in one transaction and in the order of their keys. So
neither the order of the rows nor what a database notes of the transaction that wrote one says which
mark came with which answer.
"""

from datetime import date, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select, text

from center_app.domain.pulse import FEWEST, PulseResult
from center_app.domain.rating import LEAST, MOST
from center_app.store.engine import reading, writing
from center_app.store.tables import pulse_answer, pulse_mark

SUMS_KEPT = timedelta(days=364)
"""How long the sums of a week are kept: a year, so that the same season can be looked back on."""

ONE_BY_ONE = text("LOCK TABLE pulse_answer IN EXCLUSIVE MODE")

_a, _m = pulse_answer.c, pulse_mark.c


def has_answered(engine: Engine, week: date, mark: str) -> bool:
    """Whether the employee with this mark has answered or skipped the question of the week."""
    found = select(_m.mark).where(_m.week == week.isoformat(), _m.mark == mark)
    with reading(engine) as connection:
        return connection.execute(found).first() is not None


def take_answer(engine: Engine, week: date, question: str, mark: str, stars: int | None) -> bool:
    """Add an answer to the sums, None for a question that was skipped; False for a second one."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(ONE_BY_ONE)
        marks = set(
            connection.execute(select(_m.mark).where(_m.week == week.isoformat())).scalars()
        )
        if mark in marks:
            return False
        _write_marks(connection, week, marks | {mark})
        _write_sums(connection, week, question, stars)
    return True


def pulse_results(engine: Engine) -> tuple[PulseResult, ...]:
    """The weeks of which enough have answered, the last first."""
    statement = select(_a.week, _a.question, _a.stars, _a.shown).order_by(_a.week, _a.stars)
    found: dict[tuple[str, str], list[int]] = {}
    with reading(engine) as connection:
        for week, question, _stars, shown in connection.execute(statement):
            found.setdefault((week, question), []).append(shown)
    results = [
        PulseResult(date.fromisoformat(week), question, tuple(counts))
        for (week, question), counts in found.items()
    ]
    return tuple(one for one in reversed(results) if one.answers >= FEWEST)


def forget_pulse(connection: Connection, week: date, today: date) -> None:
    """Delete the marks of all weeks but `week`, and sums that were kept long enough by `today`.

    By a clock that is wrong somebody may be asked twice; no mark outlives its week.
    """
    connection.execute(delete(pulse_mark).where(_m.week != week.isoformat()))
    old = (today - SUMS_KEPT).isoformat()
    connection.execute(delete(pulse_answer).where(_a.week < old))


def _write_marks(connection: Connection, week: date, marks: set[str]) -> None:
    connection.execute(delete(pulse_mark).where(_m.week == week.isoformat()))
    rows = [{"week": week.isoformat(), "mark": mark} for mark in sorted(marks)]
    connection.execute(insert(pulse_mark), rows)


def _write_sums(connection: Connection, week: date, question: str, stars: int | None) -> None:
    """What is shown follows only when another `FEWEST` have answered."""
    this = (_a.week == week.isoformat()) & (_a.question == question)
    rows = connection.execute(select(_a.stars, _a.answers, _a.shown).where(this))
    known = {one: (answers, shown) for one, answers, shown in rows}
    sums = {one: known.get(one, (0, 0))[0] + (one == stars) for one in range(LEAST, MOST + 1)}
    whole = stars is not None and sum(sums.values()) % FEWEST == 0
    connection.execute(delete(pulse_answer).where(this))
    connection.execute(
        insert(pulse_answer),
        [
            {
                "week": week.isoformat(),
                "question": question,
                "stars": one,
                "answers": answers,
                "shown": answers if whole else known.get(one, (0, 0))[1],
            }
            for one, answers in sums.items()
        ],
    )
