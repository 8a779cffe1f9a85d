"""An outside simulator gets the same calls from the plug as the center makes."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from center_app.domain import commands as c
from center_app.domain.refusal import Refused
from center_app.domain.routing.rule import most_due
from center_app.domain.visit import Stand, Visit
from center_app.simulation.centers import drawn_center
from center_app.simulation.generate import day
from center_app.simulation.plan import PlannedCounter
from center_app.simulation.plug import Policy
from center_app.simulation.policies import POLICIES
from center_app.simulation.premises import FIRST_DAY, PRIORITY, PlayedCenter
from center_app.simulation.replay import replay
from center_app.simulation.trace import Arrival
from outside_simulator import OutsideSimulator

CENTER = drawn_center(2)


@dataclass
class Seat:
    """A counter as the outside simulator has it."""

    id: str
    kind: str
    home: str
    skills: frozenset[str]
    agencies: frozenset[str]


@dataclass
class Guest:
    """A visit as the outside simulator has it."""

    id: str
    arrival: float
    clock: float
    queued: float
    ready: list[str]
    codes: list[str]
    pending: list[str]
    prio: str = "N"
    appt: float | None = None
    bundle: bool = False


@pytest.fixture
def policy() -> Policy:
    policy = Policy()
    services = {
        code: SimpleNamespace(agency=one.agency, target=one.target_s, mean=one.mean_s)
        for code, one in CENTER.services.items()
    }
    homes = [counter.home for counter in CENTER.counters if counter.kind == "S"]
    policy.hall = SimpleNamespace(
        S=services, spec={home: homes.count(home) for home in homes}, univ={}
    )
    return policy


def seat(counter: PlannedCounter) -> Seat:
    agencies = frozenset(CENTER.services[code].agency for code in counter.skills)
    return Seat(counter.id, str(counter.kind), counter.home, frozenset(counter.skills), agencies)


def guest(visit: Visit, of: Arrival) -> Guest:
    return Guest(
        id=visit.id,
        arrival=of.at_ms / 1000,
        clock=of.at_ms / 1000,
        queued=of.at_ms / 1000,
        ready=[step.service for step in visit.ready()],
        codes=list(of.codes),
        pending=list(of.codes),
        prio="P" if of.priority else "N",
        appt=None if of.appointment_ms is None else of.appointment_ms / 1000,
        bundle=of.is_basket,
    )


@pytest.mark.long
def test_every_counter_is_given_whom_the_center_would_call(policy: Policy) -> None:
    _, trace = day(CENTER, 4)
    center = PlayedCenter(CENTER, trace, most_due, FIRST_DAY)
    came: dict[str, Arrival] = {}
    for arrival in trace.arrivals[:600]:
        center.move_to(arrival.at_ms)
        center.do(_asks(center, arrival))
        came[arrival.visit] = arrival
    for counter in CENTER.counters:
        center.do(c.OpenCounter(id="open", station="", counter=counter.id))
    hall = center.hall
    for counter in CENTER.counters * 15:
        waiting = [guest(visit, came[visit.id]) for visit in hall.standing(Stand.WAITING)]
        chosen = policy.choose(seat(counter), waiting, center.now.mono / 1000)
        try:
            called = center.do(c.CallNext(id="call", station="", counter=counter.id, late=True))
        except Refused:
            assert chosen is None
            continue
        assert chosen is not None
        assert called[0].visit == chosen.id  # type: ignore[attr-defined]
        center.do(c.Miss(id="miss", station="", counter=counter.id))
    assert hall.waiting < 600 - 300


def _asks(center: PlayedCenter, arrival: Arrival) -> c.Issue:
    booked = arrival.appointment_ms
    return c.Issue(
        id=arrival.visit,
        station="kiosk",
        visit=arrival.visit,
        token=arrival.visit,
        asked=tuple(map(c.Asked, arrival.codes)),
        bundle=arrival.asked if len(arrival.groups) > 1 else None,
        priority=PRIORITY if arrival.priority else None,
        appointment=None if booked is None else center.midnight + booked,
    )


def basket(*pending: str, ready: tuple[str, ...] = ()) -> Guest:
    return Guest("V1", 0, 0, 0, list(ready or pending), list(pending), list(pending))


def test_an_arrival_goes_where_most_of_the_basket_is_served(policy: Policy) -> None:
    one = Seat("K1", "S", "CR", frozenset({"CR01"}), frozenset({"CR"}))
    both = Seat("K2", "U", "CR", frozenset({"CR01", "PA01"}), frozenset({"CR", "PA"}))
    none = Seat("K3", "S", "PA", frozenset({"PA01"}), frozenset({"PA"}))
    assert policy.place(basket("CR01", "PA01"), [one, both], 0) is both
    assert policy.place(basket("CR01"), [both, one], 0) is one
    assert policy.place(basket("CR01", "PA01", ready=("CR01",)), [none], 0) is None
    assert policy.place(basket("CR01"), [], 0) is None


def test_of_equal_counters_the_first_is_taken(policy: Policy) -> None:
    seats = [Seat(f"K{n}", "S", "CR", frozenset({"CR01"}), frozenset({"CR"})) for n in (2, 1)]
    assert policy.place(basket("CR01"), seats, 0) is seats[0]


def test_a_sitting_keeps_what_the_counter_can_serve(policy: Policy) -> None:
    one = Seat("K1", "S", "CR", frozenset({"CR01"}), frozenset({"CR"}))
    assert policy.keep(one, basket("CR01"), "CR01", 0)
    assert not policy.keep(one, basket("PA01"), "PA01", 0)
    assert Policy.journey


def test_nobody_is_chosen_for_a_counter_without_the_skill(policy: Policy) -> None:
    one = Seat("K1", "S", "CR", frozenset({"CR01"}), frozenset({"CR"}))
    assert policy.choose(one, [basket("PA01")], 100) is None
    assert policy.choose(one, [basket("CR01", "PA01", ready=("PA01",))], 100) is None
    assert policy.choose(one, [], 100) is None


@pytest.mark.long
def test_another_simulator_plays_the_same_day_with_the_plug() -> None:
    """Whom each counter calls and when, where arrivals go, what is kept and who is sent on."""
    unbroken = replace(CENTER, counters=tuple(replace(one, breaks=()) for one in CENTER.counters))
    _, drawn = day(unbroken, 5)
    patient = tuple(replace(one, patience_ms=None) for one in drawn.arrivals)
    trace = replace(drawn, arrivals=patient)
    own = [
        (turn.visit, turn.service, turn.counter, turn.call_ms / 1000)
        for turn in replay(unbroken, trace, POLICIES["center"]).turns
    ]
    assert sum(one.is_basket for one in patient) > 100
    assert sorted(OutsideSimulator(unbroken, trace, Policy()).run()) == sorted(own)
