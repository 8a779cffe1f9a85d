"""Notes of one counter to the next, for a time; the journal knows only that there was one."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select

from center_app.domain.writing import cleaned
from center_app.store.engine import reading
from center_app.store.tables import visit_note

NOTE_KEPT = timedelta(days=30)
"""How long after its day: as long as somebody may come back for the same matter."""

_n = visit_note.c


@dataclass(frozen=True, slots=True)
class Note:
    """What was written at a counter, as plain text."""

    counter: str
    text: str


def keep_note(
    connection: Connection, note: str, visit: str, day: date, counter: str, text: str
) -> None:
    """Keep what was written on `day`, with the entry of the transfer."""
    row = {
        "note": note,
        "visit": visit,
        "day": day.isoformat(),
        "counter": counter,
        "text": cleaned(text),
    }
    connection.execute(insert(visit_note), row)


def notes_of(engine: Engine, visit: str) -> tuple[Note, ...]:
    """The notes of a visit that are still kept, in the order of their ids: the oldest first."""
    statement = select(_n.counter, _n.text).where(_n.visit == visit).order_by(_n.note)
    with reading(engine) as connection:
        return tuple(Note(counter, text) for counter, text in connection.execute(statement))


def forget_notes(connection: Connection, today: date) -> None:
    """Delete what has been kept long enough on the business day `today`."""
    connection.execute(delete(visit_note).where(_n.day <= (today - NOTE_KEPT).isoformat()))
