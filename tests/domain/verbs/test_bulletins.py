"""Ready sentences of the management to the counters and to the hall."""

import pytest

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.bulletin import MOST_SHOWN, SAYINGS, Place, Saying
from center_app.domain.clock import local
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.views.board import Board
from center_app.domain.views.bulletins import Bulletins
from center_app.domain.views.desk import Desk
from days import Day, refusal
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

BOSS = "boss"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:30"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    center = running_hall(counters=3, clock=clock)
    boss = {"who": BOSS, "home": "civil", "roles": (Role.MANAGER,), "skills": ()}
    center.do(c.EnrolEmployee(id="boss", station="roof", **boss))  # type: ignore[arg-type]
    return center


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def post(day: Day, name: str, place: Place, saying: Saying, **more: object) -> Done:
    more.setdefault("employee", BOSS)
    return day.do(c.PostBulletin, "m", bulletin=name, place=place, saying=saying, **more)


def at(center: MemoryCenter, counter: str) -> list[Saying]:
    return [one.saying for one in center.see(Desk(counter)).bulletins]


def on_the_board(center: MemoryCenter) -> list[Saying]:
    return [one.saying for one in center.see(Board()).bulletins]


def test_a_counter_shows_it_until_whoever_sits_there_has_read_it(
    center: MemoryCenter, day: Day
) -> None:
    post(day, "b", Place.COUNTERS, Saying.SHORT_BREAKS)
    assert (at(center, "1"), on_the_board(center)) == ([Saying.SHORT_BREAKS], [])
    day.do(c.SeeBulletin, "counter-1", employee="employee-1", bulletin="b", counter="1")
    assert (at(center, "1"), at(center, "2")) == ([], [Saying.SHORT_BREAKS])
    (posted,) = center.see(Bulletins()).posted
    assert (posted.seen, posted.meant) == (1, 3)
    day.sign_out("1")
    again = {"employee": "employee-2", "bulletin": "b", "counter": "1"}
    assert refusal(day.do, c.SeeBulletin, "counter-1", **again) is Reason.NOBODY_SIGNED_IN
    assert refusal(day.do, c.SeeBulletin, "x", **{**again, "counter": "3"}) is Reason.NOT_ALLOWED


def test_it_takes_from_nobody_what_can_be_undone(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.call("1")
    post(day, "b", Place.COUNTERS, Saying.SHORT_BREAKS)
    day.do(c.SeeBulletin, "counter-1", employee="employee-1", bulletin="b", counter="1")
    day.do(c.TakeDownBulletin, "m", employee=BOSS, bulletin="b")
    day.undo("1")
    assert center.hall.waiting == 1


def test_it_may_be_for_some_counters_alone(center: MemoryCenter, day: Day) -> None:
    post(day, "b", Place.COUNTERS, Saying.CALL_SUPERVISOR, counters=("2",))
    assert (at(center, "1"), at(center, "2")) == ([], [Saying.CALL_SUPERVISOR])


def test_the_display_shows_it_until_its_time_and_names_the_closing(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    post(day, "b", Place.DISPLAYS, Saying.CLOSES, minutes=30)
    (one,) = center.see(Board()).bulletins
    assert one.time is not None
    assert f"{local(one.time):%H:%M}" == "15:00"
    clock.go_on(minutes=29)
    assert on_the_board(center) == [Saying.CLOSES]
    clock.go_on(minutes=1)
    assert on_the_board(center) == []
    assert center.see(Bulletins()).posted == ()


def test_what_is_said_aloud_is_for_the_hall_alone(center: MemoryCenter, day: Day) -> None:
    post(day, "a", Place.DISPLAYS, Saying.PAPERS, spoken=True)
    post(day, "b", Place.DISPLAYS, Saying.SEATS)
    assert [one.spoken for one in center.see(Board()).bulletins] == [True, False]
    said = {"place": Place.COUNTERS, "saying": Saying.MEETING, "spoken": True}
    assert refusal(post, day, "c", **said) is Reason.BAD_INPUT


def test_it_is_taken_down_and_ends_with_the_day(center: MemoryCenter, day: Day) -> None:
    post(day, "a", Place.DISPLAYS, Saying.PAPERS)
    post(day, "b", Place.DISPLAYS, Saying.NO_AGENCY, agency="civil")
    assert [one.agency is None for one in center.see(Board()).bulletins] == [True, False]
    day.do(c.TakeDownBulletin, "m", employee=BOSS, bulletin="a")
    assert on_the_board(center) == [Saying.NO_AGENCY]
    day.do(c.CloseDay, "m", employee=BOSS)
    assert center.hall.bulletins == {}
    assert refusal(post, day, "c", Place.DISPLAYS, Saying.PAPERS) is Reason.DAY_IS_CLOSED


@pytest.mark.parametrize(
    ("place", "saying", "more"),
    [
        (Place.DISPLAYS, Saying.SHORT_BREAKS, {}),
        (Place.COUNTERS, Saying.PAPERS, {}),
        (Place.DISPLAYS, Saying.NO_AGENCY, {}),
        (Place.DISPLAYS, Saying.NO_AGENCY, {"agency": "nobody"}),
        (Place.DISPLAYS, Saying.PAPERS, {"agency": "civil"}),
        (Place.DISPLAYS, Saying.PAPERS, {"counters": ("1",)}),
        (Place.DISPLAYS, Saying.PAPERS, {"minutes": 0}),
        (Place.DISPLAYS, Saying.GOES_ON, {}),
    ],
)
def test_what_makes_no_sense_is_refused(
    day: Day, place: Place, saying: Saying, more: dict[str, object]
) -> None:
    assert refusal(post, day, "b", place, saying, **more) is Reason.BAD_INPUT


def test_no_more_are_shown_than_are_read(clock: ManualClock, day: Day) -> None:
    for n, saying in enumerate(SAYINGS[Place.COUNTERS][:MOST_SHOWN]):
        post(day, str(n), Place.COUNTERS, saying, minutes=15)
    assert refusal(post, day, "x", Place.COUNTERS, Saying.MEETING) is Reason.TOO_MANY
    clock.go_on(minutes=20)
    post(day, "x", Place.COUNTERS, Saying.MEETING)


def test_every_sentence_belongs_to_one_place() -> None:
    sayings = [saying for place in Place for saying in SAYINGS[place]]
    assert sorted(sayings) == sorted(Saying)
