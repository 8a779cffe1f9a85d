"""What holds in every hall at every moment, computed the slow and simple way."""

from collections import Counter as Tally
from dataclasses import replace

from center_app.domain.call import CALLS_KEPT
from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.counter import Status
from center_app.domain.hall import Hall, Phase
from center_app.domain.lane import Lane, lane_of
from center_app.domain.message import ON_THE_SPOT_MS, SETTLED, Progress
from center_app.domain.people import Employee, Level
from center_app.domain.rating import LEAST, MOST
from center_app.domain.step import GOES_ON, OVER, Step, StepState
from center_app.domain.undoable import Deed
from center_app.domain.visit import Stand, Visit, Wish

GONE = {Stand.SERVED, Stand.MISSED, Stand.CANCELLED, Stand.EXPIRED}

AT_COUNTER = {Stand.CALLED, Stand.SERVING}


def check_hall(hall: Hall) -> None:
    """All invariants of one moment."""
    for visit in hall.visits.values():
        check_visit(visit)
    check_sittings(hall)
    check_lanes(hall)
    check_serving(hall)
    check_counts(hall)
    check_presences(hall)
    check_voice(hall)
    check_undoable(hall)
    check_results(hall)
    numbers = [(visit.day, visit.number) for visit in hall.visits.values()]
    assert len(set(numbers)) == len(numbers), "a number was given twice"
    about = [visit.number for visit in hall.visits.values() if visit.stand not in GONE]
    assert len(set(about)) == len(about), "two people answer to one number"
    booked = [v.booking for v in hall.visits.values() if v.booking and v.stand not in GONE]
    assert len(set(booked)) == len(booked), "one appointment has brought two visits"
    assert len(hall.calls) <= CALLS_KEPT


def check_visit(visit: Visit) -> None:
    """Its steps fit where the visit stands, and its times make sense."""
    states = Tally(step.state for step in visit.steps)
    open_states = states.keys() - OVER
    if visit.stand in GONE:
        assert not open_states, visit
        assert visit.ended is not None
        assert visit.sitting is None
    else:
        assert visit.ended is None
        assert open_states, "an open visit with nothing left to do"
    if visit.stand in {Stand.WAITING, Stand.LATER}:
        assert open_states <= {StepState.WAITING, StepState.AWAITED}
        assert ready_steps(visit), "a visit that waits for nothing"
    else:
        assert not visit.directed or visit.stand in GONE
    if visit.stand is Stand.CALLED:
        assert states[StepState.CALLED]
        assert open_states <= {StepState.CALLED, StepState.WAITING, StepState.AWAITED}
    if visit.stand is Stand.SERVING:
        assert states[StepState.SERVING] == 1
        aside = {StepState.WAITING, StepState.AWAITED}
        assert open_states <= {StepState.SERVING, StepState.CALLED, *aside}
    if visit.stand is Stand.HELD:
        assert open_states <= {StepState.HELD, StepState.WAITING, StepState.AWAITED}
        if not states[StepState.HELD]:
            assert states[StepState.AWAITED], "a visit set aside for nothing"
            assert not ready_steps(visit), "somebody could serve it meanwhile"
            assert (visit.held_wish, visit.held_reason) == (Wish.CENTER, "back_office")
        assert states[StepState.HELD] <= 1
        assert visit.held is not None
    _check_times(visit)
    _check_place(visit)
    for step in visit.steps:
        _check_order(visit, step)


def _check_times(visit: Visit) -> None:
    for step in visit.steps:
        assert (step.started is None) == (step.wait_ms is None)
        assert (step.since is not None) == (step.state is StepState.SERVING)
        assert (step.finished is not None) == (step.state is StepState.DONE)
        assert step.served_ms >= 0
        assert step.state is not StepState.AWAITED or (step.away is not None and step.so_far)
    assert visit.held_citizen_ms >= 0
    assert visit.held_center_ms >= 0
    assert (visit.later is not None) == (visit.stand is Stand.LATER)
    assert 0 <= visit.away_ms <= visit.held_citizen_ms
    assert all(sitting.away_ms >= 0 for sitting in visit.sittings)
    assert (visit.held is not None) == (visit.held_wish is not None) == (visit.stand is Stand.HELD)
    waits = [sitting.wait_ms for sitting in visit.sittings if sitting.queued is not None]
    assert visit.waited_ms == sum(waits)
    assert 0 <= visit.carried_ms <= visit.waited_ms


def _check_place(visit: Visit) -> None:
    """Who never sat down waits since the ticket; who did, not since before getting up again."""
    sat = [sitting for sitting in visit.sittings if sitting.started is not None]
    if not sat:
        assert visit.queued == visit.issued
    elif visit.stand is Stand.WAITING:
        assert sat[-1].ended is not None
        assert sat[-1].ended.at <= visit.queued.at


