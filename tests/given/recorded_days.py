"""Days at a real center on a database, and what its journal has of them."""

from datetime import date

from center_app.center import Center
from center_app.center.days import RecordedDay, recorded_day
from center_app.simulation.clock import PlayedClock
from center_on import engine_of, serving_center
from days import Day
from manual_clock import moment
from mornings import play

SUNDAY = date(2026, 11, 22)


def new_center(url: str, counters: int = 4) -> tuple[Center, PlayedClock]:
    """A center early on Sunday, with a clock that the test moves."""
    clock = PlayedClock(moment(f"{SUNDAY} 07:30"))
    return serving_center(url, counters=counters, clock=clock, serving=False), clock


def played_morning(url: str, *, seed: int = 3, visits: int = 60) -> RecordedDay:
    """A morning that chance plays, closed by the manager."""
    center, clock = new_center(url)
    play(center, clock, SUNDAY.isoformat(), seed=seed, visits=visits, counters=4)
    Day(center).end()
    return of_journal(center)


def of_journal(center: Center, day: date = SUNDAY) -> RecordedDay:
    found = recorded_day(engine_of(center), center.journal, center.code, day)
    assert found is not None
    return found
