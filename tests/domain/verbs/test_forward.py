"""Somebody in charge puts a visit forward, and the record says so."""

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.forward import Forward
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.views.who_waits import WhoWaits
from center_app.language import find
from center_app.language.reason_of_call import FORWARD, reason_of_call
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment

BOSS = "boss"
POSTS = (Post("1", "all"), Post("2", "registrar", full("birth")))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:30"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    center = running_hall(posts=POSTS, clock=clock)
    boss = {"who": BOSS, "home": "civil", "roles": (Role.SUPERVISOR,), "skills": ()}
    center.do(c.EnrolEmployee(id="boss", station="roof", **boss))  # type: ignore[arg-type]
    return center


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def forward(day: Day, number: str, reason: Forward = Forward.UNWELL, by: str = BOSS) -> e.Event:
    visit = day.visit(number)
    done = day.do(c.PutForward, "manager", employee=by, visit=visit, reason=reason)
    return done.the(e.VisitPutForward)


def test_who_is_put_forward_goes_before_everybody_even_beyond_the_bound(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    forgotten = day.issue("birth")
    elderly = day.issue("birth", priority="elderly")
    clock.go_on(minutes=90)
    unwell = day.issue("birth")
    moved = forward(day, unwell)
    assert isinstance(moved, e.VisitPutForward)
    assert moved.passed == 2
    first = center.see(WhoWaits())[0]
    assert (first.number, first.forward) == (unwell, Forward.UNWELL)
    assert day.serve("2") == unwell
    called = center.hall.visits[day.visit(unwell)].sittings[0].why
    assert called is not None
    assert called.next_visit in {day.visit(elderly), day.visit(forgotten)}, "whom it passed over"
    said = reason_of_call(called, elderly, find("en"))
    assert said.startswith("Called now: put forward by somebody in charge, feels unwell.")
    assert {day.serve("2"), day.serve("2")} == {forgotten, elderly}


def test_put_back_it_has_its_own_place_again(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    first, second = day.issue("birth"), day.issue("birth")
    forward(day, second)
    day.do(c.PutBack, "manager", employee=BOSS, visit=day.visit(second))
    assert day.do(c.PutBack, "manager", employee=BOSS, visit=day.visit(second)).events == ()
    assert [day.serve("1"), day.serve("1")] == [first, second]


def test_a_missed_call_does_not_end_it_and_a_sitting_does(
    clock: ManualClock, center: MemoryCenter, day: Day
) -> None:
    day.issue("birth")
    moved = day.issue("birth", "vaccination")
    forward(day, moved, Forward.FRAIL)
    assert day.call("2") == moved
    clock.go_on(minutes=5)
    day.miss("2")
    day.come_back(moved)
    assert day.call("2") == moved
    day.undo("2")
    assert center.hall.visits[day.visit(moved)].forward is Forward.FRAIL
    assert day.call("2") == moved
    day.start("2")
    assert center.hall.visits[day.visit(moved)].forward is None


def test_only_who_waits_is_put_forward_and_only_by_somebody_in_charge(day: Day) -> None:
    number = day.issue("birth")
    visit, reason = day.visit(number), Forward.URGENT
    ask = {"visit": visit, "reason": reason}
    assert refusal(day.do, c.PutForward, "manager", employee="all", **ask) is Reason.NOT_ALLOWED
    assert refusal(day.do, c.PutForward, "manager", **ask) is Reason.NOT_ALLOWED
    forward(day, number, reason)
    assert day.do(c.PutForward, "manager", employee=BOSS, **ask).events == ()
    day.serve("1")
    for verb in ({"visit": visit}, ask):
        shape = c.PutForward if "reason" in verb else c.PutBack
        assert refusal(day.do, shape, "manager", employee=BOSS, **verb) is Reason.NOT_WAITING


@pytest.mark.parametrize("reason", Forward)
def test_every_reason_has_its_words(reason: Forward) -> None:
    assert FORWARD[reason]
