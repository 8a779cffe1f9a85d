"""What can be undone: remembered before the hall changes, forgotten when something follows.

Whatever changes the visit or the counter of a deed names one of them, or is of the day or the
setting up, and then the deed stands. So nothing has happened to either when it is undone, and both
become exactly what they were. That a counter is to close behind its visit is meant for what comes
then: it ends no undoing, and is kept by it. Nor does a bulletin, which changes neither of them.
"""

from dataclasses import replace
from typing import Any

from center_app.domain import events as e
from center_app.domain.clock import Instant, elapsed
from center_app.domain.evolve.experience import learn, withdraw_call
from center_app.domain.evolve.fact import Fact
from center_app.domain.evolve.results import withdraw
from center_app.domain.hall import Hall
from center_app.domain.undoable import UNDO_MS, Deed, Undoable

Begins = (
    e.VisitCalled | e.SittingStarted | e.StepFinished | e.StepSentAway | e.VisitMissed | e.VisitHeld
)

LAST = (e.StepStarted, e.VisitTransferred, e.VisitHeld, e.VisitEnded)
"""With one of these a start or a finish is whole."""

WIDE = frozenset({e.Kind.SETUP, e.Kind.DAY})
"""Changes that may concern everybody."""

AFTER = (
    *(e.VisitUndone, e.CounterClosing),
    *(e.BulletinPosted, e.BulletinTakenDown, e.BulletinSeen),
)
"""After these a deed can be undone as before."""


def settle(hall: Hall, fact: Fact) -> None:
    """Let what cannot be undone any more stand, and teach; before the hall changes."""
    if isinstance(fact.event, AFTER):
        return
    while hall.undoable:
        oldest = next(iter(hall.undoable.values()))
        if elapsed(oldest.at, fact.at) <= UNDO_MS:
            break
        _stands(hall, oldest.counter)
    if fact.event.kind in WIDE:
        for counter in list(hall.undoable):
            _stands(hall, counter)
        return
    if isinstance(fact.event, e.TimeJudged):
        _forget_wrong(hall, fact.event)
    _follow(hall, fact.event)


def _forget_wrong(hall: Hall, event: e.TimeJudged) -> None:
    """A time that was not right teaches nothing."""
    wrong = [] if event.accurate else list(hall.undoable.values())
    for done in wrong:
        if done.sitting == event.sitting:
            del hall.undoable[done.counter]


def remember(hall: Hall, fact: Fact) -> None:
    """Keep what the event is about to change, if that may be undone."""
    event = fact.event
    if isinstance(event, e.VisitCalled):
        _keep(hall, fact.at, Deed.CALL, event, step=event.steps[0])
    elif isinstance(event, e.SittingStarted):
        _keep(hall, fact.at, Deed.START, event, ms=event.walk_ms, dq=event.dq, whole=False)
    elif isinstance(event, e.StepSentAway):
        _keep(hall, fact.at, Deed.FINISH, event, whole=False)
    elif isinstance(event, e.StepFinished):
        step, ms = event.step, event.served_ms
        _keep(hall, fact.at, Deed.FINISH, event, step=step, ms=ms, dq=event.dq, whole=False)
    elif isinstance(event, e.VisitMissed):
        _keep(hall, fact.at, Deed.MISS, event)
    elif isinstance(event, e.VisitHeld) and hall.visits[event.visit].serving() is not None:
        _keep(hall, fact.at, Deed.HOLD, event)


def visit_undone(hall: Hall, event: e.VisitUndone, fact: Fact) -> None:
    """Visit and counter are as before the deed; a call is off the board."""
    undone = hall.undoable.pop(event.counter)
    called = undone.deed is Deed.CALL
    hall.put(undone.visit)
    counter = hall.counters[event.counter]
    at_it = None if called else undone.visit.id
    hall.set_counter(replace(counter, visit=at_it, free_since=undone.free_since))
    finished = undone.visit.serving() if undone.deed is Deed.FINISH else None
    if finished is not None:
        withdraw(hall, undone.visit.id, finished.id, undone.at)
    if called:
        withdraw_call(hall, undone)
        hall.calls = [call for call in hall.calls if call.sitting != event.sitting]


def _keep(hall: Hall, at: Instant, deed: Deed, event: Begins, **more: Any) -> None:
    hall.undoable[event.counter] = Undoable(
        deed,
        at,
        event.counter,
        event.sitting,
        hall.visits[event.visit],
        hall.counters[event.counter].free_since,
        **more,
    )


def _follow(hall: Hall, event: e.Event) -> None:
    """The deeds of the visit and the counter that the event names: part of them, or their end."""
    if isinstance(event, e.VisitIssued) and event.result is not None:
        _stand_for(hall, event.result)
    counter = getattr(event, "counter", None)
    visit = hall.visits.get(_about(hall, event))
    last = visit.sittings[-1].counter if visit is not None and visit.sittings else None
    for code in {counter or "", last or ""}:
        done = hall.undoable.get(code)
        if done is None or (code != counter and (visit is None or done.visit.id != visit.id)):
            continue
        if done.whole:
            _stands(hall, code)
        elif isinstance(event, LAST):
            hall.undoable[code] = replace(done, whole=True)


def _stand_for(hall: Hall, result: str) -> None:
    """Somebody comes anew for a result: who came for it before stays gone."""
    for code, done in list(hall.undoable.items()):
        if done.visit.result == result:
            _stands(hall, code)


def _about(hall: Hall, event: e.Event) -> str:
    """The visit that the event names; of who comes for a result, the one that was promised it."""
    if isinstance(event, e.VisitIssued) and event.result is not None:
        return hall.results[event.result].visit
    return getattr(event, "visit", None) or ""


def _stands(hall: Hall, counter: str) -> None:
    learn(hall, hall.undoable.pop(counter))
