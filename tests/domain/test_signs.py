"""What in a hall is a sign of alarm, each kind by what makes it."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from center_app.center.lookout import Lookout, note
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.alarm import AlarmAnswer, AlarmKind, Level, Sign
from center_app.domain.alarm_limits import AlarmLimits
from center_app.domain.bursts import MOST_A_MINUTE
from center_app.domain.people import Role
from center_app.domain.printer import PrinterState
from center_app.domain.refusal import Reason
from center_app.domain.signs import people_present, signs
from center_app.domain.views.alarms import Alarms, AlarmView
from days import Day, refusal
from founding import SETTINGS, Post, full, ids
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

LIMITS = AlarmLimits(capacity=10, people=2.0)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    posts = [Post("1", "all", full("birth", "photo")), Post("2", "nurse", full("vaccination"))]
    return running_hall(clock=clock, posts=posts, settings=replace(SETTINGS, alarms=LIMITS))


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


class Watch:
    """Looks around as the center does, as often as it is told to."""

    def __init__(self, center: MemoryCenter, clock: ManualClock) -> None:
        self._center, self._clock = center, clock
        self.lookout = Lookout()
        self._new_id = ids(77)

    def go_on(self, minutes: float) -> None:
        for _ in range(round(minutes * 6)):
            self._clock.go_on(minutes=1 / 6)
            self.look()

    def look(self) -> None:
        now = self._clock.now()
        found = self.lookout.look(self._center.hall, self.lookout.heard(), now)
        if found is not None:
            self._center.do(note(found, self._new_id, "center"))


@pytest.fixture
def watch(center: MemoryCenter, clock: ManualClock) -> Watch:
    return Watch(center, clock)


def seen(center: MemoryCenter, clock: ManualClock) -> dict[Sign, Level]:
    return signs(center.hall, clock.now())


def raised(center: MemoryCenter) -> list[tuple[AlarmKind, str]]:
    return [(one.sign, one.about) for one in center.events if isinstance(one, e.AlarmRaised)]


def shown(center: MemoryCenter) -> AlarmView:
    (alarm,) = center.see(Alarms())
    return alarm


def test_a_wait_far_over_its_target_is_an_alarm_of_its_agency(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    late = Sign(AlarmKind.LONG_WAIT, "civil")
    clock.go_on(minutes=15)
    assert late not in seen(center, clock)
    clock.go_on(minutes=1)
    assert not seen(center, clock)[late].beyond
    clock.go_on(minutes=7)
    assert seen(center, clock)[late] == Level(23 * 60_000, beyond=True)


def test_a_full_hall_has_room_again_only_well_below_its_limit(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    numbers = [day.issue("birth") for _ in range(5)]
    assert people_present(center.hall) == 10
    assert seen(center, clock)[Sign(AlarmKind.FULL_HALL)] == Level(10, beyond=True)
    for number in numbers[:2]:
        day.cancel(number)
    assert Sign(AlarmKind.FULL_HALL) not in seen(center, clock)


def test_nobody_serves_what_is_waited_for(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    day.issue("vaccination")
    assert not seen(center, clock)
    day.pause("2")
    assert seen(center, clock) == {Sign(AlarmKind.UNSERVED, "vaccination"): Level(1)}
    day.pause("1")
    day.issue("birth")
    assert seen(center, clock) == {Sign(AlarmKind.UNSERVED): Level(2)}, "one, where none is open"


def test_paper_that_is_low_and_a_printer_that_prints_nothing_are_two_alarms(
    center: MemoryCenter, clock: ManualClock, watch: Watch
) -> None:
    for n, state in enumerate((PrinterState.PAPER_LOW, PrinterState.PAPER_OUT)):
        center.do(c.ReportPrinter(id=f"p{n}", station="kiosk-1", state=state))
        watch.go_on(2)
    assert raised(center) == [(AlarmKind.PAPER_LOW, "kiosk-1"), (AlarmKind.PRINTER, "kiosk-1")]
    assert shown(center).kind is AlarmKind.PRINTER, "the paper is not low any more: there is none"


def test_a_sitting_that_was_forgotten_is_an_alarm_of_its_counter(
    center: MemoryCenter, day: Day, watch: Watch
) -> None:
    day.issue("birth")
    day.call("1")
    day.start("1")
    watch.go_on(44)
    assert not raised(center)
    watch.go_on(20)
    assert raised(center) == [(AlarmKind.OPEN_SITTING, "1")]
    day.finish("1")
    watch.go_on(1)
    assert center.see(Alarms()) == ()


def test_help_and_a_burst_of_numbers_are_told_at_the_next_look(
    center: MemoryCenter, day: Day, watch: Watch
) -> None:
    day.do(c.CallForHelp, "counter-1", counter="1", employee="all")
    for _ in range(MOST_A_MINUTE + 1):
        day.issue("birth")
    watch.look()
    assert set(raised(center)) >= {(AlarmKind.HELP, "1"), (AlarmKind.BURST, "kiosk-1")}


def test_what_only_the_server_hears_is_raised_by_whoever_hears_it(
    center: MemoryCenter, clock: ManualClock, watch: Watch
) -> None:
    silent, late = Sign(AlarmKind.SILENT_STATION, "kiosk-1"), Sign(AlarmKind.LATE_LINK)
    heard: dict[Sign, Level] = {silent: Level(0), late: Level(40)}

    def of(kind: AlarmKind) -> dict[Sign, Level]:
        return {sign: level for sign, level in heard.items() if sign.kind is kind}

    for kind in (AlarmKind.SILENT_STATION, AlarmKind.LATE_LINK):
        watch.lookout.listen(kind, partial(of, kind))
    watch.go_on(31)
    assert raised(center) == [tuple(silent), tuple(late)]
    deaf = Watch(center, clock)
    heard.clear()
    deaf.go_on(10)
    assert len(center.see(Alarms())) == 2, "another process hears neither"
    watch.go_on(3)
    assert center.see(Alarms()) == ()


def test_an_alarm_is_raised_once_taken_up_by_its_owner_and_over_by_itself(
    center: MemoryCenter, day: Day, watch: Watch
) -> None:
    day.appoint("chief", Role.SUPERVISOR)
    day.issue("vaccination")
    day.pause("2")
    watch.go_on(5)
    assert raised(center) == [(AlarmKind.UNSERVED, "vaccination")]
    alarm = shown(center)
    assert alarm.name is not None
    assert (alarm.owner, alarm.value) == (None, 1)
    take: dict[str, Any] = {"alarm": alarm.id, "answer": AlarmAnswer.OPENING}
    by_agent = c.TakeUpAlarm(id="t", station="manager", employee="all", **take)
    assert refusal(center.do, by_agent) is Reason.NOT_ALLOWED
    day.do(c.TakeUpAlarm, "manager", employee="chief", **take)
    assert (shown(center).owner, shown(center).answer) == ("chief", AlarmAnswer.OPENING)
    assert not day.do(c.TakeUpAlarm, "manager", employee="chief", **take).events
    day.open("2")
    watch.go_on(2)
    assert center.see(Alarms()) == ()
    ended = next(one for one in center.events if isinstance(one, e.AlarmEnded))
    assert ended.lasted_ms >= 2 * 60_000


def test_what_is_put_away_is_not_told_again_before_its_sign_has_gone(
    center: MemoryCenter, day: Day, watch: Watch
) -> None:
    day.appoint("chief", Role.MANAGER)
    day.issue("vaccination")
    day.pause("2")
    watch.go_on(4)
    day.do(c.PutAwayAlarm, "manager", employee="chief", alarm=shown(center).id)
    watch.go_on(30)
    unserved = [one for one in raised(center) if one[0] is AlarmKind.UNSERVED]
    assert len(unserved) == 1
    assert AlarmKind.UNSERVED not in {one.kind for one in center.see(Alarms())}
    day.open("2")
    watch.go_on(2)
    day.pause("2")
    watch.go_on(5)
    assert AlarmKind.UNSERVED in {one.kind for one in center.see(Alarms())}


def test_in_an_evacuation_nothing_is_raised_and_nothing_over(
    center: MemoryCenter, day: Day, watch: Watch
) -> None:
    day.issue("vaccination")
    day.pause("2")
    watch.go_on(4)
    center.do(c.PauseHall(id="stop", station="manager"))
    watch.go_on(30)
    assert len(raised(center)) == 1
    assert shown(center).kind is AlarmKind.UNSERVED


def test_two_processes_say_it_once(
    center: MemoryCenter, clock: ManualClock, day: Day, watch: Watch
) -> None:
    other = Watch(center, clock)
    now = clock.now()
    day.do(c.CallForHelp, "counter-1", counter="1", employee="all")
    found = [one.lookout.look(center.hall, {}, now) for one in (watch, other)]
    for n, one in enumerate(found):
        assert one is not None
        center.do(note(one, ids(80 + n), "center"))
    assert raised(center) == [(AlarmKind.HELP, "1")]
