"""What a day teaches: how long things take, who comes, and how right the promises were."""

import json
from copy import deepcopy
from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain.calendar import Calendar
from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.estimate.experience import Experience
from center_app.domain.estimate.seen import assumed_ms, usual_ms
from center_app.domain.plain import plain, read
from center_app.domain.views.kiosk import BasketWait
from center_app.domain.visit import Promise
from days import Day
from founding import SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

POSTS = (Post("1", "quick"), Post("2", "slow"), Post("3", "nurse", full("vaccination")))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    settings = replace(SETTINGS, calendar=Calendar(around_the_clock=True))
    return running_hall(posts=POSTS, clock=clock, settings=settings)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


@pytest.fixture
def experience(center: MemoryCenter) -> Experience:
    return center.hall.experience


def serve(day: Day, clock: ManualClock, counter: str, minutes: float) -> None:
    day.issue("birth")
    day.call(counter)
    day.start(counter)
    clock.go_on(minutes=minutes)
    day.finish(counter)


def wait(center: MemoryCenter, clock: ManualClock, minutes: float, promise: Promise) -> None:
    """Somebody is told this and called after so many minutes."""
    day = Day(center)
    day.issue("vaccination", promise=promise)
    clock.go_on(minutes=minutes)
    day.serve("3")


def about(minutes: float) -> Promise:
    ms = round(minutes * MINUTE)
    return Promise(1, ms - MINUTE, ms + MINUTE, ms, (ms,) * 5)


