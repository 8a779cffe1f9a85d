"""What holds from one moment to the next: what a single fact may change in a hall."""

from dataclasses import replace

from center_app.domain import events as e
from center_app.domain.evolve import Fact
from center_app.domain.hall import Hall
from center_app.domain.step import MOVES, StepState
from center_app.domain.visit import Stand, Visit
from invariants import GONE


def check_moves(before: Hall, after: Hall, fact: Fact) -> None:
    """Every visit went on as this fact lets it, and none of the day has vanished."""
    for visit in after.visits.values():
        old = before.visits.get(visit.id)
        if old is not None and old is not visit:
            if isinstance(fact.event, e.VisitUndone):
                assert visit is before.undoable[fact.event.counter].visit
            else:
                _check_visit(old, visit, fact)
    if before.day == after.day:
        assert before.visits.keys() <= after.visits.keys()
        assert after.presences[: len(before.presences)] == before.presences
    else:
        gone = [v for v in before.visits.values() if v.id not in after.visits]
        assert all(visit.stand in GONE for visit in gone), "an open visit was forgotten"


def _check_visit(old: Visit, visit: Visit, fact: Fact) -> None:
    if isinstance(fact.event, e.VisitRated):
        assert replace(visit, rating=old.rating) == old, "a rating changes nothing else"
        return
    if isinstance(fact.event, e.TimeJudged):
        unsaid = tuple(replace(one, accurate=None) for one in visit.sittings)
        before = tuple(replace(one, accurate=None) for one in old.sittings)
        assert replace(visit, sittings=unsaid) == replace(old, sittings=before)
        return
    if isinstance(fact.event, e.NumberAdded):
        more = (*old.also, fact.event.number)
        assert visit == replace(old, also=more), "a further number changes nothing else"
        return
    assert visit.rating == old.rating
    assert (visit.number, visit.issued, visit.token) == (old.number, old.issued, old.token)
    first = fact.event.before if isinstance(fact.event, e.LineAdded) else ()
    then = (
        replace(line, after=(*line.after, len(old.lines))) if n in first else line
        for n, line in enumerate(old.lines)
    )
    assert visit.lines[: len(old.lines)] == tuple(then)
    assert len(visit.steps) >= len(old.steps)
    _check_steps(old, visit, fact)
    _check_times(old, visit, fact)
    if old.stand is Stand.MISSED:
        assert isinstance(fact.event, e.VisitReturned)
    elif old.stand in GONE:
        assert isinstance(fact.event, e.DayReopened)


def _check_steps(old: Visit, visit: Visit, fact: Fact) -> None:
    """Steps went only where they may, and fell away only by their own event."""
    moved = [
        (was, step)
        for was, step in zip(old.steps, visit.steps, strict=False)
        if was.state is not step.state
    ]
    assert all(step.state in MOVES[was.state] for was, step in moved), moved
    dropped = [step.id for _was, step in moved if step.state is StepState.DROPPED]
    assert dropped == ([fact.event.step] if isinstance(fact.event, e.StepDropped) else [])


def _check_times(old: Visit, visit: Visit, fact: Fact) -> None:
    """Times only grow, and nobody is queued anew without having been away from the queue."""
    grown = [after - before for before, after in zip(_times(old), _times(visit), strict=True)]
    assert min(grown) >= 0
    if isinstance(fact.event, e.VisitExpired) and fact.event.reason == e.DAY_OVER:
        assert max(grown) == 0, "nobody knows when it ended"
    if visit.away_ms > old.away_ms:
        assert isinstance(fact.event, e.VisitBack | e.VisitCancelled | e.VisitExpired)
        assert visit.queued == old.queued
    if visit.queued != old.queued:
        own = getattr(fact.event, "own", None)
        assert not visit.away_ms
        assert visit.queued == (own.instant if own is not None else fact.at)
        assert isinstance(fact.event, e.VisitTransferred | e.VisitReleased | e.DayReopened)


def _times(visit: Visit) -> tuple[int, ...]:
    served = sum(step.served_ms for step in visit.steps)
    return visit.waited_ms, served, visit.held_citizen_ms, visit.held_center_ms
