"""Who is at which counter for how long: what every event adds to that."""

from dataclasses import replace

from center_app.domain import events as e
from center_app.domain.counter import Presence, Status
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall, Phase
from center_app.domain.visit import Stand


def note(hall: Hall, fact: Fact) -> None:
    """Count the time up to an event at the counter that it concerns; before the hall changes.

    Until a deed is undone it was as if it had not been done.
    """
    counter = _where(hall, fact.event)
    if counter is None:
        return
    if isinstance(fact.event, e.VisitUndone):
        serving = hall.undoable[counter].visit.stand is Stand.SERVING
        _count(hall, counter, fact, serving=serving)
    else:
        _count(hall, counter, fact, serving=hall.is_serving(counter))


def has_served(hall: Hall, counter: str, ms: int) -> None:
    """So much of the time there was serving by paper; never more than the time there.

    Of a break nothing is taken, although somebody may have served in it.
    """
    present = hall.present.get(counter)
    if present is not None and present.status is Status.OPEN:
        serving = min(present.length_ms, present.serving_ms + ms)
        hall.present[counter] = replace(present, serving_ms=serving)


def turn(hall: Hall, counter: str, fact: Fact) -> None:
    """End the presence at a counter, and begin the next while somebody is there and the day runs.

    After the hall has changed: the next one is as the counter is then.
    """
    before = hall.present.pop(counter, None)
    if before is not None:
        hall.presences.append(before)
    now = hall.counters[counter]
    if hall.phase is Phase.RUNNING and now.employee is not None:
        assert hall.day is not None
        n, hall.counted = hall.counted, hall.counted + 1
        hall.present[counter] = Presence(
            hall.day, n, counter, now.employee, now.status, now.reason, fact.at.at, fact.at
        )


def turn_all(hall: Hall, fact: Fact) -> None:
    """The day was closed or goes on: nobody is present while it does not run."""
    for counter in list(hall.counters):
        _count(hall, counter, fact, serving=hall.is_serving(counter))
        turn(hall, counter, fact)


def begin_day(hall: Hall, event: e.DayOpened, fact: Fact) -> None:
    """End what the day before has left, and begin with those who are there.

    Where the center closes over night nobody knows when those left who did not sign out: their
    presence ends where something happened last.
    """
    assert hall.settings is not None
    always = hall.settings.calendar.around_the_clock
    for counter in hall.present:
        if always or counter in event.staying:
            _count(hall, counter, fact, serving=hall.is_serving(counter))
    hall.presences += hall.present.values()
    hall.present, hall.presences = {}, []
    for counter in hall.counters:
        turn(hall, counter, fact)


def _where(hall: Hall, event: e.Event) -> str | None:
    """The counter at which the event shows that somebody is there."""
    if isinstance(event, e.VisitExpired):
        sitting = hall.visits[event.visit].sitting if event.reason == e.CLOSING else None
        return sitting.counter if sitting is not None else None
    if event.kind is e.Kind.SETUP:
        return None
    return getattr(event, "counter", None)


def _count(hall: Hall, counter: str, fact: Fact, *, serving: bool) -> None:
    """Most commands give several events of one moment: only the first has time to count."""
    present = hall.present.get(counter)
    if present is not None and present.seen != fact.at:
        hall.present[counter] = present.until(fact.at, serving=serving)
