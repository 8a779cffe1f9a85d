"""The history as rows: written page by page as the journal goes on, read by reports."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, select, update

from center_app.domain.action import ActionState, Aim, Cause, Verdict
from center_app.domain.action_figures import ActionFacts
from center_app.domain.catalogue import Audience
from center_app.domain.counter import Status
from center_app.domain.facts import Facts, MessageFacts, SittingFacts, StepFacts, VisitFacts
from center_app.domain.message import Progress, Voice
from center_app.domain.plain import plain
from center_app.domain.presence import PresenceFacts
from center_app.domain.step import StepState
from center_app.domain.unannounced import UnannouncedFacts
from center_app.domain.visit import Stand
from center_app.store.history_tables import (
    action_facts,
    history_position,
    message_facts,
    presence_facts,
    sitting_facts,
    step_facts,
    unannounced_facts,
    visit_facts,
)
from center_app.store.upsert import upsert

R = TypeVar("R")

TABLES = (
    visit_facts,
    step_facts,
    sitting_facts,
    presence_facts,
    message_facts,
    action_facts,
    unannounced_facts,
)


def _named(kind: type[Enum]) -> Callable[[Any], Any]:
    """The member with a value, without the call of a class for each of a month's rows."""
    return {member.value: member for member in kind}.__getitem__


_day = lru_cache(maxsize=512)(date.fromisoformat)

CONVERTED: Mapping[str, Callable[[Any], Any]] = {
    "day": _day,
    "audience": _named(Audience),
    "stand": _named(Stand),
    "state": _named(StepState),
    "status": _named(Status),
    "voice": _named(Voice),
    "progress": _named(Progress),
}
"""Columns whose value is more than the database's own kinds."""

OF_ACTIONS: Mapping[str, Callable[[Any], Any]] = {
    "day": _day,
    "due": _day,
    "cause": _named(Cause),
    "aim": _named(Aim),
    "state": _named(ActionState),
    "verdict": _named(Verdict),
}
"""Their states are others than those of steps."""

_visit, _step, _sitting = visit_facts.c, step_facts.c, sitting_facts.c
_PERIOD = _visit.day.between(bindparam("first"), bindparam("last"))
VISITS = select(visit_facts).where(_PERIOD).order_by(_visit.day, _visit.issued_at, _visit.visit)
STEPS = (
    select(step_facts)
    .join(visit_facts, _visit.visit == _step.visit)
    .where(_PERIOD)
    .order_by(_visit.day, _visit.issued_at, _step.visit, _step.line, _step.stage)
)
SITTINGS = (
    select(sitting_facts)
    .join(visit_facts, _visit.visit == _sitting.visit)
    .where(_PERIOD)
    .order_by(_visit.day, _visit.issued_at, _sitting.visit, _sitting.called_at, _sitting.sitting)
)
PRESENCES = (
    select(presence_facts)
    .where(presence_facts.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(presence_facts.c.day, presence_facts.c.n)
)
MESSAGES = (
    select(message_facts)
    .where(message_facts.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(message_facts.c.told_at, message_facts.c.message)
)
ACTIONS = (
    select(action_facts)
    .where(action_facts.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(action_facts.c.opened_at, action_facts.c.action)
)
UNANNOUNCED = (
    select(unannounced_facts)
    .where(unannounced_facts.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(unannounced_facts.c.day, unannounced_facts.c.recorded_at)
)

POSITION = select(history_position.c.seq).where(history_position.c.epoch == bindparam("of"))
ADVANCE = (
    update(history_position)
    .where(history_position.c.epoch == bindparam("of"))
    .where(history_position.c.seq.between(bindparam("before"), bindparam("after") - 1))
    .values(seq=bindparam("after"))
)


def position(connection: Connection, epoch: str) -> int | None:
    """The last entry of the epoch that the history has taken in; None before it was begun."""
    return connection.execute(POSITION, {"of": epoch}).scalar()


def begin(connection: Connection, epoch: str) -> None:
    """An empty history, before the first entry of the epoch; what there was is deleted."""
    upsert(connection, history_position, {"epoch": epoch, "seq": 0})  # the lock first
    connection.execute(delete(history_position).where(history_position.c.epoch != epoch))
    for table in TABLES:
        connection.execute(delete(table))


def advance(
    connection: Connection,
    epoch: str,
    before: int,
    after: int,
    facts: Facts,
    back: Sequence[str] = (),
) -> bool:
    """Go on from entry `before` to `after`, with the rows of all that ended in between.

    The visits in `back` are open again: they have no rows until they end once more.

    False, and nothing is written, when the history is not at `before` or on its way to `after`:
    another process has come further, or has begun it anew.
    """
    moved = connection.execute(ADVANCE, {"of": epoch, "before": before, "after": after})
    if moved.rowcount != 1:
        return False
    add(connection, facts, back)
    return True


def add(connection: Connection, facts: Facts, back: Sequence[str] = ()) -> None:
    """Write these rows, in the place of those that their visits, and those in `back`, had."""
    visits = [*back, *(row.visit for row in facts.visits)]
    _replace(connection, visit_facts, visits, facts.visits)
    _replace(connection, step_facts, visits, facts.steps)
    _replace(connection, sitting_facts, visits, facts.sittings)
    upsert(connection, presence_facts, *(plain(row) for row in facts.presences))
    upsert(connection, message_facts, *(plain(row) for row in facts.messages))
    upsert(connection, action_facts, *(plain(row) for row in facts.actions))
    upsert(connection, unannounced_facts, *(plain(row) for row in facts.unannounced))


def facts_between(connection: Connection, first: date, last: date) -> Facts:
    """The rows of all that is over of these business days: visits in the order of their issue,
    presences in the order in which they began, messages in that in which they were told.
    """
    period = {"first": first.isoformat(), "last": last.isoformat()}
    return Facts(
        _read(connection, VISITS, VisitFacts, period),
        _read(connection, STEPS, StepFacts, period),
        _read(connection, SITTINGS, SittingFacts, period),
        _read(connection, PRESENCES, PresenceFacts, period),
        _read(connection, MESSAGES, MessageFacts, period),
        _read(connection, ACTIONS, ActionFacts, period, OF_ACTIONS),
        unannounced_between(connection, first, last),
    )


def unannounced_between(
    connection: Connection, first: date, last: date
) -> tuple[UnannouncedFacts, ...]:
    """The recorded visits of these days that nobody had announced."""
    period = {"first": first.isoformat(), "last": last.isoformat()}
    return _read(connection, UNANNOUNCED, UnannouncedFacts, period)


def _replace(
    connection: Connection,
    table: Table,
    visits: list[str],
    rows: Iterable[VisitFacts | StepFacts | SittingFacts],
) -> None:
    if visits:
        connection.execute(delete(table).where(table.c.visit.in_(visits)))
    new = [dict(zip(row._fields, plain(row), strict=True)) for row in rows]
    if new:
        connection.execute(insert(table), new)


def _read(
    connection: Connection,
    statement: Select[Any],
    shape: type[R],
    period: Mapping[str, str],
    kinds: Mapping[str, Callable[[Any], Any]] = CONVERTED,
) -> tuple[R, ...]:
    """By columns: a month has a million and a half of values, and most are right as they are."""
    rows = connection.execute(statement, period).all()
    if not rows:
        return ()
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    del rows  # what has been a row once need not be so twice
    for place, column in enumerate(statement.selected_columns):
        if column.name in kinds:
            columns[place] = map(kinds[column.name], columns[place])
    return tuple(map(shape, *columns))
