"""A day taken out of a center's journal: who came, who served, and nobody's name."""

from collections import Counter as Tally
from statistics import fmean

import pytest

from center_app.center import Center
from center_app.domain.catalogue import Capacity
from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.commands import Asked
from center_app.domain.plain import Unreadable
from center_app.simulation.clock import PlayedClock
from center_app.simulation.measures import measured
from center_app.simulation.plan import Kind, read_plan
from center_app.simulation.plan import written as plan_text
from center_app.simulation.policies import POLICIES
from center_app.simulation.recorded import recorded
from center_app.simulation.recorded.arrivals import arrivals_of
from center_app.simulation.recorded.codes import codes_of, in_stages
from center_app.simulation.replay import replay
from center_app.simulation.trace import Arrival, read_trace
from center_app.simulation.trace import written as trace_text
from days import Day
from manual_clock import moment
from recorded_days import SUNDAY, new_center, of_journal, played_morning
from small_catalogue import NEWBORN


@pytest.fixture
def running(sqlite_url: str) -> tuple[Center, PlayedClock]:
    return new_center(sqlite_url)


def opened(center: Center, clock: PlayedClock, *counters: str) -> Day:
    day = Day(center)
    at(clock, "08:00")
    for counter in counters:
        day.sign_in(counter, f"employee-{counter}")
    return day


def at(clock: PlayedClock, time: str) -> None:
    clock.move_to(moment(f"{SUNDAY} {time}"))


def only_visit(center: Center) -> Arrival:
    (arrival,) = arrivals_of(of_journal(center))
    return arrival


@pytest.mark.parametrize("seed", [3, 4])
def test_a_day_played_again_from_its_own_journal_is_about_the_same(
    sqlite_url: str, seed: int
) -> None:
    day = played_morning(sqlite_url, seed=seed)
    plan, trace = recorded(day)
    again = read_plan(plan_text(plan).encode(), "CENTER.json")
    assert again == plan
    assert read_trace(trace_text(trace.arrivals).encode(), trace.name, again) == trace
    turns = replay(plan, trace, POLICIES["center"]).turns
    found = measured(plan, trace, turns)
    assert Tally(code for one in trace.arrivals for code in one.codes) == Tally(
        code for visit in day.visits for code, _ in codes_of(visit)
    )
    assert len(trace.arrivals) == len(day.visits)
    assert found.errors == found.unserved == 0
    waits = [
        (visit.sittings[0].called.at - visit.issued.at) / MINUTE
        for visit in day.visits
        if visit.sittings
    ]
    assert fmean(waits) > 20
    assert found.mean_wait == pytest.approx(fmean(waits), rel=0.15)


def test_nobody_is_named(sqlite_url: str) -> None:
    day = played_morning(sqlite_url, visits=12)
    plan, trace = recorded(day)
    text = plan_text(plan) + trace_text(trace.arrivals)
    secret = [one for visit in day.visits for one in (visit.id, visit.token, visit.number)]
    assert not [one for one in (*secret, *day.hall.employees, "elderly") if one in text]
    assert [one.visit for one in trace.arrivals] == [f"V{n:04d}" for n in range(1, 13)]
    assert {counter.speed for counter in plan.counters} == {1.0}


def test_a_visit_is_told_in_seconds_after_midnight(running: tuple[Center, PlayedClock]) -> None:
    center, clock = running
    day = opened(center, clock, "1")
    at(clock, "08:10")
    day.issue("vaccination", priority="elderly", appointment=moment(f"{SUNDAY} 08:30"))
    at(clock, "08:12")
    day.call("1")
    day.start("1")
    at(clock, "08:15")
    day.finish("1")
    assert only_visit(center) == Arrival(
        "V0001",
        29_400 * SECOND,
        (("vaccination",),),
        priority=True,
        appointment_ms=30_600 * SECOND,
        serving_ms=(180 * SECOND,),
        patience_ms=None,
        absent=False,
    )


def test_a_life_event_keeps_its_order_and_a_service_its_stages(
    running: tuple[Center, PlayedClock],
) -> None:
    center, clock = running
    day = opened(center, clock, "1")
    day.issue("birth", "family-book", "insurance", "vaccination", bundle=NEWBORN.code)
    assert only_visit(center).asked == "birth;vaccination>family-book>insurance.1>insurance.2"


