"""Improvement actions in a center on a database: words beside the journal, figures from history."""

from datetime import date, timedelta

import pytest

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.action import ActionState, Aim, Cause
from center_app.domain.dossier import UpTo
from center_app.domain.measuring import days_after, measured
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.span import Span, day_of
from center_app.store.kept.plans import PLAN_KEPT, Plan
from days import Day, refusal
from manual_clock import ManualClock

SUNDAY = date(2026, 11, 22)
TEXT, OUTCOME = "شباك ثالث من العاشرة", "كفى"


@pytest.fixture
def day(center: Center) -> Day:
    day = Day(center)
    day.appoint("huda", Role.SUPERVISOR)
    return day


def open_action(center: Center, aim: Aim = Aim.WITHIN, service: str | None = "birth") -> None:
    before = measured(center.period(day_of(SUNDAY)), aim, service=service)
    center.do(
        c.OpenAction(
            id="open",
            station="manager",
            employee="huda",
            action="a",
            cause=Cause.STAFFING,
            aim=aim,
            before=before,
            due=SUNDAY + timedelta(7),
            who="huda",
            text=TEXT,
            service=service,
        )
    )


def end_action(center: Center, state: ActionState = ActionState.DONE) -> None:
    command = {"station": "manager", "employee": "huda", "action": "a", "state": state}
    center.do(c.EndAction(id="end", text=OUTCOME, **command))  # type: ignore[arg-type]


def test_the_journal_has_the_figures_and_never_the_words(center: Center, day: Day) -> None:
    day.issue("birth")
    day.serve("1")
    open_action(center)
    end_action(center)
    journal = "\n".join(entry.body.decode() for entry in center.journal.after(0))
    assert '"aim":"within"' in journal
    assert '"first":"2026-11-22"' in journal
    assert TEXT not in journal
    assert OUTCOME not in journal
    assert center.plan_of("a", "huda") == Plan(TEXT, OUTCOME)
    assert refusal(center.plan_of, "a", "employee-1") is Reason.NOT_ALLOWED


def test_the_history_follows_an_action_and_is_made_again(
    center: Center, clock: ManualClock, day: Day
) -> None:
    open_action(center)
    (opened,) = center.history.facts(SUNDAY, SUNDAY, clock.now()).actions
    assert (opened.state, opened.service, opened.from_message) == (
        ActionState.OPEN,
        "birth",
        False,
    )
    end_action(center)
    (ended,) = center.history.facts(SUNDAY, SUNDAY, clock.now()).actions
    assert ended.state is ActionState.DONE
    center.rebuild()
    assert center.history.facts(SUNDAY, SUNDAY, clock.now()).actions == (ended,)
    totals = center.message_summary(SUNDAY, SUNDAY).actions
    assert (totals.opened, totals.done, totals.open) == (1, 1, 0)


def test_a_document_has_an_action_as_it_stood_then(
    center: Center, clock: ManualClock, day: Day
) -> None:
    open_action(center)
    before = center.dossier(day_of(SUNDAY))
    (then,) = before.actions
    clock.go_on(minutes=5)
    end_action(center)
    assert center.dossier(day_of(SUNDAY)).actions[0].state is ActionState.DONE
    as_of = UpTo(before.report.seal, before.report.made_at)
    assert center.dossier(day_of(SUNDAY), as_of).actions == (then,)


def test_the_words_of_an_action_are_forgotten_when_it_has_long_been_over(
    center: Center, clock: ManualClock, day: Day
) -> None:
    open_action(center)
    end_action(center)
    for hours in (24 * PLAN_KEPT.days, 24):
        assert center.plan_of("a") == Plan(TEXT, OUTCOME)
        clock.go_on(hours=hours)
        center.refresh()
    assert center.plan_of("a") == Plan(None, None)
    assert center.hall.actions == {}


def test_as_many_days_are_measured_after_as_before(center: Center, day: Day) -> None:
    open_action(center)
    before = center.hall.actions["a"].before
    assert days_after(SUNDAY, before, SUNDAY) is None
    monday = SUNDAY + timedelta(1)
    assert days_after(SUNDAY, before, monday) == Span(monday, monday)
    later = SUNDAY + timedelta(9)
    assert days_after(SUNDAY, before, later) == Span(later, later)