def _check_order(visit: Visit, step: Step) -> None:
    """Each copy that goes on has one outcome, and nothing is owed that builds on a failure."""
    if step.started is not None:
        assert not any(s.state not in OVER for s in _before(visit, step)), "served out of turn"
    if step.state is not StepState.DONE:
        assert not step.outcomes
        return
    stages = {s.id.stage: s for s in visit.steps if s.id.line == step.id.line}
    copies = visit.lines[step.id.line].quantity
    if step.id.stage:
        copies = sum(outcome in GOES_ON for outcome in stages[step.id.stage - 1].outcomes)
    assert len(step.outcomes) == copies > 0
    assert len(step.details) in (0, copies)
    if GOES_ON.isdisjoint(step.outcomes):
        lines = {step.id.line, *_building_on(visit, step.id.line)}
        assert all(s.state in OVER for s in visit.steps if s.id.line in lines)


def _building_on(visit: Visit, line: int) -> set[int]:
    """The lines that come after this one, directly or through another."""
    direct = {n for n, other in enumerate(visit.lines) if line in other.after}
    return direct.union(*(_building_on(visit, other) for other in direct))


def check_sittings(hall: Hall) -> None:
    """A visit is at one counter at most, and a counter has one open sitting at most."""
    at_counters = {}
    for visit in hall.visits.values():
        assert all(sitting.ended is not None for sitting in visit.sittings[:-1])
        assert (visit.sitting is not None) == (visit.stand in AT_COUNTER)
        if visit.sitting is not None:
            assert visit.sitting.counter not in at_counters, "two visits at one counter"
            at_counters[visit.sitting.counter] = visit.id
    told = {code: counter.visit for code, counter in hall.counters.items() if counter.visit}
    assert told == at_counters
    who = [counter.employee for counter in hall.counters.values() if counter.employee]
    assert len(set(who)) == len(who), "one employee at two counters"
    for counter in hall.counters.values():
        assert counter.employee is not None or counter.status is Status.CLOSED
        assert counter.visit is None or counter.status is Status.OPEN


def check_counts(hall: Hall) -> None:
    """What is counted with every change is what counting all of it gives."""
    steps = [step for visit in hall.visits.values() for step in visit.steps]
    assert hall.done == Tally(s.employee for s in steps if s.state is StepState.DONE)
    assert hall.held == {visit.id for visit in hall.visits.values() if visit.stand is Stand.HELD}
    later = {visit.id for visit in hall.visits.values() if visit.stand is Stand.LATER}
    assert hall.put_off == later


def check_lanes(hall: Hall) -> None:
    """Every visit that waits stands in one lane, the oldest first, with its like alone."""
    places = [(place, lane) for lane, queue in hall.lanes.items() for place in queue]
    waiting = {v.id: v for v in hall.visits.values() if v.stand is Stand.WAITING}
    assert sorted(visit for (_since, visit), _lane in places) == sorted(waiting)
    for (since, who), lane in places:
        visit = waiting[who]
        assert since == visit.seniority
        assert lane.priority == (visit.priority is not None)
        assert lane.appointment == (visit.appointment is not None)
        assert (lane.counter, lane.employee) == (visit.only_counter, visit.only_employee)
        ready = [(p.queue, p.agency, p.target_ms) for p in lane.parts if not p.after]
        steps = ready_steps(visit)
        assert ready == [(_queue(s), s.agency, s.target_ms) for s in steps]
    for queue in hall.lanes.values():
        assert queue == sorted(queue)
    for visit in hall.visits.values():
        _check_direction(hall, visit)


def _check_direction(hall: Hall, visit: Visit) -> None:
    """Who was sent somewhere is sent to somebody who is there and could serve."""
    waits = visit.stand in {Stand.WAITING, Stand.LATER}
    if not waits or not (visit.only_counter or visit.only_employee):
        return
    visit = replace(visit, stand=Stand.WAITING)
    at = {counter.employee: code for code, counter in hall.counters.items()}
    counter = hall.counters[visit.only_counter or at[visit.only_employee]]
    assert counter.employee is not None, "sent to a counter that was left"
    assert counter.status is not Status.CLOSED, "sent to a counter that is closed"
    assert eligible(visit, counter.code, hall.employees[counter.employee])


def _queue(step: Step) -> str:
    return f"{step.skill}/partial" if step.partial else step.skill


