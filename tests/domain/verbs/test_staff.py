import pytest

from center_app.domain import commands as c
from center_app.domain.counter import Status
from center_app.domain.events import CounterOpened
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.views.desk import Desk
from center_app.domain.views.manager import Overview
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import Post, full, universal_posts
from halls import MemoryCenter, running_hall

AGENT = (Role.AGENT,)


@pytest.fixture
def center() -> MemoryCenter:
    return running_hall(posts=universal_posts(2), serving=False)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def test_who_signs_in_and_opens_a_counter_serves_there(center: MemoryCenter, day: Day) -> None:
    day.sign_in("1", "employee-1")
    assert center.hall.employee_at("1") == center.hall.employees["employee-1"]
    assert center.hall.counters["1"].status is Status.OPEN
    assert center.hall.serving["birth"] == {"1"}


def test_signing_in_again_at_the_same_counter_changes_nothing(
    center: MemoryCenter, day: Day
) -> None:
    day.sign_in("1", "employee-1")
    facts = len(center.facts)
    day.sign_in("1", "employee-1")
    assert len(center.facts) == facts


def test_one_employee_sits_at_one_counter_and_a_counter_has_one(day: Day) -> None:
    day.sign_in("1", "employee-1")
    assert refusal(day.sign_in, "1", "employee-2") is Reason.COUNTER_IS_TAKEN
    assert refusal(day.sign_in, "2", "employee-1") is Reason.SIGNED_IN_ELSEWHERE


def test_who_or_what_is_unknown_is_refused(day: Day) -> None:
    assert refusal(day.sign_in, "1", "nobody") is Reason.UNKNOWN_EMPLOYEE
    assert refusal(day.sign_in, "99", "employee-1") is Reason.UNKNOWN_COUNTER
    for verb in (day.open, day.pause, day.close, day.sign_out, day.call, day.start):
        assert refusal(verb, "99") is Reason.UNKNOWN_COUNTER
        assert refusal(verb, "1") is Reason.NOBODY_SIGNED_IN


def test_a_pause_ends_when_the_counter_is_opened(center: MemoryCenter, day: Day) -> None:
    day.sign_in("1", "employee-1")
    day.issue("birth")
    day.pause("1")
    paused = center.hall.counters["1"]
    assert (paused.status, paused.reason) == (Status.PAUSED, "break")
    assert not center.hall.serving
    assert refusal(day.call, "1") is Reason.COUNTER_IS_CLOSED
    day.open("1")
    opened = center.hall.counters["1"]
    assert (opened.status, opened.reason) == (Status.OPEN, None)
    assert day.call("1") == "A001"


def test_opening_an_open_counter_changes_nothing(center: MemoryCenter, day: Day) -> None:
    day.sign_in("1", "employee-1")
    day.open("1")
    assert sum(isinstance(event, CounterOpened) for event in center.events) == 1


def test_a_counter_that_was_never_opened_has_no_pause(center: MemoryCenter, day: Day) -> None:
    center.do(c.SignIn(id="1", station="s", counter="1", who="employee-1"))
    assert refusal(day.pause, "1") is Reason.COUNTER_IS_CLOSED
    facts = len(center.facts)
    day.close("1")
    assert len(center.facts) == facts


def test_nobody_leaves_a_visit_at_the_counter(day: Day) -> None:
    day.sign_in("1", "employee-1")
    day.issue("birth")
    day.call("1")
    for verb in (day.pause, day.sign_out):
        assert refusal(verb, "1") is Reason.COUNTER_IS_BUSY


def test_a_reason_is_a_code_and_no_sentence(center: MemoryCenter, day: Day) -> None:
    day.sign_in("1", "employee-1")
    pause = c.PauseCounter(id="1", station="s", counter="1", reason="Ahmad is ill, call 079…")
    assert refusal(center.do, pause) is Reason.BAD_INPUT


def sent_to_two(center: MemoryCenter, **to: str) -> tuple[Day, str]:
    """Counter 1 sends a visit on, to counter 2 or whoever sits there."""
    day = Day(center)
    for n in ("1", "2"):
        day.sign_in(n, f"employee-{n}")
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.transfer("1", **to)
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    return day, number


@pytest.mark.parametrize("to", [{"to_counter": "2"}, {"to_employee": "employee-2"}])
def test_who_was_sent_to_a_counter_that_is_left_waits_for_all_again(
    center: MemoryCenter, to: dict[str, str]
) -> None:
    day, number = sent_to_two(center, **to)
    day.sign_out("2")
    assert day.call("1") == number


@pytest.mark.parametrize("to", [{"to_counter": "2"}, {"to_employee": "employee-2"}])
def test_who_was_sent_to_a_counter_that_closes_waits_for_all_again(
    center: MemoryCenter, to: dict[str, str]
) -> None:
    day, number = sent_to_two(center, **to)
    day.close("2")
    assert day.call("1") == number


@pytest.mark.parametrize("to", [{"to_counter": "2"}, {"to_employee": "employee-2"}])
def test_who_was_sent_to_a_counter_that_pauses_waits_for_it(
    center: MemoryCenter, to: dict[str, str]
) -> None:
    day, number = sent_to_two(center, **to)
    day.pause("2")
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    day.open("2")
    assert day.call("2") == number


