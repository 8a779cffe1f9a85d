"""The page on which a visit is found and its story told."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from center_app.domain.forward import Forward
from center_app.domain.look import Looked
from center_app.domain.people import Role
from center_app.domain.story import Spell
from center_app.domain.visit import Wish
from center_app.language.bidi import plain
from hall_on_screen import HallOnScreen
from in_charge import sign_in
from ui.manager.book import VISITS
from ui.manager.pages.visits import VisitsPage
from ui.manager.screen import ManagerScreen


@pytest.fixture
def screen(make_screen: Callable[..., ManagerScreen]) -> ManagerScreen:
    return make_screen()


@pytest.fixture
def page(hall: HallOnScreen, screen: ManagerScreen) -> VisitsPage:
    """A supervisor has turned to the page."""
    sign_in(hall, screen, Role.SUPERVISOR)
    screen.tabs.buttons[VISITS].click()
    return screen.book.visits


@pytest.fixture
def served(hall: HallOnScreen) -> str:
    """Somebody who waited 12 minutes, was on hold and is gone."""
    number = hall.day.issue("birth")
    hall.clock.go_on(minutes=12)
    hall.day.call("1")
    hall.clock.go_on(minutes=1)
    hall.day.start("1")
    hall.clock.go_on(minutes=5)
    hall.day.hold("1", Wish.CITIZEN)
    hall.clock.go_on(minutes=20)
    hall.day.resume("2", number)
    hall.clock.go_on(minutes=4)
    hall.day.finish("2")
    return number


def scan(page: VisitsPage, code: str) -> None:
    """As a scanner does: type, and press Enter."""
    page.search.number.setFocus()
    page.search.number.selectAll()
    QTest.keyClicks(page.search.number, code)
    QTest.keyClick(page.search.number, Qt.Key.Key_Return)


def told(screen: ManagerScreen) -> str:
    return screen.model.tracing.visit


def test_a_scanned_ticket_tells_its_visit_at_once(
    hall: HallOnScreen, screen: ManagerScreen, served: str, page: VisitsPage
) -> None:
    visit = hall.day.visit(served)
    scan(page, f"t-{visit}")
    hall.until(lambda: told(screen) == visit)
    line = [(one.spell, one.lasted_ms // 60_000) for one in page.card.line.stretches]
    assert line == [
        (Spell.WAITING, 12),
        (Spell.WALKING, 1),
        (Spell.SERVED, 5),
        (Spell.HELD, 20),
        (Spell.SERVED, 4),
    ]
    assert "Waited: 12 minutes" in page.card.line.accessibleName()
    said = [one.text for one in page.card.moments.said]
    assert any(text.startswith("Called to counter 1. ") for text in said), "with its reason"
    day = hall.center.hall.day
    assert day is not None
    (look,) = hall.center.records.looks(None, day, day)
    assert (look.kind, look.which) == (Looked.STORY, visit)


def test_of_several_one_is_chosen_by_keys(
    hall: HallOnScreen, screen: ManagerScreen, served: str, page: VisitsPage
) -> None:
    hall.day.issue("birth")
    hall.day.call("1")
    page.search.counter.setText("1")
    page.search.go.click()
    hall.until(lambda: len(page.table.rows.rows) == 2)
    assert told(screen) == ""
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    hall.until(lambda: told(screen) != "")


def test_a_visit_of_another_day_is_found_there_alone(
    hall: HallOnScreen, screen: ManagerScreen, served: str, page: VisitsPage
) -> None:
    day = hall.center.hall.day
    assert day is not None
    page.search.day.setText((day - timedelta(days=1)).isoformat())
    scan(page, served)
    hall.until(lambda: screen.model.tracing.found == ())
    assert page.nothing.isVisible()
    page.search.day.setText(day.isoformat())
    scan(page, served)
    hall.until(lambda: told(screen) != "")


@pytest.mark.parametrize(
    ("day", "at", "words"), [("yesterday", "", "the day"), ("", "noon", "the time"), ("", "", "at")]
)
def test_what_cannot_be_read_is_said_at_the_field(
    screen: ManagerScreen, page: VisitsPage, day: str, at: str, words: str
) -> None:
    page.search.day.setText(day)
    page.search.at.setText(at)
    page.search.go.click()
    assert words in page.search.status.text
    assert screen.model.tracing.found is None


def test_signing_out_takes_the_story_off_the_screen(
    hall: HallOnScreen, screen: ManagerScreen, served: str, page: VisitsPage
) -> None:
    scan(page, served)
    hall.until(lambda: told(screen) != "")
    screen.model.session.end()
    assert page.card.isHidden() or not page.card.isVisible()
    assert page.search.number.text() == ""
    assert screen.model.tracing.telling is None


def test_whoever_only_administers_finds_nobody(
    hall: HallOnScreen, screen: ManagerScreen, served: str
) -> None:
    sign_in(hall, screen, Role.ADMIN)
    screen.tabs.buttons[VISITS].click()
    scan(screen.book.visits, served)
    hall.until(lambda: "not permitted" in screen.notices.told.text)
    assert screen.model.tracing.found is None


def test_a_visit_that_waits_is_put_forward_from_its_story_which_then_says_so(
    hall: HallOnScreen, screen: ManagerScreen, page: VisitsPage
) -> None:
    hall.day.issue("birth")
    number = hall.day.issue("birth")
    page.search.number.setText(number)
    page.search.go.click()
    hall.until(lambda: page.forward.isVisible() and not screen.model.busy)
    page.forward.reasons[Forward.SENT_AWAY].click()
    hall.until(lambda: "was sent away by mistake" in said(page))
    assert "Huda Al-Nimr" in said(page)
    hall.until(lambda: not screen.model.busy)
    page.forward.undo.click()
    hall.until(lambda: "Put back to its own place" in said(page))


def said(page: VisitsPage) -> str:
    return plain(" ".join(f"{one.head} {one.text}" for one in page.card.moments.said))