def check_serving(hall: Hall) -> None:
    """For every queue of skills, the open counters whose employee calls from it."""
    serving: dict[str, set[str]] = {}
    for counter in hall.counters.values():
        if counter.status is Status.OPEN and counter.employee is not None:
            for skill in hall.employees[counter.employee].skills:
                keys = [f"{skill.code}/partial"]
                keys += [skill.code] if skill.level is Level.FULL else []
                for key in keys:
                    serving.setdefault(key, set()).add(counter.code)
    assert {key: set(codes) for key, codes in hall.serving.items()} == serving


def check_presences(hall: Hall) -> None:
    """Whoever is signed in while the day runs is present, as the counter is, and nobody else."""
    running = hall.phase is Phase.RUNNING
    assert {code: (p.employee, p.status, p.reason) for code, p in hall.present.items()} == {
        counter.code: (counter.employee, counter.status, counter.reason)
        for counter in hall.counters.values()
        if running and counter.employee is not None
    }
    every = [*hall.presences, *hall.present.values()]
    assert sorted(presence.n for presence in every) == list(
        range(hall.counted - len(every), hall.counted)
    )
    for presence in every:
        assert presence.day == hall.day
        assert 0 <= presence.serving_ms <= presence.length_ms
        assert presence.status is Status.OPEN or not presence.serving_ms


def check_undoable(hall: Hall) -> None:
    """Nothing has happened to the visit and the counter of what can be undone since it was done."""
    for code, done in hall.undoable.items():
        visit, counter = hall.visits[done.visit.id], hall.counters[code]
        assert done.whole
        assert visit.sittings[-1].id == done.sitting
        assert visit.sittings[-1].employee == counter.employee
        assert counter.status is Status.OPEN
        assert (counter.visit is None) == (visit.stand not in AT_COUNTER)
        assert visit.stand is not done.visit.stand or done.deed is Deed.FINISH


def check_results(hall: Hall) -> None:
    """What is promised is known by one code, and one visit at a time comes for it."""
    tokens = [result.token for result in hall.results.values()]
    assert len(set(tokens)) == len(tokens)
    coming = [visit.result for visit in hall.visits.values() if visit.open and visit.result]
    assert len(set(coming)) == len(coming), "two visits collect one result"
    assert set(coming) <= hall.results.keys()
    for visit in hall.visits.values():
        assert (visit.result is None) == (visit.first is None)


def check_voice(hall: Hall) -> None:
    """Who rated was at a counter; what is settled is of today, with its time; the rest is open."""
    for visit in hall.visits.values():
        if visit.rating is not None:
            assert LEAST <= visit.rating.stars <= MOST
            assert any(sitting.started is not None for sitting in visit.sittings)
    for message in hall.messages.values():
        settled = message.progress in SETTLED
        assert settled == (message.settled is not None) == (message.took_ms is not None)
        handed_over = message.progress is Progress.HANDED_OVER
        assert handed_over == (message.reference is not None)
        assert message.visit is None or message.number is not None
        says_something = message.has_text or message.has_contact or message.visit is not None
        assert says_something or message.took_ms == ON_THE_SPOT_MS


def ready_steps(visit: Visit) -> list[Step]:
    """The waiting steps before which nothing is open, in the order of the basket."""
    return [
        step
        for step in visit.steps
        if step.state is StepState.WAITING
        and visit.only_service in (None, step.service)
        and visit.only_agency in (None, step.agency)
        and all(before.state in OVER for before in _before(visit, step))
    ]


def _before(visit: Visit, step: Step) -> list[Step]:
    """The earlier stages of a step's line, and the lines that must come before it."""
    line, stage = step.id
    return [
        s
        for s in visit.steps
        if (s.id.line == line and s.id.stage < stage) or s.id.line in visit.lines[line].after
    ]


def eligible(visit: Visit, counter: str, employee: Employee) -> bool:
    """Whether this visit, if it waits, may be called to this counter now."""
    if visit.stand is not Stand.WAITING:
        return False
    if visit.only_counter not in {None, counter}:
        return False
    if visit.only_counter is None and visit.only_employee not in {None, employee.id}:
        return False
    levels = {skill.code: skill.level for skill in employee.skills}
    return any(
        s.skill in levels and (s.partial or levels[s.skill] is Level.FULL)
        for s in ready_steps(visit)
    )


def most_due(hall: Hall, counter: str, now: Instant, *, late: bool = False) -> str | None:
    """Whom the rule has to call, found by weighing everybody, with the formula written out."""
    employee = hall.employee_at(counter) if counter in hall.counters else None
    if employee is None or hall.settings is None:
        return None
    weighed = []
    for visit, again in _oldest_of_their_like(hall, counter, now):
        if eligible(visit, counter, employee):
            rank = _rank(hall, visit, employee, now, None if late else _left_ms(hall, now))
            if rank is not None:
                weighed.append(((not again, *rank), -visit.seniority, visit.id))
    best = max(weighed, key=lambda one: one[:2], default=None)
    if best is None:
        return None
    return min(who for rank, since, who in weighed if (rank, since) == best[:2])


