"""Improvement actions at the manager's window: opened from messages and figures, and ended."""

from collections.abc import Callable
from datetime import date

import pytest

from center_app.domain import commands as c
from center_app.domain.action import ActionState, Aim, Cause
from center_app.domain.message import Voice
from center_app.domain.people import Role
from center_app.store.kept.plans import Plan
from hall_on_screen import HallOnScreen
from in_charge import sign_in
from ui.manager.book import ACTIONS, DAYS, MESSAGES
from ui.manager.pages.actions import ActionsPage
from ui.manager.pages.days import GROUPED
from ui.manager.period_rows import Grouping
from ui.manager.screen import ManagerScreen

PLAN = "شباك ثالث من العاشرة"


@pytest.fixture
def screen(make_screen: Callable[..., ManagerScreen]) -> ManagerScreen:
    return make_screen()


@pytest.fixture
def page(screen: ManagerScreen) -> ActionsPage:
    return screen.book.improvement


def fill_in(hall: HallOnScreen, page: ActionsPage, plan: str = PLAN) -> None:
    """Write what is to be done, and open the action."""
    hall.until(lambda: page.form.who.count() > 0 and page.form.open.isEnabled())
    page.form.text.setPlainText(plan)
    page.form.open.click()


def opened(hall: HallOnScreen, screen: ManagerScreen) -> str:
    """An action for the whole center, opened by a manager."""
    before = set(hall.center.hall.actions)
    if screen.model.session.employee is None:
        sign_in(hall, screen, Role.MANAGER)
    screen.tabs.buttons[ACTIONS].click()
    hall.until(screen.book.improvement.new.isEnabled)
    screen.book.improvement.new.click()
    fill_in(hall, screen.book.improvement)
    hall.until(lambda: len(screen.model.views.actions) == len(before) + 1)
    (new,) = set(hall.center.hall.actions) - before
    return new


def test_a_message_opens_an_action_about_its_service(
    hall: HallOnScreen, screen: ManagerScreen, page: ActionsPage
) -> None:
    number = hall.day.issue("birth")
    hall.day.serve("2")
    visit = hall.day.visit(number)
    complaint = hall.day.tell(Voice.COMPLAINT, "انتظرت", visit=visit, service="birth")
    who = sign_in(hall, screen, Role.SUPERVISOR)
    screen.tabs.buttons[MESSAGES].click()
    hall.until(lambda: screen.book.messages.table.key == complaint)
    screen.model.mail.read(complaint)
    hall.until(screen.book.messages.card.improving.isVisible)
    screen.book.messages.card.improving.click()
    hall.until(page.form.isVisible)
    page.form.open.click()
    assert page.form.status.text == "Please write what is to be done."
    fill_in(hall, page)
    hall.until(lambda: len(screen.model.views.actions) == 1)
    action = screen.model.views.actions[0].action
    assert (action.message, action.service, action.owner) == (complaint, "birth", who)
    assert (action.cause, action.aim) == (Cause.STAFFING, Aim.WITHIN)
    assert (action.before.value, action.before.count) == (1000, 1)
    assert hall.center.plan_of(action.id) == Plan(PLAN, None)
    hall.until(lambda: "1" in screen.tabs.buttons[ACTIONS].text())


def test_a_figure_over_days_opens_an_action_about_its_agency(
    hall: HallOnScreen, screen: ManagerScreen, page: ActionsPage
) -> None:
    hall.day.issue("birth")
    hall.day.serve("2")
    sign_in(hall, screen, Role.MANAGER)
    screen.tabs.buttons[DAYS].click()
    days = screen.book.days
    hall.until(lambda: screen.model.period.report is not None)
    days.parts.buttons[GROUPED].click()
    days.grouping.setCurrentIndex(list(Grouping).index(Grouping.AGENCY))
    days.table.setCurrentIndex(days.table.rows.index(0, 0))
    days.improving.click()
    hall.until(page.form.isVisible)
    assert screen.model.improving.origin is not None
    assert screen.model.improving.origin.agency == "civil"
    page.form.leave.click()
    assert not page.form.isVisible()


