"""Unannounced visits at the manager's window: nothing before they are recorded, then the story."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from center_app.domain.people import Role
from center_app.domain.unannounced import ITEMS, points_in
from hall_on_screen import HallOnScreen
from in_charge import sign_in
from ui.manager.book import DAYS, TODAY, UNANNOUNCED
from ui.manager.pages.days import VISITS
from ui.manager.pages.unannounced import UnannouncedPage
from ui.manager.screen import ManagerScreen


@pytest.fixture
def screen(make_screen: Callable[..., ManagerScreen]) -> ManagerScreen:
    return make_screen()


@pytest.fixture
def page(screen: ManagerScreen) -> UnannouncedPage:
    screen.tabs.buttons[UNANNOUNCED].click()
    return screen.book.unannounced


def test_a_visit_is_recorded_by_its_number_and_then_told(
    hall: HallOnScreen, screen: ManagerScreen, page: UnannouncedPage
) -> None:
    number = hall.day.issue("birth")
    hall.day.serve("2")
    sign_in(hall, screen, Role.MANAGER)
    page.new.click()
    form = page.form
    assert form.isVisible()
    form.save.click()
    assert form.status.text == "Please judge at least one item."
    for box in form.items.values():
        box.setCurrentIndex(1)
    form.items["done"].setCurrentIndex(3)
    assert "90" in form.reached.text()
    form.number.setText("Z999")
    form.save.click()
    hall.until(lambda: "no such visit" in form.status.text)
    assert page.form.isVisible()
    form.number.setText(number)
    hall.until(form.save.isEnabled)
    form.save.click()
    hall.until(page.table.isVisible)
    (row,) = screen.model.shopping.rows or ()
    assert (row.visit, row.score) == (hall.day.visit(number), 90)
    assert points_in(row.points).count(2) == len(ITEMS) - 1
    page.table.setCurrentIndex(page.table.rows.index(0, 0))
    hall.until(page.behind.isEnabled)
    page.behind.click()
    hall.until(lambda: screen.model.tracing.visit == row.visit)
    assert screen.book.visits.card.isVisible()
    screen.model.session.end()
    screen.tabs.buttons[UNANNOUNCED].click()
    assert not page.table.isVisible()


def test_what_is_asked_for_after_midnight_is_of_the_day_that_still_goes_on(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    assert screen.model.shopping.today == screen.model.period.today == date(2026, 11, 22)
    hall.clock.until("2026-11-23 00:30")
    assert screen.model.shopping.today == screen.model.period.today == date(2026, 11, 22)
    hall.clock.until("2026-11-23 09:00")
    hall.center.refresh()
    hall.until(lambda: screen.model.shopping.today == date(2026, 11, 23))
    assert screen.model.period.today == date(2026, 11, 23)


def test_a_supervisor_sees_none_of_them(
    hall: HallOnScreen, screen: ManagerScreen, page: UnannouncedPage
) -> None:
    sign_in(hall, screen, Role.SUPERVISOR)
    page.look.click()
    hall.until(lambda: "not permitted" in screen.notices.told.text)
    assert screen.model.shopping.rows is None


def test_a_visit_behind_a_figure_is_told(hall: HallOnScreen, screen: ManagerScreen) -> None:
    number = hall.day.issue("birth")
    hall.day.serve("2")
    sign_in(hall, screen, Role.MANAGER)
    screen.tabs.buttons[DAYS].click()
    days = screen.book.days
    days.parts.buttons[VISITS].click()
    hall.until(lambda: days.visits.rows.rowCount() == 1)
    days.visits.activated.emit(days.visits.rows.index(0, 0))
    hall.until(lambda: screen.model.tracing.visit == hall.day.visit(number))
    assert screen.book.visits.card.isVisible()


def test_a_figure_of_today_opens_the_visits_behind_it(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    hall.day.issue("birth")
    hall.day.serve("2")
    hall.day.cancel(hall.day.issue("vaccination"))
    screen.tabs.buttons[TODAY].click()
    hall.until(lambda: screen.book.today.tiles[3].text == "1")
    tile = screen.book.today.tiles[3]
    assert "Cancelled" in tile.accessibleName()
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    days = screen.book.days
    hall.until(lambda: days.visits.rows.rowCount() == 1)
    assert days.visits.isVisible()
    assert "Cancelled" in days.count.text()
    assert "1 of 1" in days.count.text()


@pytest.mark.parametrize(("key", "found"), [("birth", 1), ("civil", 2)])
def test_a_row_of_today_s_services_opens_the_visits_behind_it(
    hall: HallOnScreen, screen: ManagerScreen, key: str, found: int
) -> None:
    hall.day.issue("birth")
    hall.day.issue("passport")
    screen.tabs.buttons[TODAY].click()
    table = screen.book.today.table
    hall.until(lambda: key in [row.key for row in table.rows.rows])
    (place,) = (n for n, row in enumerate(table.rows.rows) if row.key == key)
    table.setCurrentIndex(table.rows.index(place, 0))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    days = screen.book.days
    hall.until(lambda: days.visits.rows.rowCount() == found)
    assert days.visits.isVisible()
    assert f"{found} of {found}" in days.count.text()
