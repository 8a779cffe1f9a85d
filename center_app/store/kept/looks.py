"""Who looked at what of people's: a log of its own, for a time, that never leaves the center."""

from datetime import date, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select

from center_app.domain.look import Look, Looked
from center_app.store.engine import reading, writing
from center_app.store.tables import look

LOOKS_KEPT = timedelta(days=365)
"""How long it is kept: a year, so that a complaint about a look long ago can still be followed."""

MOST_LOOKS = 2000
"""What is shown of it at once, the last first."""

_l = look.c


def note_look(engine: Engine, new: str, one: Look) -> None:
    """Write it down under the id `new`, before anything is shown.

    Raises Unavailable: then nothing is shown.
    """
    row = {
        "look": new,
        "at": one.at,
        "day": one.day.isoformat(),
        "who": one.who,
        "kind": one.kind.value,
        "which": one.which,
    }
    with writing(engine) as connection:
        connection.execute(insert(look), row)


def looks(engine: Engine, first: date, last: date) -> tuple[Look, ...]:
    """Those of these business days, the last first, no more than `MOST_LOOKS`."""
    within = _l.day.between(first.isoformat(), last.isoformat())
    columns = (_l.at, _l.day, _l.who, _l.kind, _l.which)
    asked = select(*columns).where(within).order_by(_l.at.desc(), _l.look.desc()).limit(MOST_LOOKS)
    with reading(engine) as connection:
        rows = connection.execute(asked).all()
    return tuple(
        Look(at, date.fromisoformat(day), who, Looked(kind), which)
        for at, day, who, kind, which in rows
    )


def forget_looks(connection: Connection, today: date) -> None:
    """Delete what has been kept long enough on the business day `today`."""
    old = (today - LOOKS_KEPT).isoformat()
    connection.execute(delete(look).where(_l.day <= old))
