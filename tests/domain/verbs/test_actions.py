"""Improvement actions: who may open one, what may be measured, and what comes of it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from center_app.domain import commands as c
from center_app.domain.action import MOST_OPEN, ActionState, Aim, Cause, Measured, Verdict, verdict
from center_app.domain.clock import DAY
from center_app.domain.events import ActionEnded
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.views.actions import Actions
from days import Day, refusal
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

TODAY = date(2026, 11, 22)
BEFORE = Measured(TODAY - timedelta(27), TODAY, 20 * 60_000, 400)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    center = running_hall(clock=clock)
    Day(center).appoint("huda", Role.MANAGER)
    return center


def opening(action: str = "a", **more: Any) -> c.OpenAction:
    filled: dict[str, Any] = {
        "cause": Cause.STAFFING,
        "aim": Aim.WAIT_MEDIAN,
        "before": BEFORE,
        "due": TODAY + timedelta(7),
        "who": "huda",
        "text": "شباك ثالث",
    } | more
    return c.OpenAction(
        id=f"open {action}".replace(" ", "-"),
        station="manager",
        employee="huda",
        action=action,
        **filled,
    )


def ending(action: str = "a", state: ActionState = ActionState.DONE, **more: Any) -> c.EndAction:
    return c.EndAction(
        id=f"end-{action}", station="manager", employee="huda", action=action, state=state, **more
    )


def a_week_goes_by(center: MemoryCenter, clock: ManualClock) -> date:
    clock.go_on(hours=7 * 24)
    center.do(c.OpenDay(id="next", station="roof"))
    assert center.hall.day is not None
    return center.hall.day


def test_an_action_is_followed_until_its_indicator_is_measured_again(
    center: MemoryCenter, clock: ManualClock
) -> None:
    center.do(opening())
    (view,) = center.see(Actions())
    assert (view.days_left, view.late) == (7, False)
    today = a_week_goes_by(center, clock)
    after = Measured(TODAY + timedelta(1), today, 12 * 60_000, 300)
    (ended,) = center.do(ending(after=after, text="كفى")).events
    assert isinstance(ended, ActionEnded)
    assert (ended.verdict, ended.has_text, ended.took_ms) == (Verdict.BETTER, True, 7 * DAY)
    assert center.hall.actions["a"].verdict is Verdict.BETTER
    assert refusal(center.do, replace(ending(), id="again")) is Reason.ACTION_IS_ENDED


@pytest.mark.parametrize(
    "wrong",
    [
        {"before": replace(BEFORE, last=TODAY + timedelta(1))},
        {"before": replace(BEFORE, first=TODAY - timedelta(400))},
        {"before": replace(BEFORE, value=None)},
        {"before": replace(BEFORE, value=-1)},
        {"aim": Aim.WITHIN, "before": replace(BEFORE, value=1001)},
        {"aim": Aim.NO_SHOW, "before": replace(BEFORE, value=10), "agency": "civil"},
        {"agency": "civil", "service": "birth"},
        {"due": TODAY - timedelta(1)},
        {"due": TODAY + timedelta(367)},
        {"text": "  "},
    ],
)
def test_what_cannot_have_been_measured_or_be_planned_is_refused(
    center: MemoryCenter, wrong: dict[str, Any]
) -> None:
    assert refusal(center.do, opening(**wrong)) is Reason.BAD_INPUT


def test_who_may_not_answer_owns_no_action(center: MemoryCenter) -> None:
    assert refusal(center.do, opening(who="employee-1")) is Reason.NOT_ALLOWED
    assert refusal(center.do, opening(service="none")) is Reason.UNKNOWN_SERVICE
    assert refusal(center.do, opening(text="0791234567")) is Reason.NOTE_HAS_NUMBER


def test_what_is_dropped_says_why_and_is_not_measured(center: MemoryCenter) -> None:
    center.do(opening())
    dropped = ending(state=ActionState.DROPPED)
    assert refusal(center.do, dropped) is Reason.BAD_INPUT
    assert refusal(center.do, replace(dropped, text="لا", after=BEFORE)) is Reason.BAD_INPUT
    assert refusal(center.do, ending(after=BEFORE)) is Reason.BAD_INPUT  # measured before it began
    center.do(replace(dropped, text="لا حاجة"))
    assert center.hall.actions["a"].verdict is Verdict.UNKNOWN


def test_no_center_has_more_actions_than_can_be_followed(center: MemoryCenter) -> None:
    for n in range(MOST_OPEN):
        center.do(opening(f"a{n}"))
    assert refusal(center.do, opening("one-more")) is Reason.TOO_MANY_ACTIONS


@pytest.mark.parametrize(
    ("aim", "after", "found"),
    [
        (Aim.WAIT_MEDIAN, 900_000, Verdict.BETTER),
        (Aim.RATING, 900_000, Verdict.WORSE),
        (Aim.WAIT_P90, 1_200_000, Verdict.SAME),
        (Aim.ABANDONED, None, Verdict.UNKNOWN),
    ],
)
def test_better_is_less_of_a_wait_and_more_of_a_rating(
    aim: Aim, after: int | None, found: Verdict
) -> None:
    measured = replace(BEFORE, value=after)
    assert verdict(aim, BEFORE, measured) is found
