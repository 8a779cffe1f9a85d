"""The days that a center has had, as commands look back on them."""

from collections.abc import Iterator
from datetime import date

from center_app.center import Center
from center_app.center.days import RecordedDay, recorded_day
from center_app.cli.failures import Failed
from center_app.cli.house import House
from center_app.domain.hall import Phase
from center_app.domain.plain import read


def chosen_day(house: House, text: str | None) -> RecordedDay:
    """The business day that was named, else the last one that is over.

    Raises Unreadable for a date that is none, Failed for a day on which nobody took a ticket.
    """
    day = last_full_day(house.center) if text is None else read(date, text)
    if day is None:
        raise Failed("No day is over yet: name the one that goes on by --date.")
    found = _recorded(house, day)
    if found is None or not found.visits:
        raise Failed(f"Nobody took a ticket on {day}.")
    return found


def every_day(house: House) -> Iterator[RecordedDay]:
    """All days on which somebody came, each read when it is its turn."""
    found = (_recorded(house, day) for day in house.center.journal.days())
    return (one for one in found if one is not None)


def last_full_day(center: Center) -> date | None:
    """The last on which somebody took a ticket and that is over; None where there is none yet."""
    hall = center.hall
    going_on = hall.day if hall.phase is Phase.RUNNING else None
    over = [day for day in center.journal.days() if day != going_on]
    return over[-1] if over else None


def _recorded(house: House, day: date) -> RecordedDay | None:
    center = house.center
    return recorded_day(house.engine, center.journal, center.code, day)
