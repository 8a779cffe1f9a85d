"""The play against the rule itself: who is called when, told in stories and on random halls."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import HOUR, MINUTE, SECOND
from center_app.domain.estimate.desks import Desk, Times, weights
from center_app.domain.estimate.dry_run import FURTHEST_MS, Play
from center_app.domain.estimate.experience import WAITED_MS
from center_app.domain.estimate.turns import Called, Probe, Turn
from center_app.domain.lane import Lane, Part
from center_app.domain.place import Break
from center_app.domain.routing.parameters import Routing
from center_app.domain.routing.score import Offer, factors

NOW = 1_795_000_000_000
"""Some moment."""

MINUTES = {"birth": 10.0, "photo": 5.0, "card": 20.0}
SURE = Times(
    minutes=dict.fromkeys(MINUTES, 5.0),
    service={queue: minutes * MINUTE for queue, minutes in MINUTES.items()},
    following=1.0,
    gap=0.0,
    missing=0.0,
    absent=(0.0, 0.0, 0.0, 0.0),
    absent_ms=WAITED_MS,
)
"""Everybody comes, at once."""

ROUTING = Routing(
    priority=3,
    appointment=2,
    head_start_min=5,
    brief=0.5,
    carry=1,
    late=1,
    bound_min=40,
)
"""Parameters with which turns can be reckoned in the head."""

Waiting = dict[Lane, list[tuple[int, str]]]


def part(queue: str, *after: int, target: int = 15, agency: str = "civil") -> Part:
    return Part(queue, agency, target * MINUTE, after)


BIRTH, PHOTO = Lane((part("birth"),)), Lane((part("photo"),))


def desk(counter: str, *queues: str, free: float = 0, pace: float = 1.0) -> Desk:
    """A counter that is free in so many minutes."""
    who = f"employee-{counter}"
    return Desk(counter, who, frozenset(queues), frozenset(), pace, NOW + free * MINUTE)


def waiting(**lanes: list[float]) -> Waiting:
    """Who waits for one service each, for so many minutes, the longest first."""
    return {Lane((part(queue),)): since(*waits) for queue, waits in lanes.items()}


def since(*waits: float) -> list[tuple[int, str]]:
    return [(round(NOW - wait * MINUTE), str(n)) for n, wait in enumerate(waits)]


def turns(
    desks: list[Desk], queues: Waiting, *probes: Lane, times: Times = SURE
) -> list[tuple[float, int] | None]:
    """In how many minutes who joins these lanes is called, and how many before."""
    play = Play(NOW, desks, queues, times, ROUTING)
    found = play.run([Probe(lane, NOW) for lane in probes])
    return [((turn.at - NOW) / MINUTE, turn.ahead) if turn else None for turn in found]


def test_at_a_free_counter_there_is_no_wait() -> None:
    assert turns([desk("1", "birth")], {}, BIRTH) == [(0, 0)]


def test_where_nobody_serves_it_there_is_no_turn() -> None:
    assert turns([desk("1", "birth")], {}, PHOTO) == [None]


def test_everybody_before_takes_a_service() -> None:
    queue = waiting(birth=[9, 5, 1])
    assert turns([desk("1", "birth", free=4)], queue, BIRTH) == [(34, 3)]
    two = [desk("1", "birth", free=4), desk("2", "birth", free=6)]
    assert turns(two, queue, BIRTH) == [(16, 3)]


def test_an_employee_who_is_faster_calls_sooner() -> None:
    queue = waiting(birth=[9, 5])
    assert turns([desk("1", "birth", pace=0.5)], queue, BIRTH) == [(10, 2)]


def test_between_two_calls_there_is_a_gap_and_who_does_not_come_costs_less() -> None:
    times = SURE._replace(gap=30.0 * SECOND, missing=1.0 * MINUTE, absent=(0.0, 0.5, 0.5, 1.0))
    queue = waiting(birth=[80])
    assert turns([desk("1", "birth")], queue, BIRTH, times=times) == [(1.5, 1)]
    queue = waiting(birth=[30])
    assert turns([desk("1", "birth")], queue, BIRTH, times=times) == [(0.5 + 5 + 0.5, 1)]


def test_one_play_serves_many_as_if_each_were_alone() -> None:
    desks = [desk("1", "birth", free=3), desk("2", "photo", "birth", free=1)]
    queue = waiting(birth=[9, 5], photo=[4])
    together = turns(desks, queue, BIRTH, PHOTO, BIRTH)
    alone = [turns(desks, queue, lane)[0] for lane in (BIRTH, PHOTO, BIRTH)]
    assert together == alone


def test_priority_overtakes_as_the_rule_has_it() -> None:
    """Three times the minutes: after 10 played, 10 x 3 outweigh 10 + 15, but not 10 + 25."""
    queue = waiting(birth=[25, 15])
    one = [desk("1", "birth", free=10)]
    first = BIRTH._replace(priority=True)
    assert turns(one, queue, first, BIRTH) == [(20, 1), (30, 2)]


def test_who_is_beyond_the_bound_goes_first() -> None:
    queue = {BIRTH: since(55), PHOTO._replace(priority=True): since(20)}
    one = [desk("1", "birth", "photo")]
    assert turns(one, queue, PHOTO) == [(15, 2)]
    play = Play(NOW, one, queue, SURE, ROUTING)
    last = Probe(PHOTO._replace(priority=True), NOW - 19 * MINUTE)
    assert play.run([last]) == [Turn(NOW + 15 * MINUTE, 2)]


def test_a_basket_is_served_in_one_sitting_and_handed_over() -> None:
    """10 minutes for the birth, a minute to walk; what was waited before goes along."""
    basket = Lane((part("birth"), part("photo", 0)))
    desks = [desk("1", "birth"), desk("2", "photo", free=11.5)]
    assert turns(desks, {basket: since(12)}, PHOTO) == [(16.5, 1)]
    assert turns(desks, {basket: since(8)}, PHOTO) == [(11.5, 0)]
    both = [desk("1", "birth", "photo")]
    assert turns(both, {basket: since(8)}, PHOTO) == [(15, 1)]


def test_of_earlier_waits_only_what_the_rule_says_counts_on() -> None:
    basket = Lane((part("birth"), part("photo", 0)))
    desks = [desk("1", "birth"), desk("2", "photo", free=11.5)]
    half = replace(ROUTING, carry=0.5)
    found = [
        Play(NOW, desks, {basket: since(wait)}, SURE, half).run([Probe(PHOTO, NOW)])[0]
        for wait in (20, 24)
    ]
    assert [turn.ahead for turn in found if turn] == [0, 1]


def test_an_idle_counter_takes_up_who_is_handed_over() -> None:
    basket = Lane((part("birth"), part("photo", 0), part("card", 1)))
    desks = [desk("1", "birth", "card"), desk("2", "photo")]
    wait = turns(desks, {basket: since(8)}, Lane((part("card"),), priority=True))
    assert wait == [(10, 1)]
    desks = [desk("1", "birth"), desk("2", "photo"), desk("3", "card", free=17.5)]
    assert turns(desks, {basket: since(20)}, Lane((part("card"),))) == [(37.5, 1)]


def test_what_sits_at_a_counter_is_handed_over_too() -> None:
    busy = replace(desk("1", "birth", free=4), rest=PHOTO, waited=5.0 * MINUTE)
    other = desk("2", "photo", free=5.5)
    assert turns([busy, other], {}, PHOTO) == [(10.5, 1)]


def test_nobody_is_called_in_a_break() -> None:
    lunch = Break(NOW + 5 * MINUTE, NOW + 35 * MINUTE)
    resting = replace(desk("1", "birth"), breaks=(lunch,))
    assert turns([resting], waiting(birth=[9]), BIRTH) == [(35, 1)]
    assert turns([resting], {}, BIRTH) == [(0, 0)]


def test_who_was_sent_to_one_counter_waits_for_it_alone() -> None:
    sent = BIRTH._replace(counter="2")
    desks = [desk("1", "birth"), desk("2", "birth", free=8)]
    assert turns(desks, {sent: since(1)}, sent, BIRTH) == [(18, 1), (0, 0)]
    person = BIRTH._replace(employee="employee-2")
    assert turns(desks, {person: since(30), BIRTH: since(1)}, BIRTH) == [(10, 2)]


def test_an_appointment_counts_from_a_little_before_its_time() -> None:
    booked = BIRTH._replace(appointment=True)
    one = [desk("1", "birth", free=10)]
    probe = Probe(booked, NOW + 5 * MINUTE)
    queue = waiting(birth=[11])
    (turn,) = Play(NOW, one, queue, SURE, ROUTING).run([probe])
    assert turn == Turn(NOW + 20 * MINUTE, 1)  # 10 minutes twice, against 21
    queue = waiting(birth=[9])
    (turn,) = Play(NOW, one, queue, SURE, ROUTING).run([probe])
    assert turn == Turn(NOW + 10 * MINUTE, 0)  # and against 19


def test_a_hall_beyond_all_measure_is_not_played_to_its_end() -> None:
    queue = waiting(birth=[60.0] * 200_000)
    ((wait, ahead),) = [turn for turn in turns([desk("1", "birth")], queue, BIRTH) if turn]
    assert wait == float("inf")
    assert ahead == 200_000


def test_nobody_is_played_beyond_a_business_day() -> None:
    queue = waiting(birth=[60.0])
    last = FURTHEST_MS / MINUTE - 10
    assert turns([desk("1", "birth", free=last)], queue, BIRTH) == [(last + 10, 1)]
    assert turns([desk("1", "birth", free=last + 1)], queue, BIRTH) == [(float("inf"), 1)]


def test_those_who_wait_are_told_when_and_where_each_is_called() -> None:
    queue = {BIRTH: since(9, 5), PHOTO: since(7), Lane((part("card"),)): since(3)}
    named: Waiting = {
        lane: [(at, f"{lane.parts[0].queue} {n}") for at, n in queued]
        for lane, queued in queue.items()
    }
    desks = [desk("1", "birth", free=4), desk("2", "birth", "photo", free=6)]
    visits = [visit for queued in named.values() for _at, visit in queued]
    found = Play(NOW, desks, named, SURE, ROUTING).calls(visits)
    assert found == {
        "birth 0": Called(NOW + 4 * MINUTE, 0, "1"),
        "photo 0": Called(NOW + 6 * MINUTE, 0, "2"),
        "birth 1": Called(NOW + 11 * MINUTE, 2, "2"),
    }
    (only,) = Play(NOW, desks, named, SURE, ROUTING).calls({"photo 0"}).values()
    assert only == found["photo 0"]


def test_of_a_hall_beyond_all_measure_the_first_are_told_and_the_others_come_some_time() -> None:
    queue: Waiting = {BIRTH: [(NOW - 60 * MINUTE, f"{n:06}") for n in range(200_000)]}
    play = Play(NOW, [desk("1", "birth")], queue, SURE, ROUTING)
    found = play.calls({"000005", "199999"})
    assert found["000005"] == Called(NOW + 50 * MINUTE, 5, "1")
    last = found["199999"]
    assert (last.at, last.counter) == (float("inf"), "")
    assert last.ahead == 199_999


WAITS = st.lists(st.integers(0, 40), max_size=4, unique=True)
QUEUES = st.sampled_from([("birth",), ("photo",), ("birth", "photo"), ("birth", "photo", "card")])


@given(WAITS, WAITS, st.lists(QUEUES, min_size=1, max_size=4), st.integers(0, 3))
def test_every_call_is_the_one_that_the_rule_ranks_highest(
    births: list[int], photos: list[int], skills: list[tuple[str, ...]], free: int
) -> None:
    """The play beside a plain one that ranks everybody anew for each call; no two rank equal."""
    queue: Waiting = {}
    if births:
        queue[BIRTH] = since(*sorted(births, reverse=True))
    if photos:
        patient = Lane((part("photo", target=30),))
        queue[patient] = since(*(wait + 0.37 for wait in sorted(photos, reverse=True)))
    desks = [desk(str(n), *served, free=free * n) for n, served in enumerate(skills)]
    assert turns(desks, queue, BIRTH) == [plainly(desks, queue)]


def plainly(desks: list[Desk], queues: Waiting) -> tuple[float, int] | None:
    people = [(at, lane) for lane, queue in queues.items() for at, _ in queue]
    people.append((NOW, BIRTH))
    free, calls = [one.free_at for one in desks], [0] * len(desks)
    if not any("birth" in one.queues for one in desks):
        return None
    while True:
        n = min(range(len(desks)), key=lambda n: (free[n], n))
        able = [one for one in people if one[1].parts[0].queue in desks[n].queues]
        if not able:
            free[n] = float("inf")
            continue
        best = min(able, key=lambda one: (_before(one, free[n], desks[n]), one is people[-1]))
        if best is people[-1]:
            ours = [calls[m] for m, one in enumerate(desks) if "birth" in one.queues]
            return (free[n] - NOW) / MINUTE, sum(ours)
        people = [one for one in people if one is not best]
        calls[n] += 1
        free[n] += SURE.service[best[1].parts[0].queue]


def _before(one: tuple[int, Lane], at: float, where: Desk) -> tuple[bool, float]:
    (part,) = one[1].parts
    each = factors(
        ROUTING,
        [Offer(part.agency, part.target_ms, 5.0)],
        priority=False,
        appointment=False,
        together=1,
        scarce=where.scarce,
    )
    _forward, beyond, score = each.rank(round(at - one[0]))
    return not beyond, -score


def test_who_was_put_forward_is_called_first_beyond_every_bound() -> None:
    queue = {
        BIRTH: [(NOW - 90 * MINUTE, "forgotten")],
        BIRTH._replace(forward=True): [(NOW - MINUTE, "moved")],
    }
    called = Play(NOW, [desk("1", "birth")], queue, SURE, ROUTING).calls({"forgotten", "moved"})
    assert called["moved"].at < called["forgotten"].at


@given(st.integers(0, 3 * HOUR), st.booleans(), st.booleans(), st.booleans())
def test_a_row_weighs_as_the_rule_does(
    waited: int, priority: bool, appointment: bool, scarce: bool
) -> None:
    lane = Lane((part("birth"), part("photo", target=30)), priority, appointment)
    agencies = frozenset({"civil"}) if scarce else frozenset[str]()
    queues = frozenset({"birth", "photo"})
    routing = replace(ROUTING, late=0.25)
    bound, plain, target, rate, kept, slow = weights(lane, (8.0, 8.0), queues, agencies, routing)
    each = factors(
        routing,
        [Offer(one.agency, one.target_ms, 8.0) for one in lane.parts],
        priority=priority,
        appointment=appointment,
        together=2,
        scarce=agencies,
    )
    _forward, beyond, score = each.rank(waited)
    assert beyond == (waited > bound)
    within = waited * rate if waited <= target else kept + waited * slow
    assert (waited * plain if beyond else within) == pytest.approx(score, abs=1e-6)
