"""What citizens wrote and what they were answered, for a time; the journal has none of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select, update

from center_app.domain.writing import cleaned
from center_app.store.engine import reading
from center_app.store.tables import message

TEXT_KEPT = timedelta(days=180)
"""How long a text is kept: half a year, so that what comes back again and again is seen."""

CONTACT_KEPT = timedelta(days=30)
"""How long a telephone number or address is kept of a message that nobody settles. What is
settled needs none from the next day on."""

_m = message.c


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: by the citizen, and as an answer. None: nothing, or no longer."""

    text: str | None
    contact: str | None
    answer: str | None


def keep_message(connection: Connection, which: str, day: date, text: str, contact: str) -> None:
    """Keep what a message told on `day` says, with the entry of the message."""
    row = {
        "message": which,
        "day": day.isoformat(),
        "text": cleaned(text),
        "contact": cleaned(contact) or None,
    }
    connection.execute(insert(message), row)


def keep_answer(connection: Connection, which: str, day: date, text: str) -> None:
    """Keep what was answered on `day`, when the message was settled, however late that is."""
    changes = {"settled": day.isoformat(), "answer": cleaned(text) or None}
    known = connection.execute(update(message).where(_m.message == which).values(changes))
    if not known.rowcount:
        row = {"message": which, "day": day.isoformat(), "text": "", **changes}
        connection.execute(insert(message), row)


def written_in(engine: Engine, which: str) -> Written:
    """What was written in a message, as far as it is still kept."""
    statement = select(_m.text, _m.contact, _m.answer).where(_m.message == which)
    with reading(engine) as connection:
        row = connection.execute(statement).first()
    if row is None:
        return Written(None, None, None)
    text, contact, answer = row
    return Written(text or None, contact, answer)


def forget_messages(connection: Connection, today: date) -> None:
    """Delete what has been kept long enough on the business day `today`."""
    old, unanswered = (today - kept for kept in (TEXT_KEPT, CONTACT_KEPT))
    connection.execute(delete(message).where(_m.day <= old.isoformat()))
    needless = (_m.settled < today.isoformat()) | (_m.day <= unanswered.isoformat())
    connection.execute(update(message).where(needless).values(contact=None))
