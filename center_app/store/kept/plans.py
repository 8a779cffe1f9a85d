"""What is to be done in improvement actions and what came of it, in words, for a time."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select, update

from center_app.domain.writing import cleaned
from center_app.store.engine import reading
from center_app.store.tables import action_plan

PLAN_KEPT = timedelta(days=365)
"""How long the words are kept once an action is over: until the next year's has been planned."""

_p = action_plan.c


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, and what came of it. None: nothing, or no longer."""

    text: str | None
    outcome: str | None


def keep_plan(connection: Connection, action: str, text: str) -> None:
    """Keep what is to be done, with the entry that opens the action."""
    connection.execute(insert(action_plan), {"action": action, "text": cleaned(text)})


def keep_outcome(connection: Connection, action: str, day: date, text: str) -> None:
    """Keep what came of it, when it was ended on `day`."""
    values = {"ended": day.isoformat(), "outcome": cleaned(text) or None}
    connection.execute(update(action_plan).where(_p.action == action).values(values))


def plan_of(engine: Engine, action: str) -> Plan:
    """The words of an action, as far as they are still kept."""
    statement = select(_p.text, _p.outcome).where(_p.action == action)
    with reading(engine) as connection:
        row = connection.execute(statement).first()
    return Plan(*row) if row is not None else Plan(None, None)


def forget_plans(connection: Connection, today: date) -> None:
    """Delete what has been kept long enough on the business day `today`."""
    connection.execute(delete(action_plan).where(_p.ended <= (today - PLAN_KEPT).isoformat()))