def test_what_is_done_is_measured_again_and_what_is_dropped_says_why(
    hall: HallOnScreen, screen: ManagerScreen, page: ActionsPage
) -> None:
    action = opened(hall, screen)
    hall.until(page.card.doing.isVisible)
    assert PLAN in page.card.plan.text()
    hall.until(page.card.dropping.isEnabled)
    page.card.dropping.click()
    assert page.card.status.text == "Please write why it is dropped."
    page.card.written.setPlainText("ثلاثة شبابيك كفت")
    hall.until(page.card.doing.isEnabled)
    page.card.doing.click()
    hall.until(lambda: hall.center.hall.actions[action].state is ActionState.DONE)
    assert hall.center.hall.actions[action].after is None  # on the day on which it was opened
    hall.until(lambda: "so its indicator was not measured" in screen.notices.told.text)
    page.filter.buttons[2].click()
    hall.until(lambda: page.table.key == action)
    hall.until(page.card.outcome.isVisible)
    assert "ثلاثة شبابيك" in page.card.outcome.text()


def test_an_action_is_opened_between_midnight_and_the_cut_over(
    hall: HallOnScreen, screen: ManagerScreen, page: ActionsPage
) -> None:
    hall.day.tell(Voice.COMPLAINT, "انتظرت", service="birth")
    sign_in(hall, screen, Role.MANAGER)
    hall.clock.until("2026-11-23 00:30")
    hall.until(lambda: len(screen.model.views.messages) == 1)
    screen.tabs.buttons[ACTIONS].click()
    screen.model.improving.begin_for(screen.model.views.messages[0])
    fill_in(hall, page)
    hall.until(lambda: len(screen.model.views.actions) == 1)
    assert screen.model.views.actions[0].action.before.last == date(2026, 11, 22)


def test_it_is_said_what_was_measured_of_an_action_that_is_done(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    first, second = opened(hall, screen), opened(hall, screen)
    hall.clock.until("2026-11-23 09:00")
    hall.center.refresh()
    actions, improving = hall.center.hall.actions, screen.model.improving
    hall.until(lambda: improving.today == date(2026, 11, 23) and not screen.model.busy)
    improving.end(actions[first], "")
    hall.until(lambda: "there was nothing to measure" in screen.notices.told.text)
    hall.day.sign_in("2", "employee-2")
    hall.day.issue("birth")
    hall.day.serve("2")
    hall.until(lambda: not screen.model.busy)
    improving.end(actions[second], "")
    hall.until(lambda: "and its indicator measured" in screen.notices.told.text)
    assert actions[second].verdict is not None


def test_an_action_is_overdue_and_given_another_day(
    hall: HallOnScreen, screen: ManagerScreen, page: ActionsPage
) -> None:
    action = opened(hall, screen)
    page.card.due.setDate(page.card.due.minimumDate())
    hall.until(page.card.planning.isEnabled)
    page.card.planning.click()
    hall.until(lambda: screen.model.views.actions[0].days_left == 0)
    hall.clock.go_on(minutes=24 * 60)
    hall.center.refresh()
    page.filter.buttons[1].click()
    hall.until(lambda: page.table.key == action)
    assert screen.model.views.actions[0].late


def test_who_is_not_signed_in_sees_that_there_is_an_action_and_no_words(
    hall: HallOnScreen, screen: ManagerScreen, page: ActionsPage
) -> None:
    opened(hall, screen)
    hall.until(page.card.plan.isVisible)
    screen.model.session.end()
    assert page.card.isVisible()
    assert not page.card.plan.isVisible()
    hall.until(page.card.sign_in.isEnabled)
    page.card.sign_in.click()
    assert screen.acting.isVisible()


def test_a_plan_that_names_somebody_is_refused(
    hall: HallOnScreen, screen: ManagerScreen, page: ActionsPage
) -> None:
    sign_in(hall, screen, Role.MANAGER)
    screen.tabs.buttons[ACTIONS].click()
    page.new.click()
    fill_in(hall, page, "اتصل بالرقم 0791234567")
    hall.until(lambda: "no telephone number" in screen.notices.told.text)
    assert page.form.isVisible()
    assert c.OpenAction.verb not in "\n".join(
        entry.body.decode() for entry in hall.center.journal.after(0)
    )


def test_who_may_not_read_what_is_to_be_done_is_told_so_once(
    hall: HallOnScreen, screen: ManagerScreen, page: ActionsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = opened(hall, screen)
    hall.until(page.card.plan.isVisible)
    screen.model.session.end()
    asked: list[str] = []
    plan_of = hall.line.plan_of

    def told(which: str, by: str) -> Plan:
        asked.append(which)
        return plan_of(which, by)

    monkeypatch.setattr(hall.line, "plan_of", told)
    sign_in(hall, screen, Role.ADMIN, number="901")
    hall.until(lambda: bool(asked))
    hall.settle()
    screen.model.views.changed.emit()
    hall.settle()
    assert asked == [action]
    assert page.card.sign_in.isVisible()
