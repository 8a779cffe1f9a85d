"""The whole hall stands still, as in an evacuation, and goes on."""

from copy import deepcopy
from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.appointment import Appointment, Coming, appointment_id
from center_app.domain.calendar import Calendar
from center_app.domain.clock import MINUTE
from center_app.domain.refusal import Reason
from center_app.domain.step import Line
from center_app.domain.verbs import CALLS, VERBS
from center_app.domain.verbs.pausing import STANDS_STILL
from center_app.domain.views.appointment import MyAppointment
from center_app.domain.views.board import Board
from center_app.domain.views.desk import Desk
from center_app.domain.views.door import Door
from center_app.domain.views.facing import Facing
from center_app.domain.views.kiosk import Welcome
from center_app.domain.views.manager import Overview
from center_app.domain.views.my_ticket import MyTicket
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import SETTINGS
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def test_nothing_begins_while_the_hall_is_paused_and_everybody_keeps_the_place(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    first, second, third = (day.issue("birth") for _ in range(3))
    assert day.call("1") == first
    day.do(c.PauseHall, "manager")
    assert refusal(day.issue, "birth") is Reason.HALL_PAUSED
    for verb, counter in ((day.call, "2"), (day.start, "1"), (day.miss, "1"), (day.recall, "1")):
        assert refusal(verb, counter) is Reason.HALL_PAUSED
    clock.go_on(minutes=40)
    resumed = day.do(c.ResumeHall, "manager").the(e.HallResumed)
    assert resumed.paused_ms == 40 * MINUTE
    day.start("1")
    assert [day.call("2"), day.call("3")] == [second, third]
    day.start("2")
    visit = center.hall.visits[day.visit(second)]
    assert visit.sittings[-1].wait_ms == 40 * MINUTE, "who stood outside has waited"


def test_what_is_under_way_can_be_ended_and_given_back(center: MemoryCenter, day: Day) -> None:
    served, held, waiting = (day.issue("birth") for _ in range(3))
    for counter in ("1", "2"):
        day.call(counter)
        day.start(counter)
    day.do(c.PauseHall, "manager")
    day.finish("1")
    day.hold("2")
    day.cancel(waiting)
    stands = [center.hall.visits[day.visit(one)].stand for one in (served, held, waiting)]
    assert stands == [Stand.SERVED, Stand.HELD, Stand.CANCELLED]
    assert refusal(day.resume, "2", held) is Reason.HALL_PAUSED


def test_every_screen_is_told(center: MemoryCenter, day: Day, clock: ManualClock) -> None:
    number = day.issue("birth")
    day.do(c.PauseHall, "manager")
    door, board = center.see(Welcome()), center.see(Board())
    assert (door.open, door.paused, door.opens_at) == (False, True, None)
    assert board.paused
    assert center.see(Desk("1")).paused
    assert center.see(Facing("1")).paused
    assert center.see(Door()).paused
    assert center.see(Overview()).paused_since == clock.now().at
    day.do(c.ResumeHall, "manager")
    assert center.see(Welcome()).open
    assert not center.see(Board()).paused
    assert not center.see(Desk("1")).paused
    assert center.see(Overview()).paused_since is None
    assert day.call("1") == number


def test_the_time_to_come_back_stands_still(day: Day, clock: ManualClock) -> None:
    number = day.issue("birth")
    day.call("1")
    day.miss("1")
    clock.go_on(minutes=10)
    day.do(c.PauseHall, "manager")
    clock.go_on(minutes=30)
    assert day.center.see(MyTicket(number)).return_ms == 5 * MINUTE
    day.do(c.ResumeHall, "manager")
    clock.go_on(minutes=5)
    assert day.center.see(MyTicket(number)).return_ms == 0
    clock.go_on(seconds=1)
    assert day.center.see(MyTicket(number)).return_ms is None
    assert refusal(day.come_back, number) is Reason.GRACE_OVER


def test_the_time_to_come_to_the_counter_stands_still(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    day.issue("birth")
    day.call("1")
    called = clock.now().at
    clock.go_on(minutes=1)
    day.do(c.PauseHall, "manager")
    clock.go_on(minutes=7)
    day.do(c.ResumeHall, "manager")
    clock.go_on(minutes=1)
    day.do(c.PauseHall, "manager")
    clock.go_on(minutes=3)
    visit = center.see(Desk("1")).visit
    assert visit is not None
    assert visit.arrive_by == called + (2 + 7 + 3) * MINUTE


def test_nobody_is_late_for_an_appointment_by_an_evacuation(
    center: MemoryCenter, clock: ManualClock
) -> None:
    day, code = Day(center), appointment_id("K7Q2")
    booked = Appointment(code, clock.now().at + 10 * MINUTE, (Line("birth"),))
    today = center.hall.day
    assert today is not None
    day.do(c.TakeAppointments, "registry", day=today, appointments=(booked,))
    day.do(c.PauseHall, "manager")
    clock.go_on(minutes=40)
    day.do(c.ResumeHall, "manager")
    clock.go_on(minutes=14)
    assert center.see(MyAppointment(code)).coming is Coming.IN_TIME
    clock.go_on(minutes=2)
    assert center.see(MyAppointment(code)).coming is Coming.LATE


def test_said_twice_it_changes_nothing(day: Day) -> None:
    assert day.do(c.ResumeHall, "manager").events == ()
    assert day.do(c.PauseHall, "manager").find(e.HallPaused)
    assert day.do(c.PauseHall, "manager").events == ()


def test_a_closed_day_is_not_paused_and_a_new_one_goes_on(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    day.do(c.PauseHall, "manager")
    day.end()
    assert center.hall.paused is None
    assert refusal(day.do, c.PauseHall, "manager") is Reason.CENTER_CLOSED
    day.reopen()
    day.do(c.PauseHall, "manager")
    clock.until("2026-11-23 09:00")
    day.do(c.OpenDay, "center")
    assert day.issue("birth")


def test_around_the_clock_the_turn_of_the_day_ends_no_evacuation(clock: ManualClock) -> None:
    always = replace(SETTINGS, calendar=Calendar(around_the_clock=True))
    center = running_hall(clock=clock, settings=always)
    day = Day(center)
    day.do(c.PauseHall, "manager")
    clock.until("2026-11-23 09:00")
    day.do(c.OpenDay, "center")
    assert refusal(day.issue, "birth") is Reason.HALL_PAUSED


def test_a_pause_teaches_nothing(center: MemoryCenter, day: Day, clock: ManualClock) -> None:
    def serve(paused_min: int) -> None:
        day.issue("birth")
        if paused_min:
            day.do(c.PauseHall, "manager")
            clock.go_on(minutes=paused_min)
            day.do(c.ResumeHall, "manager")
        clock.go_on(minutes=3)
        day.call("1")
        clock.go_on(minutes=1)
        day.start("1")
        clock.go_on(minutes=5)
        day.finish("1")
        day.close("1")  # what stands is learned
        day.open("1")

    before = deepcopy(center.hall.experience.usual)
    serve(paused_min=30)
    assert center.hall.experience.usual == before
    serve(paused_min=0)
    assert center.hall.experience.usual != before


@pytest.mark.parametrize("shape", sorted(STANDS_STILL, key=repr))
def test_every_verb_that_waits_is_known(shape: type[c.Command]) -> None:
    assert shape in {**VERBS, **CALLS}
