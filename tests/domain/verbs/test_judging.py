"""A time that may not be right is asked about, and counts by what was said of it."""

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.doubt import LONG_HOLD_MS, LONG_LEAST_MS, QUICK_MOST_MS, Doubt
from center_app.domain.hall_facts import hall_facts
from center_app.domain.refusal import Reason
from center_app.domain.step import Outcome
from center_app.domain.views.desk import Desk
from center_app.domain.views.own_day import ASKED_MS, AskedTime
from center_app.domain.views.today import Today
from days import Day, refusal
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


def begin(day: Day, service: str = "birth", counter: str = "1") -> str:
    number = day.issue(service)
    day.call(counter)
    day.start(counter)
    return number


def serve(day: Day, clock: ManualClock, seconds: float, service: str = "birth") -> str:
    """Somebody is served at counter 1 for so long."""
    number = begin(day, service)
    clock.go_on(seconds=seconds)
    day.finish("1")
    return number


def asked(center: MemoryCenter, counter: str = "1") -> AskedTime | None:
    return center.see(Desk(counter)).asked


def judge(center: MemoryCenter, day: Day, *, accurate: bool, **changes: str) -> e.TimeJudged:
    about = asked(center)
    assert about is not None
    said = {"counter": "1", "visit": about.visit, "sitting": about.sitting} | changes
    return day.do(c.JudgeTime, "counter-1", accurate=accurate, **said).the(e.TimeJudged)


