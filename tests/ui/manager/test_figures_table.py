"""The table on the page."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from center_app.domain.views.manager import Overview
from center_app.domain.views.today import Today
from center_app.language import find
from center_app.language.bidi import plain
from days import Day
from halls import running_hall
from screens import desk_look, laid_out
from ui.manager.pages.now import COLUMNS
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.service_rows import Column, service_rows
from ui.manager.table import TableRow

ARABIC, ENGLISH = find("ar"), find("en")


def some_rows(*services: str) -> tuple[TableRow, ...]:
    center = running_hall()
    day = Day(center)
    for service in services:
        day.issue(service)
    return service_rows(center.see(Overview()), center.see(Today()), ENGLISH, {}, all_of_today=True)


def a_table(qtbot: QtBot, width: int, scale: float = 1.0) -> FiguresTable:
    table = FiguresTable(desk_look(scale), COLUMNS, ENGLISH)
    qtbot.addWidget(table)
    table.fill(some_rows("birth", "vaccination"), ENGLISH)
    laid_out(table, width, 400)
    return table


def test_a_wide_table_shows_every_column(qtbot: QtBot) -> None:
    assert a_table(qtbot, 1400).shown_columns() == list(COLUMNS)


def test_a_narrow_table_leaves_the_last_columns_out_and_never_the_first(qtbot: QtBot) -> None:
    shown = a_table(qtbot, 640).shown_columns()
    assert shown[:2] == [Column.SERVICE, Column.WAITING]
    assert Column.MAX not in shown


def test_the_columns_shown_fill_the_table_and_no_more(qtbot: QtBot) -> None:
    for width, scale in ((640, 1.0), (1000, 1.0), (1400, 1.0), (1300, 2.0)):
        table = a_table(qtbot, width, scale)
        shown = sum(
            table.columnWidth(n) for n in range(len(COLUMNS)) if not table.isColumnHidden(n)
        )
        assert shown <= table.viewport().width()


def test_heads_explain_themselves(qtbot: QtBot) -> None:
    model = a_table(qtbot, 1400).rows
    section = COLUMNS.index(Column.COUNTERS)
    told = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert told.startswith("Open counters that can serve it now")


def test_a_cell_is_read_with_its_head(qtbot: QtBot) -> None:
    model = a_table(qtbot, 1400).rows
    waiting = model.index(1, COLUMNS.index(Column.WAITING))
    assert model.data(waiting, Qt.ItemDataRole.AccessibleTextRole) == "Waiting: 1"


def test_the_chosen_row_stays_chosen_while_its_figures_change(qtbot: QtBot) -> None:
    table = a_table(qtbot, 1400)
    table.setCurrentIndex(table.rows.index(1, 0))
    table.fill(some_rows("birth", "birth", "vaccination"), ENGLISH)
    assert table.currentIndex().row() == 1
    assert table.rows.rows[1].cells[Column.WAITING].text == "2"


def test_another_language_is_another_table(qtbot: QtBot) -> None:
    table = a_table(qtbot, 1400)
    table.fill(table.rows.rows, ARABIC)
    head = table.rows.headerData(1, Qt.Orientation.Horizontal)
    assert plain(head) == "بالانتظار"
