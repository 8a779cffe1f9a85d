"""The page on which the center is set up."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from center_app.domain.calendar import Calendar, Period
from center_app.domain.look import Looked
from center_app.domain.people import Role
from center_app.domain.place import Settings
from center_app.domain.text import Text
from hall_on_screen import HallOnScreen
from in_charge import enrolled, sign_in
from ui.manager.book import CENTER
from ui.manager.hours_text import hours_in, hours_text
from ui.manager.pages.center import LOOKS, PLACES, RULE, CenterPage
from ui.manager.screen import ManagerScreen


@pytest.fixture
def screen(make_screen: Callable[..., ManagerScreen]) -> ManagerScreen:
    return make_screen()


@pytest.fixture
def page(hall: HallOnScreen, screen: ManagerScreen) -> CenterPage:
    """A manager has turned to the page."""
    sign_in(hall, screen, Role.MANAGER)
    return turned_to(hall, screen)


def turned_to(hall: HallOnScreen, screen: ManagerScreen) -> CenterPage:
    screen.tabs.buttons[CENTER].click()
    hall.until(lambda: screen.model.views.premises is not None)
    hall.settle()
    return screen.book.center


def settings(hall: HallOnScreen) -> Settings:
    found = hall.center.hall.settings
    assert found is not None
    return found


def today(hall: HallOnScreen) -> date:
    assert hall.center.hall.day is not None
    return hall.center.hall.day


def test_a_holiday_is_announced_in_the_evening_and_taken_back(
    hall: HallOnScreen, page: CenterPage
) -> None:
    tomorrow = today(hall) + timedelta(days=1)
    usual = settings(hall).calendar.periods(tomorrow)
    assert usual
    page.dates.tomorrow.click()
    page.dates.add.click()
    hall.until(lambda: settings(hall).calendar.periods(tomorrow) == ())
    (holiday,) = settings(hall).calendar.exceptions
    assert holiday.name == Text("عطلة رسمية", "Public holiday")
    hall.until(lambda: len(page.dates.table.rows.rows) == 1)
    assert page.dates.first.text() == "", "other dates may be typed"
    page.dates.table.setCurrentIndex(page.dates.table.rows.index(0, 0))
    page.dates.remove.click()
    hall.until(lambda: settings(hall).calendar.periods(tomorrow) == usual)


def test_the_center_closes_early_today(hall: HallOnScreen, page: CenterPage) -> None:
    page.dates.early.click()
    page.dates.hours.setText("٠٨:٠٠-11:30")
    page.dates.add.click()
    closing = (Period(time(8), time(11, 30)),)
    hall.until(lambda: settings(hall).calendar.periods(today(hall)) == closing)


@pytest.mark.parametrize(
    ("first", "hours", "name", "said"),
    [
        ("tomorrow", "", "x", "first and the last day"),
        ("2020-01-01", "", "x", "over already"),
        ("2030-01-01", "eight", "x", "hours as 08:00-15:00"),
        ("2030-01-01", "08:00-12:00, 11:00-13:00", "x", "follow each other"),
        ("2030-01-01", "", "", "both languages"),
    ],
)
def test_dates_that_cannot_be_are_said_at_once(
    hall: HallOnScreen, page: CenterPage, first: str, hours: str, name: str, said: str
) -> None:
    form = page.dates
    for field in (form.first, form.last):
        field.setText(first)
    form.hours.setText(hours)
    form.name_ar.setText(name)
    form.name_en.setText(name)
    form.add.click()
    assert said in form.status.text
    assert settings(hall).calendar.exceptions == ()


def test_the_week_is_changed_as_a_whole(hall: HallOnScreen, page: CenterPage) -> None:
    page.week.days[5].setText("9:00-12:00")
    page.week.days[0].setText("08:00")
    page.week.save.click()
    assert "hours as 08:00-15:00" in page.week.status.text
    assert page.week.days[5].text() == "9:00-12:00", "nothing typed is lost"
    page.week.days[0].setText("08:00-12:00، 13:00-15:00")
    page.week.save.click()
    hall.until(lambda: settings(hall).calendar.week[5] == (Period(time(9), time(12)),))
    assert len(settings(hall).calendar.week[0]) == 2


def test_a_counter_comes_to_a_new_zone_which_then_stays(
    hall: HallOnScreen, page: CenterPage
) -> None:
    page.parts.buttons[PLACES].click()
    zones = page.zones
    for field, text in zip(
        (zones.code, zones.name_ar, zones.name_en, zones.floor),
        ("up", "القاعة العليا", "Upper hall", "1"),
        strict=True,
    ):
        field.setText(text)
    zones.save.click()
    hall.until(lambda: "up" in zones.buttons)
    page.counters.counter.setText("44")
    page.counters.zone.setCurrentText("Upper hall")
    page.counters.go.click()
    hall.until(lambda: "44" in hall.center.hall.counters)
    assert hall.center.hall.counters["44"].zone == "up"
    hall.until(lambda: page.counters.table.rows.rows[-1].key == "44")
    zones.buttons["up"].click()
    zones.remove.click()
    assert "move them first" in zones.status.text
    zones.name_en.setText("First floor")
    zones.save.click()
    hall.until(lambda: settings(hall).zones[-1].name.en == "First floor")


def test_a_counter_is_taken_away_once_nobody_sits_there(
    hall: HallOnScreen, page: CenterPage
) -> None:
    page.parts.buttons[PLACES].click()
    form = page.counters
    form.counter.setText("3")
    hall.until(lambda: form.table.rows.rows[-1].key == "3")
    assert not form.away.isEnabled()
    hall.day.sign_out("3")
    hall.until(form.away.isEnabled)
    form.away.click()
    hall.until(lambda: form.table.rows.rows[-1].key == "2")
    assert hall.center.hall.counters["3"].retired


def test_a_parameter_keeps_to_its_range(hall: HallOnScreen, page: CenterPage) -> None:
    page.parts.buttons[RULE].click()
    page.rule.save.click()
    assert "choose a line" in page.rule.status.text
    page.rule.table.setCurrentIndex(page.rule.table.rows.index(0, 0))
    before = settings(hall).routing.priority
    assert page.rule.value.text() == f"{before:g}"
    page.rule.value.setText("9")
    page.rule.save.click()
    assert "from 1 to 5" in page.rule.status.text
    page.rule.value.setText("٣٫٥")
    page.rule.save.click()
    hall.until(lambda: settings(hall).routing.priority == 3.5)


def test_a_supervisor_sees_it_and_changes_nothing(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    sign_in(hall, screen, Role.SUPERVISOR)
    page = turned_to(hall, screen)
    assert page.week.days[6].text() != ""
    page.dates.tomorrow.click()
    page.dates.add.click()
    hall.until(lambda: "not permitted" in screen.notices.told.text)
    assert settings(hall).calendar.exceptions == ()


def test_an_administrator_sees_who_looked_at_what(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    manager = enrolled(hall.center, Role.MANAGER, number="901", name=Text("عمر", "Omar"))
    visit = hall.day.visit(hall.day.issue("birth"))
    hall.center.records.tell(manager, today(hall), visit)
    sign_in(hall, screen, Role.ADMIN)
    page = turned_to(hall, screen)
    page.parts.buttons[LOOKS].click()
    page.looks.show_them.click()
    hall.until(lambda: screen.model.tracing.looks is not None)
    (look,) = screen.model.tracing.looks or ()
    assert (look.who, look.kind, look.which) == (manager, Looked.STORY, visit)
    cells = page.looks.table.rows.rows[0].cells
    assert "Omar" in [cell.text for cell in cells.values()]
    screen.model.session.end()
    assert page.looks.table.rows.rows == ()


def test_hours_are_read_as_they_are_written() -> None:
    for periods in (*Calendar().week, (Period(time(18), time(2)), Period(time(8), time(9)))):
        assert hours_in(hours_text(periods)) == periods
    for wrong in ("8", "8-9", "08:00", "25:00-26:00", "08:00-09:00-10:00"):
        with pytest.raises(ValueError, match=wrong[:1]):
            hours_in(wrong)
