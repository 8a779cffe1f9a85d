"""What the events of a visit change."""

from dataclasses import replace

from center_app.domain import events as e
from center_app.domain import journey
from center_app.domain.arrival import arrived
from center_app.domain.call import CALLS_KEPT, Call
from center_app.domain.clock import elapsed
from center_app.domain.events.visits import DAY_OVER
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall
from center_app.domain.numbering import letter_of
from center_app.domain.step import OVER, StepState
from center_app.domain.visit import Later, Sitting, Stand, Visit, Wish


def visit_issued(hall: Hall, event: e.VisitIssued, fact: Fact) -> None:
    """The letter of a ticket that a kiosk gave alone is the kiosk's."""
    assert hall.day is not None
    if event.own is None:
        hall.used[letter_of(event.number)] = int(event.number[-3:])
    hall.put(arrived(hall, event, hall.day, fact.at, fact.station))


def number_added(hall: Hall, event: e.NumberAdded, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    hall.put(replace(visit, also=(*visit.also, event.number)))


def visit_cancelled(hall: Hall, event: e.VisitCancelled, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    _end(hall, visit, Stand.CANCELLED, StepState.CANCELLED, fact)


def documents_seen(hall: Hall, event: e.DocumentsSeen, fact: Fact) -> None:
    hall.put(replace(hall.visits[event.visit], seen=frozenset(event.documents)))


def visit_expired(hall: Hall, event: e.VisitExpired, fact: Fact) -> None:
    """Found open only on the next day, nobody knows when it really ended: no time is added."""
    visit = hall.visits[event.visit]
    if event.reason == DAY_OVER:
        visit = journey.set_down(visit, StepState.EXPIRED, None)
        visit = replace(visit, held=None, later=None)
        if visit.alone and visit.day != hall.day:  # taken in only now, and it has waited for nobody
            fact = replace(fact, at=visit.issued)
    _end(hall, visit, Stand.EXPIRED, StepState.EXPIRED, fact)


def visit_missed(hall: Hall, event: e.VisitMissed, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    _end(hall, visit, Stand.MISSED, StepState.MISSED, fact)


def visit_ended(hall: Hall, event: e.VisitEnded, fact: Fact) -> None:
    _part(hall, hall.visits[event.visit], fact, stand=Stand.SERVED, ended=fact.at)


def visit_called(hall: Hall, event: e.VisitCalled, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    sitting = Sitting(
        event.sitting,
        event.counter,
        event.who,
        visit.queued,
        fact.at,
        why=event.why,
        away_ms=visit.away_ms,
    )
    called = journey.moved(visit, event.steps, StepState.CALLED)
    _sit(hall, called, sitting, Stand.CALLED, fact)
    if not fact.away:
        _announce(hall, visit, sitting, fact)


def visit_recalled(hall: Hall, event: e.VisitRecalled, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    sitting = replace(visit.sittings[-1], recalls=event.times, recalled=fact.at)
    hall.put(replace(visit, sittings=(*visit.sittings[:-1], sitting)))
    _announce(hall, visit, sitting, fact)


def sitting_started(hall: Hall, event: e.SittingStarted, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    sitting = replace(visit.sittings[-1], started=fact.at, wait_ms=event.wait_ms)
    hall.put(
        replace(
            visit,
            stand=Stand.SERVING,
            waited_ms=visit.waited_ms + event.wait_ms,
            carried_ms=visit.waited_ms + event.wait_ms,
            forward=None,
            sittings=(*visit.sittings[:-1], sitting),
        )
    )


def step_started(hall: Hall, event: e.StepStarted, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    hall.put(
        journey.with_step(visit, journey.begun(visit, event.step, visit.sittings[-1], fact.at))
    )


def step_finished(hall: Hall, event: e.StepFinished, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    step = journey.known(visit, event.step)
    done = replace(
        step,
        state=StepState.DONE,
        since=None,
        served=journey.served(visit, step, event.served_ms),
        finished=fact.at,
        outcomes=event.outcomes,
        details=event.details,
        so_far=(),
    )
    hall.put(journey.with_step(visit, done))


def step_sent_away(hall: Hall, event: e.StepSentAway, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    step = journey.known(visit, event.step)
    away = replace(
        step,
        state=StepState.AWAITED,
        since=None,
        served=journey.served(visit, step, event.served_ms),
        so_far=event.outcomes,
        details=event.details,
        away=fact.at,
    )
    hall.put(journey.with_step(visit, away))


def step_brought_back(hall: Hall, event: e.StepBroughtBack, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    step = journey.known(visit, event.step)
    hall.put(journey.with_step(visit, replace(step, state=StepState.WAITING, away=None)))


def step_dropped(hall: Hall, event: e.StepDropped, fact: Fact) -> None:
    hall.put(journey.dropped(hall.visits[event.visit], (event.step,)))


def line_added(hall: Hall, event: e.LineAdded, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    assert hall.catalogue is not None
    added = len(visit.lines)
    steps = journey.steps_of(hall.catalogue, (event.line,), added)
    lines = (
        replace(line, after=(*line.after, added)) if n in event.before else line
        for n, line in enumerate(visit.lines)
    )
    hall.put(replace(visit, lines=(*lines, event.line), steps=(*visit.steps, *steps)))


def visit_held(hall: Hall, event: e.VisitHeld, fact: Fact) -> None:
    visit = journey.set_down(hall.visits[event.visit], StepState.HELD, fact.at)
    _part(
        hall,
        visit,
        fact,
        stand=Stand.HELD,
        held=fact.at,
        held_wish=event.wish,
        held_reason=event.reason,
    )


def visit_resumed(hall: Hall, event: e.VisitResumed, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    sitting = Sitting(
        event.sitting,
        event.counter,
        event.who,
        queued=None,
        called=fact.at,
        started=fact.at,
        wait_ms=visit.sittings[-1].wait_ms,
    )
    visit = journey.with_step(visit, journey.begun(visit, event.step, sitting, fact.at))
    _sit(hall, _hold_ended(visit, fact), sitting, Stand.SERVING, fact)


def visit_released(hall: Hall, event: e.VisitReleased, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    if visit.held is not None:
        visit = replace(_hold_ended(visit, fact), queued=fact.at, away_ms=0)
    hall.put(
        replace(
            journey.released(visit),
            stand=Stand.WAITING,
            **journey.ANYWHERE,
        )
    )


def visit_put_forward(hall: Hall, event: e.VisitPutForward, fact: Fact) -> None:
    hall.put(replace(hall.visits[event.visit], forward=event.reason))


def visit_put_back(hall: Hall, event: e.VisitPutBack, fact: Fact) -> None:
    hall.put(replace(hall.visits[event.visit], forward=None))


def visit_returned(hall: Hall, event: e.VisitReturned, fact: Fact) -> None:
    hall.put(journey.returned(hall.visits[event.visit], fact.at))


def visit_put_off(hall: Hall, event: e.VisitPutOff, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    hall.put(replace(visit, stand=Stand.LATER, later=Later(fact.at, event.span_ms)))


def visit_back(hall: Hall, event: e.VisitBack, fact: Fact) -> None:
    visit = hall.visits[event.visit]
    hall.put(_been_away(replace(visit, stand=Stand.WAITING), event.away_ms))


def visit_transferred(hall: Hall, event: e.VisitTransferred, fact: Fact) -> None:
    """Who had only been called was sent nowhere: it waits on in the old place."""
    visit = hall.visits[event.visit]
    called = visit.stand is Stand.CALLED
    visit = journey.set_down(visit, StepState.WAITING, fact.at)
    if called:
        _part(hall, visit, fact, stand=Stand.WAITING)
        return
    _part(
        hall,
        visit,
        fact,
        stand=Stand.WAITING,
        queued=fact.at,
        away_ms=0,
        transfers=visit.transfers + 1,
        carried_ms=_carried(hall, visit, event),
        only_counter=event.to_counter,
        only_employee=event.to_employee,
        only_service=event.to_service,
        only_agency=event.to_agency,
        notes=visit.notes + event.has_note,
    )


def _carried(hall: Hall, visit: Visit, event: e.VisitTransferred) -> int:
    """How much of its waits counts on: all, if somebody sent it on; else what the rule says."""
    if event.reason != e.REST or hall.settings is None:
        return visit.waited_ms
    return round(hall.settings.routing.carry * visit.waited_ms)


def _sit(hall: Hall, visit: Visit, sitting: Sitting, stand: Stand, fact: Fact) -> None:
    """Visit and counter are together; a counter that was away is not where it was then."""
    hall.put(
        replace(
            visit,
            stand=stand,
            sittings=(*visit.sittings, sitting),
            **journey.ANYWHERE,
        )
    )
    if not fact.away:
        counter = hall.counters[sitting.counter]
        hall.set_counter(replace(counter, visit=visit.id))


def _part(hall: Hall, visit: Visit, fact: Fact, **changes: object) -> None:
    """Visit and counter go apart, if they were together; the visit changes as told."""
    sittings = visit.sittings
    sitting = visit.sitting
    if sitting is not None:
        sittings = (*sittings[:-1], replace(sitting, ended=fact.at))
        counter = hall.counters[sitting.counter]
        if not fact.away:
            hall.set_counter(replace(counter, visit=None, free_since=fact.at))
    hall.put(replace(visit, sittings=sittings, **changes))  # type: ignore[arg-type]


def _end(hall: Hall, visit: Visit, stand: Stand, state: StepState, fact: Fact) -> None:
    """All that is open of the visit ends as `state`; a hold that goes on ends too, and so does
    that it was put off."""
    if visit.later is not None:
        visit = _been_away(visit, visit.away_by(fact.at) - visit.away_ms)
    visit = journey.set_down(_hold_ended(visit, fact), state, fact.at)
    steps = tuple(s if s.state in OVER else replace(s, state=state) for s in visit.steps)
    _part(hall, replace(visit, steps=steps), fact, stand=stand, ended=fact.at)


def _hold_ended(visit: Visit, fact: Fact) -> Visit:
    """Nothing is held any more; the time of the hold counts by whose wish it was."""
    held = elapsed(visit.held, fact.at) if visit.held is not None else 0
    citizen = held if visit.held_wish is Wish.CITIZEN else 0
    return replace(
        visit,
        held=None,
        held_wish=None,
        held_reason=None,
        held_citizen_ms=visit.held_citizen_ms + citizen,
        held_center_ms=visit.held_center_ms + held - citizen,
    )


def _been_away(visit: Visit, away_ms: int) -> Visit:
    """It is put off no longer; it was time that the citizen asked for, and no wait."""
    return replace(
        visit,
        later=None,
        away_ms=visit.away_ms + away_ms,
        held_citizen_ms=visit.held_citizen_ms + away_ms,
    )


def _announce(hall: Hall, visit: Visit, sitting: Sitting, fact: Fact) -> None:
    call = Call(fact.at, visit.id, visit.number, sitting.counter, sitting.id, sitting.recalls)
    hall.calls = [*hall.calls[1 - CALLS_KEPT :], call]


def time_judged(hall: Hall, event: e.TimeJudged, _fact: Fact) -> None:
    """The sitting says from now on whether its time counts."""
    visit = hall.visits[event.visit]
    sittings = (
        replace(one, accurate=event.accurate) if one.id == event.sitting else one
        for one in visit.sittings
    )
    hall.put(replace(visit, sittings=tuple(sittings)))