def test_what_was_never_served_takes_the_usual_time(running: tuple[Center, PlayedClock]) -> None:
    center, clock = running
    opened(center, clock, "1").issue("family-book")
    assert only_visit(center).serving_ms == (5 * MINUTE,)


def test_the_same_service_in_two_capacities_is_one_code(
    running: tuple[Center, PlayedClock],
) -> None:
    center, clock = running
    day = opened(center, clock, "1")
    day.issue(Asked("passport"), Asked("passport", capacity=Capacity.GUARDIAN))
    assert only_visit(center).asked == "passport.1>passport.2"
    assert only_visit(center).serving_ms == (4 * MINUTE, 16 * MINUTE)


def test_who_is_missed_was_absent(running: tuple[Center, PlayedClock]) -> None:
    center, clock = running
    day = opened(center, clock, "1")
    day.issue("birth")
    day.call("1")
    day.miss("1")
    assert only_visit(center).absent
    assert only_visit(center).patience_ms is None


def test_who_gives_the_ticket_back_had_patience_for_so_long(
    running: tuple[Center, PlayedClock],
) -> None:
    center, clock = running
    day = opened(center, clock, "1")
    number = day.issue("birth")
    at(clock, "08:25")
    day.cancel(number)
    assert only_visit(center).patience_ms == 25 * MINUTE
    assert not only_visit(center).absent


def test_who_is_missed_after_a_first_service_had_patience_for_the_first_wait(
    running: tuple[Center, PlayedClock],
) -> None:
    center, clock = running
    day = opened(center, clock, "1", "2")
    day.issue("birth", "vaccination")
    at(clock, "08:05")
    day.call("1")
    day.start("1")
    day.finish("1")
    day.transfer("1", to_counter="2")
    at(clock, "08:45")
    day.call("2")
    day.miss("2")
    found = only_visit(center)
    assert (found.absent, found.patience_ms) == (False, 5 * MINUTE)


def test_counters_are_open_as_they_were(running: tuple[Center, PlayedClock]) -> None:
    center, clock = running
    day = opened(center, clock, "1", "2")
    day.issue("birth")
    at(clock, "10:00")
    day.pause("1")
    at(clock, "10:20")
    day.open("1")
    at(clock, "11:00")
    day.pause("1", reason="technical")
    at(clock, "11:05")
    day.open("1")
    at(clock, "12:00")
    day.sign_out("2")
    day.sign_in("2", "employee-3")
    at(clock, "13:00")
    day.close("1")
    at(clock, "14:00")
    day.end()
    plan, _ = recorded(of_journal(center))
    found = [(one.id, one.open_s / 60, one.close_s / 60, one.breaks) for one in plan.counters]
    assert found == [
        ("1", 480, 780, ((36_000, 37_200),)),
        ("2", 480, 720, ()),
        ("2-2", 720, 840, ()),
    ]
    assert {one.kind for one in plan.counters} == {Kind.UNIVERSAL}


def test_a_day_that_goes_on_is_told_as_far_as_it_is(running: tuple[Center, PlayedClock]) -> None:
    center, clock = running
    day = opened(center, clock, "1", "2")
    day.issue("birth")
    at(clock, "09:30")
    day.serve("2")
    plan, trace = recorded(of_journal(center))
    assert [one.close_s for one in plan.counters] == [34_200, 34_200]
    assert len(trace.arrivals) == 1


def test_only_the_day_that_was_asked_for_is_told(running: tuple[Center, PlayedClock]) -> None:
    center, clock = running
    opened(center, clock, "1").issue("birth")
    clock.move_to(moment("2026-11-23 09:00"))
    Day(center).issue("vaccination")
    assert only_visit(center).asked == "birth"
    with pytest.raises(Unreadable, match="no counter was open"):
        recorded(of_journal(center, SUNDAY.replace(day=23)))


def test_services_are_foreseen_in_their_stages() -> None:
    codes = {"birth", "passport.1", "passport.2", "insurance.1", "insurance.2"}
    asked = ("passport", "birth", "insurance", "gone")
    assert in_stages(codes, asked) == (
        ("passport.1", "birth", "insurance.1"),
        ("passport.2", "insurance.2"),
    )
