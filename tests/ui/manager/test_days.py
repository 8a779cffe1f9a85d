"""What the manager sees of days that are over, beside others."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from center_app.domain.span import Span, day_of, month_of, week_of
from center_app.language import find
from center_app.language.bidi import plain
from hall_on_screen import HallOnScreen
from in_charge import opened
from screens import clipped, desk_look, laid_out
from ui.manager.book import DAYS
from ui.manager.chosen_days import Unit
from ui.manager.pages.days import GROUPED, HOURS, SPREAD, VISITS, DaysPage
from ui.manager.period import PeriodModel
from ui.manager.period_rows import Grouping, PeriodColumn
from ui.manager.screen import open_manager
from ui.theme import Contrast

SUNDAY = date(2026, 11, 22)


def play(hall: HallOnScreen) -> None:
    """Last Sunday one is served after 5 minutes and one after 20, today one after 10."""
    for day, waits in (("2026-11-22", (5, 20)), ("2026-11-29", (10,))):
        hall.clock.until(f"{day} 09:00")
        if day != "2026-11-22":
            hall.day.sign_in("1", "employee-1")  # the night has signed everybody out
        for minutes in waits:
            hall.day.issue("birth")
            hall.clock.go_on(minutes=minutes)
            hall.day.serve("1")
        hall.day.issue("vaccination")
    hall.clock.until("2026-11-29 10:30")


@pytest.fixture
def days(hall: HallOnScreen, qtbot: QtBot) -> DaysPage:
    """The page, with the figures of today beside those of last Sunday."""
    play(hall)
    screen = opened(hall, qtbot)
    screen.tabs.buttons[DAYS].click()
    model = screen.model.period
    model.choose_unit(Unit.DAY)
    hall.until(lambda: model.report is not None and model.earlier is not None)
    return screen.book.days


def model_of(page: DaysPage) -> PeriodModel:
    return page._model


def rows(page: DaysPage) -> list[list[str]]:
    return [[plain(cell.text) for cell in row.cells.values()] for row in page.table.rows.rows]


def test_each_figure_stands_above_that_of_the_days_compared(days: DaysPage) -> None:
    said = [plain(tile.accessibleName()) for tile in days.tiles]
    assert said[0] == "Tickets given, 2, compared: 3"
    assert said[5] == "Median, 10 min, compared: 5 min"
    assert days.choice.title.text() == "Sunday, 29 November 2026"
    assert plain(days.choice.note.text()) == "Compared with: Sunday, 22 November 2026"


def test_the_map_tells_minutes_by_hour_and_says_them_in_a_sentence(days: DaysPage) -> None:
    days.parts.buttons[HOURS].click()
    cells = days.heat.cells
    assert (cells.rowCount(), cells.columnCount()) == (2, 1)
    told = {
        cells.headerData(row, Qt.Orientation.Vertical): cells.data(cells.index(row, 0))
        for row in range(2)
    }
    assert told == {"Birth": "10", "Vaccination": ""}
    said = cells.data(cells.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert plain(said) == "Birth, from 09:00: 1 came, eight of ten waited up to 10 minutes"


def test_keys_lead_from_a_cell_of_the_map_to_the_visits(hall: HallOnScreen, days: DaysPage) -> None:
    days.parts.buttons[HOURS].click()
    days.heat.setFocus()
    days.heat.setCurrentIndex(days.heat.cells.index(0, 0))
    QTest.keyClick(days.heat, Qt.Key.Key_Return)
    hall.until(lambda: model_of(days).behind is not None)
    assert days.parts.page == VISITS
    row = days.visits.rows.rows[0]
    told = [plain(cell.text) for cell in row.cells.values()]
    assert told == ["A001 · Birth", "29 November", "09:00", "10 min", "was served"]


def test_the_table_groups_and_sorts(hall: HallOnScreen, days: DaysPage) -> None:
    days.parts.buttons[GROUPED].click()
    model_of(days).choose_unit(Unit.OWN)
    model_of(days).choose_days(SUNDAY, date(2026, 11, 29))
    hall.until(lambda: model_of(days).report is not None)
    assert [row[0] for row in rows(days)] == ["22 November", "29 November"]
    days.order.setCurrentIndex(list(PeriodColumn).index(PeriodColumn.MEDIAN))
    assert [row[3] for row in rows(days)] == ["10 min", "5 min"]
    days.grouping.setCurrentIndex(list(Grouping).index(Grouping.SERVICE))
    days.order.setCurrentIndex(0)
    assert [row[:4] for row in rows(days)] == [
        ["Birth", "3", "67 %", "10 min"],
        ["Vaccination", "2", "0 %", "–"],
    ]


def test_the_bars_are_the_waits_and_are_told_in_words(days: DaysPage) -> None:
    days.parts.buttons[SPREAD].click()
    said = plain(days.chart.accessibleDescription()).split("; ")
    assert said[2] == "10–15 min: 1"
    assert {one[-1] for one in said} == {"0", "1"}


def test_a_week_and_a_month_are_gone_through(hall: HallOnScreen, days: DaysPage) -> None:
    model = model_of(days)
    assert not days.choice.on.isEnabled()
    days.choice.units.buttons[Unit.WEEK.value].click()
    assert model.span == week_of(date(2026, 11, 29))
    days.choice.back.click()
    assert model.span == week_of(SUNDAY)
    assert days.choice.on.isEnabled()
    hall.until(lambda: model.report is not None)
    assert model.report is not None
    assert model.report.figures.issued == 3
    days.choice.units.buttons[Unit.MONTH.value].click()
    assert model.span == month_of(SUNDAY)
    days.choice.beside.buttons[1].click()
    assert model.other == month_of(date(2025, 11, 1))


def test_days_in_the_wrong_order_are_asked_for_anew(days: DaysPage) -> None:
    model_of(days).choose_unit(Unit.OWN)
    model_of(days).choose_days(date(2026, 11, 29), SUNDAY)
    assert model_of(days).report is None
    assert "100 days at the most" in plain(days.choice.note.text())
    model_of(days).choose_days(SUNDAY, SUNDAY)
    assert model_of(days).span == day_of(SUNDAY)


def test_a_day_of_the_table_opens_its_visits(hall: HallOnScreen, days: DaysPage) -> None:
    model_of(days).choose_unit(Unit.OWN)
    model_of(days).choose_days(SUNDAY, date(2026, 11, 29))
    hall.until(lambda: model_of(days).report is not None)
    days.parts.buttons[GROUPED].click()
    days.table.activated.emit(days.table.rows.index(0, 0))
    hall.until(lambda: model_of(days).behind is not None and model_of(days).report is not None)
    assert model_of(days).span == Span(SUNDAY, SUNDAY)
    numbers = [plain(row.cells[next(iter(row.cells))].text) for row in days.visits.rows.rows]
    assert numbers == ["A003 · Vaccination", "A002 · Birth", "A001 · Birth"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_in_arabic(hall: HallOnScreen, qtbot: QtBot, scale: float) -> None:
    play(hall)
    look = desk_look(scale, Contrast.HIGH)
    languages = (find("ar"), find("en"))
    screen = open_manager(hall.station, hall.tasks, hall.watch, languages, look, pytest.fail)
    qtbot.addWidget(screen)
    hall.watch.start()
    laid_out(screen, 1366, 768)
    hall.until(lambda: screen.model.views.overview is not None)
    screen.tabs.buttons[DAYS].click()
    hall.until(lambda: screen.model.period.earlier is not None)
    hall.until(lambda: screen.model.period.report is not None)
    for button in screen.book.days.parts.buttons:
        button.click()
        hall.until(lambda: clipped(screen) == [])