def _oldest_of_their_like(hall: Hall, counter: str, now: Instant) -> list[tuple[Visit, bool]]:
    """Among equals who came first is first, also where a clock that was put back says else.

    And whether the counter has just sent it back: then it is called for want of others alone.
    """
    waiting = [visit for visit in hall.visits.values() if visit.stand is Stand.WAITING]
    first: dict[tuple[Lane | None, bool], Visit] = {}
    for visit in sorted(waiting, key=lambda one: (one.seniority, one.id)):
        first.setdefault((lane_of(visit), _just_sent_back(visit, counter, now)), visit)
    return [(visit, again) for (_lane, again), visit in first.items()]


def _just_sent_back(visit: Visit, counter: str, now: Instant) -> bool:
    """Whether it got up from this counter in the last three minutes to wait for another one."""
    if not visit.sittings:
        return False
    last = visit.sittings[-1]
    if last.counter != counter or last.started is None or last.ended is None:
        return False
    return last.ended == visit.queued and elapsed(last.ended, now) < 3 * MINUTE


def _left_ms(hall: Hall, now: Instant) -> int | None:
    assert hall.settings is not None
    closes = hall.settings.calendar.closing(now.at)
    return None if closes is None else closes - now.at


def _rank(
    hall: Hall, visit: Visit, employee: Employee, now: Instant, left_ms: int | None
) -> tuple[bool, bool, float] | None:
    assert hall.settings is not None
    assert hall.catalogue is not None
    routing, usual = hall.settings.routing, hall.catalogue.usual_minutes
    mine = [step for step in ready_steps(visit) if _can(employee, step)]
    if left_ms is not None:
        mine = [step for step in mine if usual.get(step.skill, 5) * MINUTE <= left_ms]
    if not mine:
        return None
    waited = visit.carried_ms + elapsed(visit.queued, now) - visit.away_ms
    if visit.appointment is not None:
        waited -= max(0, visit.appointment - visit.queued.at)
        waited += round(routing.head_start_min * MINUTE)
    waited = max(0, waited)
    scarce = {step.agency for step in mine} - _with_specialist(hall)
    if not _foreign(hall, employee):
        scarce = set()
    times = (routing.priority if visit.priority else 1) * (
        routing.appointment if visit.appointment is not None else 1
    )
    times *= 1 + routing.together * (in_one_sitting(visit, employee) - 1)
    rates = [
        (
            (1 + routing.scarce if s.agency in scarce else 1)
            * min(2, max(0.5, (5 / usual.get(s.skill, 5)) ** routing.brief)),
            s.target_ms,
        )
        for s in mine
    ]
    scarcity, target = max(rates, key=lambda rate: (rate[0] / rate[1], -rate[1]))
    moved = visit.forward is not None
    bound = max(routing.bound_targets * target, routing.bound_min * MINUTE)
    if visit.priority:
        bound /= routing.bound_priority
    if waited > round(bound):
        return moved, True, round(waited / target, 9)
    counted = min(waited, target) + routing.late * max(0, waited - target)
    return moved, False, round(counted / target * times * scarcity, 9)


def _can(employee: Employee, step: Step) -> bool:
    levels = {skill.code: skill.level for skill in employee.skills}
    return step.skill in levels and (step.partial or levels[step.skill] is Level.FULL)


def in_one_sitting(visit: Visit, employee: Employee) -> int:
    """How many steps would be done if the employee did all that comes into reach."""
    done = 0
    while mine := [step for step in ready_steps(visit) if _can(employee, step)]:
        for step in mine:
            visit = replace(
                visit,
                steps=tuple(
                    replace(s, state=StepState.DROPPED) if s.id == step.id else s
                    for s in visit.steps
                ),
            )
        done += len(mine)
    return done


def _with_specialist(hall: Hall) -> set[str]:
    """The agencies whose own employee, who serves nothing else, is on duty."""
    found = set()
    for counter in hall.counters.values():
        if counter.status is not Status.CLOSED and counter.employee is not None:
            employee = hall.employees[counter.employee]
            if not _foreign(hall, employee):
                found.add(employee.home)
    return found


def _foreign(hall: Hall, employee: Employee) -> bool:
    """Whether the employee serves a service of another agency than the home."""
    assert hall.catalogue is not None
    skills = {skill.code for skill in employee.skills}
    homes = {
        stage.skill for s in hall.catalogue.of_agency(employee.home) for stage in s.all_stages()
    }
    known = hall.catalogue.skills()
    return any(skill in known for skill in skills - homes)