def test_a_sitting_within_seconds_is_asked_about(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = serve(day, clock, 3)
    about = asked(center)
    assert about is not None
    assert (about.number, about.doubt, about.ms) == (number, Doubt.QUICK, 3 * SECOND)


def test_what_is_quick_depends_on_the_service(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, 10, "vaccination")
    assert asked(center) is None
    serve(day, clock, 10, "birth")
    assert asked(center) is not None
    serve(day, clock, QUICK_MOST_MS / SECOND, "birth")
    assert asked(center) is None


def test_what_was_not_completed_may_be_quick(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    begin(day)
    day.finish("1", Outcome.INCOMPLETE)
    assert asked(center) is None


def test_a_sitting_that_was_forgotten_open_is_asked_about(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, LONG_LEAST_MS / SECOND)
    assert asked(center) is None
    serve(day, clock, LONG_LEAST_MS / SECOND + 1)
    about = asked(center)
    assert about is not None
    assert about.doubt is Doubt.LONG


def test_a_very_long_hold_is_asked_about_where_it_ends(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = begin(day)
    clock.go_on(minutes=5)
    day.hold("1")
    clock.go_on(seconds=LONG_HOLD_MS / SECOND + 1)
    day.resume("2", number)
    about = asked(center, "2")
    assert about is not None
    assert (about.doubt, about.ms) == (Doubt.LONG_HOLD, LONG_HOLD_MS + SECOND)
    assert asked(center) is None


def test_it_is_asked_once_and_not_for_ever(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, 2)
    assert judge(center, day, accurate=True).doubt is Doubt.QUICK
    assert asked(center) is None
    serve(day, clock, 2)
    clock.go_on(seconds=ASKED_MS / SECOND + 1)
    assert asked(center) is None


def test_what_was_forgotten_is_asked_of_who_forgot_it_at_the_next_sign_in_anywhere(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = begin(day)
    clock.go_on(minutes=170)
    day.sign_out("2")
    day.do(c.TakeOver, "counter-1", counter="1", who="employee-2")
    day.finish("1")
    assert asked(center) is None, "what a colleague has begun may be over in seconds"
    clock.go_on(minutes=90)
    day.sign_in("2", "employee-1")
    about = asked(center, "2")
    assert about is not None
    assert (about.number, about.doubt, about.ms) == (number, Doubt.LONG, 170 * MINUTE)
    told = {"counter": "2", "visit": about.visit, "sitting": about.sitting}
    day.do(c.JudgeTime, "counter-2", accurate=False, **told)
    assert asked(center, "2") is None
    (step,) = hall_facts(center.hall, clock.now()).steps
    assert step.accurate is False


def test_what_was_forgotten_is_not_asked_about_for_the_whole_day(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, LONG_LEAST_MS / SECOND + 1)
    serve(day, clock, 300)
    about = asked(center)
    assert about is not None
    clock.go_on(seconds=ASKED_MS / SECOND + 1)
    assert asked(center) is None
    day.close("1")
    day.sign_out("1")
    clock.go_on(minutes=1)
    day.sign_in("1", "employee-1")
    assert asked(center) == about


def test_a_hold_that_nobody_ended_is_in_the_figures_of_the_day(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    def left() -> int:
        return center.see(Today()).indicators.left_on_hold

    serve(day, clock, 300)
    begin(day)
    clock.go_on(minutes=5)
    day.hold("1")
    clock.go_on(seconds=LONG_HOLD_MS / SECOND)
    assert left() == 0
    clock.go_on(seconds=1)
    assert left() == 1
    begin(day)
    clock.go_on(minutes=5)
    day.hold("1")
    begin(day)
    clock.go_on(minutes=5)
    day.end()
    assert left() == 2, "what was served until the end was not on hold"


def test_only_the_employee_whose_sitting_it_was_says_so(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, 2)

    def say(**changes: str) -> None:
        judge(center, day, accurate=False, **changes)

    assert refusal(say, counter="2") is Reason.NOT_ALLOWED
    assert refusal(say, employee="employee-2") is Reason.NOT_ALLOWED
    assert refusal(say, sitting="another") is Reason.MOVED_ON
    assert refusal(say, visit="another") is Reason.UNKNOWN_VISIT
    day.sign_out("1")
    day.sign_out("2")
    day.sign_in("1", "employee-2")
    last = next(iter(center.hall.visits.values()))

    def by_another() -> None:
        more = {"visit": last.id, "sitting": last.sittings[-1].id}
        day.do(c.JudgeTime, "counter-1", counter="1", accurate=False, **more)

    assert refusal(by_another) is Reason.NOT_ALLOWED


def test_nobody_judges_a_time_that_is_in_no_doubt(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = serve(day, clock, 300)
    visit = center.hall.visits[day.visit(number)]

    def say() -> None:
        more = {"visit": visit.id, "sitting": visit.sittings[-1].id}
        day.do(c.JudgeTime, "counter-1", counter="1", accurate=False, **more)

    assert refusal(say) is Reason.MOVED_ON


def test_marked_sittings_are_in_no_service_time_and_are_counted_beside(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, 300)
    serve(day, clock, 2)
    figures = center.see(Today()).indicators
    assert figures.service is not None
    assert (figures.service.count, figures.inaccurate) == (2, 0)
    judge(center, day, accurate=False)
    today = center.see(Today())
    assert today.indicators.service is not None
    assert (today.indicators.service.count, today.indicators.inaccurate) == (1, 1)
    assert today.indicators.service.median == 5 * MINUTE
    assert today.services["birth"].inaccurate == 1
    assert today.indicators.steps_done == 2


def test_a_sitting_that_was_not_right_leaves_the_times_whoever_finished(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = begin(day)
    clock.go_on(minutes=170)
    day.hold("1")
    judge(center, day, accurate=False)
    day.resume("2", number)
    clock.go_on(minutes=3)
    day.finish("2")
    (step,) = hall_facts(center.hall, clock.now()).steps
    assert (step.employee, step.accurate) == ("employee-2", False)
    today = center.see(Today())
    assert (today.indicators.service, today.indicators.inaccurate) == (None, 1)
    assert today.services["birth"].inaccurate == 1


def test_what_was_not_right_while_it_went_on_teaches_nothing(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    number = begin(day)
    day.hold("1")
    clock.go_on(seconds=LONG_HOLD_MS / SECOND + 1)
    day.resume("1", number)
    judge(center, day, accurate=False)
    clock.go_on(minutes=5)
    day.finish("1")
    clock.go_on(minutes=1)
    day.pause("3")
    assert "birth" not in center.hall.experience.usual


def test_a_time_that_is_right_counts_like_any_other(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, 2)
    judge(center, day, accurate=True)
    figures = center.see(Today()).indicators
    assert figures.service is not None
    assert (figures.service.count, figures.inaccurate) == (1, 0)


def test_neither_a_time_in_doubt_nor_a_marked_one_teaches_a_pace(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, 2)
    clock.go_on(minutes=1)
    serve(day, clock, LONG_LEAST_MS / SECOND + 1)
    clock.go_on(minutes=1)
    day.pause("3")
    assert "birth" not in center.hall.experience.usual
    serve(day, clock, 300)
    clock.go_on(minutes=1)
    day.close("3")
    assert center.hall.experience.usual["birth"].number > 0


def test_what_is_marked_at_once_is_not_undone_any_more(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    serve(day, clock, 2)
    judge(center, day, accurate=False)
    assert refusal(day.undo, "1") is Reason.NOTHING_TO_UNDO
