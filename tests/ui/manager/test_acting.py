"""What whoever is in charge does about a counter from its card."""

from collections.abc import Callable
from datetime import date

import pytest

from center_app.domain import commands as c
from center_app.domain.advice import Advice, Effect, Way
from center_app.domain.clock import MINUTE
from center_app.domain.counter import Status
from center_app.domain.forward import Forward
from center_app.domain.people import Role
from center_app.domain.place import Break
from center_app.domain.views.advising import Advising
from center_app.domain.views.query import Query
from center_app.language import find
from center_app.language.bidi import plain
from days import Day
from hall_on_screen import HallOnScreen
from in_charge import NAME, enrolled, sign_in
from manual_clock import moment
from ui.manager.advice_words import deed_text, effect_text
from ui.manager.book import DEVICES, NOW, WAITING
from ui.manager.counter_deeds import Deed
from ui.manager.movable import of_story
from ui.manager.screen import ManagerScreen
from ui.manager.views import ManagerViews


def test_a_counter_is_closed_from_its_card_and_its_employees_skills_are_found(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen = make_screen()
    sign_in(hall, screen, Role.MANAGER)
    card = screen.now.counters.cards["1"]
    card.more.click()
    assert card.deeds[Deed.CLOSE].isVisible()
    assert card.deeds[Deed.OPEN].isHidden()
    card.deeds[Deed.CLOSE].click()
    hall.until(lambda: hall.center.hall.counters["1"].status is Status.CLOSED)
    hall.until(lambda: not card.deeds[Deed.OPEN].isHidden())
    card.deeds[Deed.SKILLS].click()
    who = hall.center.hall.counters["1"].employee or ""
    listed = screen.book.employees.list
    hall.until(lambda: listed.one is not None and listed.one.person.employee == who)


def test_at_a_counter_where_nobody_sits_nothing_is_offered(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen = make_screen()
    card = screen.now.counters.cards["2"]
    assert card.more.isVisible()
    hall.center.do(c.SignOut(id="out", station="counter-2", counter="2"))
    hall.until(card.more.isHidden)


def test_a_visit_is_put_forward_from_who_waits_and_back_again(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen, day = make_screen(), Day(hall.center)
    first, second = day.issue("birth"), day.issue("birth")
    sign_in(hall, screen, Role.SUPERVISOR)
    screen.book.tabs.buttons[WAITING].click()
    page = screen.waiting
    page.asked.emit(day.visit(second))
    hall.until(lambda: not page.forward.isHidden())
    page.forward.more.click()
    page.forward.reasons[Forward.CHILD].click()
    hall.until(lambda: not page.forward.undo.isHidden())
    visit = hall.center.hall.visits[day.visit(second)]
    assert visit.forward is Forward.CHILD
    assert not page.forward.reasons[Forward.CHILD].isVisible()
    page.forward.undo.click()
    hall.until(page.forward.undo.isHidden)
    assert hall.center.hall.visits[day.visit(first)].forward is None


def test_what_would_help_is_said_and_done_with_one_press(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    for code in ("2", "3"):
        hall.day.close(code)
    for _ in range(14):
        hall.day.issue("birth")
    hall.clock.go_on(minutes=9)
    screen = make_screen()
    strip = screen.now.advice
    hall.until(strip.isVisible)
    assert plain(strip.text).startswith("Would help: Open counter 2")
    assert "Expected within 45 minutes: longest wait" in plain(strip.note)
    sign_in(hall, screen, Role.SUPERVISOR)
    strip.go.click()
    hall.until(lambda: hall.center.hall.counters["2"].status is Status.OPEN)
    assert not strip.isVisible()


def test_what_plays_the_hall_is_asked_only_while_somebody_reads_it(
    hall: HallOnScreen,
    make_screen: Callable[..., ManagerScreen],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[type[object]] = []
    see = hall.line.see

    def told(query: Query[object]) -> object:
        asked.append(type(query))
        return see(query)

    monkeypatch.setattr(hall.line, "see", told)
    screen = make_screen()
    views = screen.model.views
    hall.until(lambda: Advising in asked and views.ahead is not None)
    screen.tabs.buttons[DEVICES].click()
    hall.until(lambda: views.ahead is None)
    assert views.course is not None, "it stands there when somebody comes back"
    before = asked.count(Advising)
    on_a_wall = ManagerViews(hall.station, hall.tasks, hall.watch)
    hall.day.issue("birth")
    hall.until(lambda: on_a_wall.overview is not None)
    hall.settle()
    assert asked.count(Advising) == before
    screen.tabs.buttons[NOW].click()
    hall.until(lambda: asked.count(Advising) > before and views.ahead is not None)


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_advice_has_its_sentence(way: Way, code: str) -> None:
    effects = Effect(40 * MINUTE, 60, 9, 90 * MINUTE), Effect(30 * MINUTE, 80, 4, 30 * MINUTE)
    at = moment("2026-11-22 11:30")
    advice = Advice(way, "7", "who", *effects, shifted=at)
    said = deed_text(advice, {"who": NAME}, find(code)) + effect_text(advice, find(code))
    assert "{" not in said
    assert "7" in said
    assert "80" in said


def test_a_break_is_not_put_off_over_a_plan_that_is_newer_than_the_advice(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen, at = make_screen(), hall.clock.now().at
    seen = (Break(at + 20 * MINUTE, at + 35 * MINUTE),)
    newer = (Break(at + 90 * MINUTE, at + 105 * MINUTE),)
    later = (Break(at + 50 * MINUTE, at + 65 * MINUTE),)
    hall.day.plan_breaks("1", *seen)
    effect = Effect(40 * MINUTE, 60, 9, 90 * MINUTE)
    advice = Advice(Way.SHIFT, "1", "who", effect, effect, breaks=later, planned=seen)
    sign_in(hall, screen, Role.MANAGER)
    screen.model.follow(advice)
    hall.until(lambda: hall.center.hall.counters["1"].breaks == later)
    hall.day.plan_breaks("1", *newer)
    hall.until(lambda: not screen.model.busy)
    screen.model.follow(advice)
    hall.until(lambda: "moved on meanwhile" in screen.notices.told.text)
    assert hall.center.hall.counters["1"].breaks == newer


def test_a_visit_whose_start_was_undone_is_still_put_forward(hall: HallOnScreen) -> None:
    number = hall.day.issue("birth")
    visit = hall.day.visit(number)
    who = enrolled(hall.center, Role.MANAGER)
    hall.day.do(c.PutForward, "manager", employee=who, visit=visit, reason=Forward.CHILD)
    hall.day.call("2")
    hall.day.start("2")
    hall.day.undo("2")
    hall.day.miss("2")
    hall.day.do(c.Return, "kiosk-1", visit=visit)
    assert hall.center.hall.visits[visit].forward is Forward.CHILD
    told = hall.center.records.tell(None, date(2026, 11, 22), visit)
    assert told is not None
    movable = of_story(told.story)
    assert movable is not None
    assert movable.forward is Forward.CHILD