def test_the_catalogue_is_believed_until_the_counters_know_better(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    assert usual_ms(center.hall, "birth") == assumed_ms(center.hall, "birth") == 6 * MINUTE
    for _ in range(10):
        serve(day, clock, "1", 9)
    assert 7 * MINUTE < usual_ms(center.hall, "birth") < 8.5 * MINUTE
    for _ in range(200):
        serve(day, clock, "1", 9)
    pace = center.hall.experience.pace_of("quick")
    assert usual_ms(center.hall, "birth") * pace == pytest.approx(9 * MINUTE, rel=0.02)


def test_who_is_faster_than_others_is_known(
    center: MemoryCenter, day: Day, clock: ManualClock, experience: Experience
) -> None:
    for _ in range(150):
        serve(day, clock, "1", 4)
        serve(day, clock, "2", 8)
    assert experience.pace_of("nurse") == 1
    assert experience.pace_of("slow") > 1.5 * experience.pace_of("quick")
    for _ in range(400):
        serve(day, clock, "2", 0.5)
    assert 0.5 <= experience.pace_of("slow") < experience.pace_of("quick")


def test_a_sitting_that_nobody_ended_is_no_measure(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    serve(day, clock, "1", 6 * 60)
    assert usual_ms(center.hall, "birth") < 8 * MINUTE
    for _ in range(60):
        serve(day, clock, "1", 0)
    assert usual_ms(center.hall, "birth") >= 5 * SECOND
    for _ in range(300):
        serve(day, clock, "1", 6)
    pace = center.hall.experience.pace_of("quick")
    assert usual_ms(center.hall, "birth") * pace == pytest.approx(6 * MINUTE, rel=0.2)


def test_a_further_service_of_a_sitting_is_known_to_take_less(
    day: Day, clock: ManualClock, experience: Experience
) -> None:
    for _ in range(60):
        day.issue("birth", "vaccination")
        day.call("1")
        day.start("1")
        clock.go_on(minutes=6)
        day.finish("1")
        clock.go_on(minutes=1.5)  # of 3
        day.finish("1")
    assert "vaccination" not in experience.usual
    assert experience.following.mean == pytest.approx(0.55, abs=0.06)


def test_between_two_sittings_counts_while_somebody_waits(
    day: Day, clock: ManualClock, experience: Experience
) -> None:
    for _ in range(41):
        day.issue("birth")
    day.serve("1")
    for _ in range(40):
        clock.go_on(seconds=25)
        day.serve("1")
    busy = experience.between.mean
    assert 20 * SECOND < busy < 25 * SECOND
    clock.go_on(minutes=30)
    day.issue("birth")
    day.serve("1")
    assert experience.between.mean == busy, "it was idle, for nobody waited"


def test_who_does_not_come_and_what_it_costs(
    day: Day, clock: ManualClock, experience: Experience
) -> None:
    before = list(experience.absent)
    for _ in range(40):
        day.issue("birth")
        clock.go_on(minutes=25)
        day.call("1")
        clock.go_on(seconds=30)
        day.miss("1")
    assert experience.absent[1].mean > 0.5
    assert [experience.absent[n] for n in (0, 2, 3)] == [before[n] for n in (0, 2, 3)]
    assert 30 * SECOND < experience.missing.mean < 45 * SECOND
    for _ in range(40):
        day.issue("birth")
        day.call("1")
        clock.go_on(seconds=50)
        day.start("1")
        day.finish("1")
    assert experience.absent[0].mean < before[0].mean
    assert 40 * SECOND < experience.walk.mean < 50 * SECOND


def test_how_long_a_break_lasts_is_known_by_its_reason(
    center: MemoryCenter, day: Day, clock: ManualClock, experience: Experience
) -> None:
    for _ in range(30):
        for reason, minutes in (("prayer", 10), ("lunch", 30)):
            center.do(
                c.PauseCounter(id=f"p{clock.now().mono}", station="s", counter="3", reason=reason)
            )
            clock.go_on(minutes=minutes)
            day.open("3")
    assert experience.pauses["prayer"].mean == pytest.approx(10 * MINUTE, rel=0.3)
    assert experience.pauses["lunch"].mean == pytest.approx(30 * MINUTE, rel=0.15)


def test_promises_that_were_too_short_are_made_longer(
    center: MemoryCenter, clock: ManualClock, experience: Experience
) -> None:
    for n in range(60):
        wait(center, clock, 12 + n % 3, about(8))
    assert experience.calibration.levels["ordinary"] < 0.2
    center.do(c.CloseDay(id="x", station="s"))
    assert len(experience.calibration.errors["ordinary/1"]) == 60
    assert experience.blend.weights[0] > 0


def test_a_wait_within_its_range_narrows_the_next(
    center: MemoryCenter, clock: ManualClock, experience: Experience
) -> None:
    wait(center, clock, 8, about(8))
    assert experience.calibration.levels["ordinary"] == pytest.approx(0.201)
    wait(center, clock, 10, about(8))
    assert experience.calibration.levels["ordinary"] == pytest.approx(0.197)


def test_who_did_not_come_still_tells_how_long_the_wait_was(
    center: MemoryCenter, day: Day, clock: ManualClock, experience: Experience
) -> None:
    day.issue("vaccination", promise=about(8))
    clock.go_on(minutes=9)
    day.call("3")
    day.miss("3")
    assert len(experience.calibration.errors["ordinary/1"]) == 1


def test_only_the_first_call_is_the_wait_that_was_promised(
    day: Day, clock: ManualClock, experience: Experience
) -> None:
    day.issue("birth", promise=about(8))
    clock.go_on(minutes=8)
    day.call("1")
    day.start("1")
    day.transfer("1", to_counter="2")
    clock.go_on(minutes=30)
    day.serve("2")
    assert sum(map(len, experience.calibration.errors.values())) == 1


def test_who_was_away_for_a_while_was_promised_another_wait(
    day: Day, clock: ManualClock, experience: Experience
) -> None:
    number = day.issue("vaccination", promise=about(8))
    day.put_off(number, 10)
    clock.go_on(minutes=18)
    day.serve("3")
    assert experience.calibration.errors == {}


def test_who_was_to_be_called_at_once_teaches_nothing(
    center: MemoryCenter, clock: ManualClock, experience: Experience
) -> None:
    wait(center, clock, 1, Promise(0, 0, 0))
    wait(center, clock, 1, Promise(0, 0, 0, 0, (0,) * 5))
    assert experience.calibration.errors == {}


def test_only_the_calls_of_the_last_half_hour_are_remembered(
    day: Day, clock: ManualClock, experience: Experience
) -> None:
    for _ in range(160):
        day.issue("birth")
        day.serve("1")
    assert len(experience.recent) == 150
    clock.go_on(minutes=31)
    day.issue("birth", priority="elderly")
    clock.go_on(minutes=2)
    day.serve("1")
    (call,) = experience.recent
    assert (call.counter, call.queue, call.of, call.wait_ms) == (
        "1",
        "birth",
        "priority",
        2 * MINUTE,
    )


def test_what_was_learned_outlives_the_night_and_fits_into_a_checkpoint(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    for n in range(120):
        issue = BasketWait(("birth",))
        day.issue("birth", promise=center.see(issue))
        if n % 3 == 2:
            for _ in range(3):
                clock.go_on(minutes=1)
                day.serve("1")
    clock.go_on(minutes=1)
    day.issue("birth")
    learned = deepcopy(center.hall.experience)
    assert learned.calibration.errors
    clock.go_on(hours=24)
    center.do(c.OpenDay(id="y", station="s"))
    assert center.hall.experience == learned
    body = json.dumps(plain(learned), separators=(",", ":"))
    assert read(Experience, json.loads(body)) == learned


def test_years_of_learning_stay_small() -> None:
    """64 kB: 400 services, 100 employees, and every window full."""
    full_up = Experience()
    for n in range(400):
        full_up.usual[f"service-code-{n}"] = full_up.walk._replace(mean=612345.6789, number=300)
    for n in range(100):
        who = f"01963f0a-7c1d-7a52-8d3b-{n:012d}"
        full_up.pace[who] = full_up.walk._replace(mean=1.0876, number=200)
    full_up.blend.squares = [-12345.678901234567] * len(full_up.blend.squares)
    for of in ("ordinary", "priority", "appointment", "basket"):
        for size in range(5):
            full_up.calibration.errors[f"{of}/{size}"] = [-432] * 400
    assert len(json.dumps(plain(full_up), separators=(",", ":"))) < 64_000


def test_what_another_employee_has_begun_teaches_neither_a_pace_nor_a_usual_time(
    day: Day, clock: ManualClock, experience: Experience
) -> None:
    for _ in range(3):
        number = day.issue("birth")
        day.call("1")
        day.start("1")
        clock.go_on(minutes=30)
        day.hold("1")
        day.resume("2", number)
        clock.go_on(minutes=1)
        day.finish("2")
        clock.go_on(minutes=1)
        day.pause("3")
        day.open("3")
    assert (experience.pace, experience.usual) == ({}, {})
    begun_and_finished_by_one(day, clock)
    assert list(experience.pace) == ["quick"]


def begun_and_finished_by_one(day: Day, clock: ManualClock) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=3)
    day.hold("1")
    day.resume("1", number)
    clock.go_on(minutes=3)
    day.finish("1")
    clock.go_on(minutes=1)
    day.pause("3")