@pytest.mark.parametrize("to", [{"to_counter": "2"}, {"to_employee": "employee-2"}])
def test_who_was_sent_to_an_employee_that_loses_the_skill_waits_for_all_again(
    center: MemoryCenter, to: dict[str, str]
) -> None:
    day, number = sent_to_two(center, **to)
    center.do(
        c.EnrolEmployee(
            id="x", station="s", who="employee-2", home="civil", roles=AGENT, skills=full("photo")
        )
    )
    assert day.call("1") == number


def test_a_visit_at_a_counter_is_not_touched_when_skills_change() -> None:
    center = running_hall(posts=[Post("1", "e1")])
    day = Day(center)
    day.issue("birth")
    day.call("1")
    center.do(c.EnrolEmployee(id="x", station="s", who="e1", home="civil", roles=AGENT, skills=()))
    day.start("1")
    day.finish("1")
    (visit,) = center.hall.visits.values()
    assert visit.stand is Stand.SERVED


def test_a_call_for_help_is_before_the_manager_until_it_is_acknowledged(
    center: MemoryCenter, day: Day
) -> None:
    def ask(counter: str, employee: str | None = None) -> None:
        day.do(c.CallForHelp, "s", counter=counter, employee=employee)

    def acknowledge(counter: str, employee: str | None = None) -> None:
        day.do(c.AcknowledgeHelp, "manager", counter=counter, employee=employee)

    assert refusal(ask, "1") is Reason.NOBODY_SIGNED_IN
    day.sign_in("1", "employee-1")
    day.appoint("chief", Role.MANAGER)
    assert refusal(ask, "1", "employee-2") is Reason.NOT_ALLOWED
    ask("1", "employee-1")
    asked = len(center.facts)
    ask("1")
    assert len(center.facts) == asked, "asking again brings nobody sooner"
    (call,) = center.see(Overview()).help
    assert (call.counter, call.employee) == ("1", "employee-1")
    assert center.see(Desk("1")).help_since == call.since
    assert refusal(acknowledge, "1", "employee-2") is Reason.NOT_ALLOWED
    acknowledge("1", "chief")
    acknowledge("1")
    assert center.see(Overview()).help == ()
    assert len(center.facts) == asked + 1


@pytest.mark.parametrize("shape", [c.OpenCounter, c.PauseCounter, c.CloseCounter, c.SignOut])
def test_only_who_sits_at_a_counter_or_is_in_charge_changes_it(
    center: MemoryCenter, day: Day, shape: type[c.Command]
) -> None:
    def press(employee: str | None) -> None:
        reason = {"reason": "meal"} if shape is c.PauseCounter else {}
        day.do(shape, "s", counter="1", employee=employee, **reason)

    day.sign_in("1", "employee-2")
    day.appoint("chief", Role.SUPERVISOR)
    day.appoint("door", Role.RECEPTION)
    before = center.hall.counters["1"]
    for other in ("employee-1", "door", "nobody"):
        assert refusal(press, other) is Reason.NOT_ALLOWED
    assert center.hall.counters["1"] == before
    press("chief")
    for pressing in ("employee-2", None):
        if center.hall.counters["1"].employee is None:
            day.sign_in("1", "employee-2")
        day.open("1")
        press(pressing)


def test_a_late_sign_out_does_not_throw_out_who_has_taken_over(
    center: MemoryCenter, day: Day
) -> None:
    day.sign_in("1", "employee-1")
    day.do(c.TakeOver, "s", counter="1", who="employee-2")
    late = c.SignOut(id="late", station="s", counter="1", employee="employee-1")
    assert refusal(center.do, late) is Reason.NOT_ALLOWED
    assert center.hall.counters["1"].employee == "employee-2"


@pytest.mark.parametrize("shape", [c.SignOut, c.OpenCounter, c.PauseCounter, c.CloseCounter])
def test_who_is_in_charge_puts_out_only_whom_the_press_was_meant_for(
    center: MemoryCenter, day: Day, shape: type[c.Command]
) -> None:
    """Pressed for one, and come when another sits there: also of who may put out both."""
    day.appoint("chief", Role.SUPERVISOR)
    day.sign_in("1", "employee-2")
    before = center.hall.counters["1"]

    def press(who: str | None) -> None:
        day.do(shape, "s", counter="1", employee="chief", who=who)

    assert refusal(press, "employee-1") is Reason.MOVED_ON
    assert refusal(press, "chief") is Reason.MOVED_ON
    assert center.hall.counters["1"] == before
    press("employee-2")


@pytest.mark.parametrize("role", list(Role))
def test_only_who_has_a_role_that_serves_sits_at_a_counter(
    center: MemoryCenter, day: Day, role: Role
) -> None:
    day.appoint("somebody", role)
    take = c.TakeOver(id="t", station="s", counter="2", who="somebody")
    if role in {Role.AGENT, Role.SUPERVISOR}:
        day.sign_in("1", "somebody")
        center.do(take)
        return
    assert refusal(day.sign_in, "1", "somebody") is Reason.NO_ROLE_TO_SERVE
    assert refusal(center.do, take) is Reason.NO_ROLE_TO_SERVE
    day.appoint("somebody", role, Role.AGENT)
    day.sign_in("1", "somebody")
    taken_away = refusal(day.appoint, "somebody", role)
    assert taken_away is Reason.SIGNED_IN_ELSEWHERE, "nobody at a counter loses it"
