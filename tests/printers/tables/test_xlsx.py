from datetime import date, datetime, timedelta
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell import Cell as Found
from openpyxl.workbook import Workbook

from center_app.domain.indicators import Share
from center_app.language import find
from months import SEAL, drawn_dossier
from printers.tables.of_period import tables_of
from printers.tables.table import UNSAFE, Column, Duration, Lines, Table
from printers.tables.xlsx import AT_ONCE, column_name, write_workbook

at = datetime.fromisoformat


def written(*tables: Table, right_to_left: bool = False) -> bytes:
    file = BytesIO()
    write_workbook(file, tables, right_to_left=right_to_left)
    return file.getvalue()


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def cell_of(value: object) -> Found:
    """The cell as another program finds it."""
    table = Table("t", "T", (Column("c", "C"),), [(value,)])  # type: ignore[list-item]
    return opened(written(table)).active["A2"]


@cache
def month(language: str) -> bytes:
    tables = tables_of(drawn_dossier(), find(language))
    return written(*tables, right_to_left=language == "ar")


@pytest.mark.parametrize(
    ("value", "found", "looks"),
    [
        (12_487, 12_487, "#,##0"),
        (4.25, 4.25, "#,##0.00"),
        (Share(3, 4), 0.75, "0.0%"),
        (Duration(3_725_000), timedelta(hours=1, minutes=2, seconds=5), "[h]:mm:ss"),
        (date(2026, 11, 22), at("2026-11-22"), r"yyyy\-mm\-dd"),
        (at("2026-02-28T23:59:59"), at("2026-02-28T23:59:59"), None),
        (True, True, None),
        (None, None, None),
        (Share(0, 0), None, None),
    ],
)
def test_a_figure_is_a_figure(value: object, found: object, looks: str | None) -> None:
    cell = cell_of(value)
    assert cell.value == found
    assert looks is None or cell.number_format == looks


@pytest.mark.parametrize("begins", UNSAFE)
def test_a_text_is_never_a_formula(begins: str) -> None:
    cell = cell_of(f"{begins}1+1")
    assert cell.data_type == "s"
    assert cell.value.endswith("1+1")


def test_a_text_stays_as_it_is() -> None:
    assert cell_of(" <شهادة> & 'B' ").value == " <شهادة> & 'B' "
    assert cell_of("a\x07b\ufffec").value == "abc"


def test_sheets_have_names_that_programs_accept() -> None:
    column = (Column("c", "C"),)
    tables = [Table("t", title, column, ()) for title in ("A/B: [x]?", "long " * 9, "a b   x ")]
    names = opened(written(*tables, tables[1])).sheetnames
    assert names[0] == "A B  (x)"
    assert names[1] == ("long " * 9)[:31]
    assert len(set(map(str.lower, names))) == 4


def test_columns_are_named_as_spreadsheets_count() -> None:
    assert [column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_sheet_runs_as_its_language_and_keeps_its_head_in_sight(language: str) -> None:
    for sheet in opened(month(language)):
        assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")
        assert sheet.freeze_panes == "A2"


def test_a_month_is_counted_from_the_very_rows_that_it_has() -> None:
    book = opened(month("en"))
    dossier = drawn_dossier()
    assert book["Visits"].max_row - 1 == dossier.report.figures.issued
    assert book["Summary"]["B2"].value == dossier.report.figures.issued
    issued = [row[1] for row in book["Days"].iter_rows(min_row=2, values_only=True)]
    assert sum(issued) == dossier.report.figures.issued
    demand = [
        n for row in book["Demand by hour"].iter_rows(min_row=2, values_only=True) for n in row
    ]
    assert sum(n for n in demand if isinstance(n, int)) == book["Steps"].max_row - 1


def test_the_last_sheet_says_where_it_can_be_checked() -> None:
    book = opened(month("en"))
    last = [value for row in book[book.sheetnames[-1]].iter_rows(values_only=True) for value in row]
    assert SEAL.head in last
    assert SEAL.seq in last


def test_nobody_is_named() -> None:
    dossier = drawn_dossier()
    with ZipFile(BytesIO(month("en"))) as parts:
        text = "".join(parts.read(name).decode() for name in parts.namelist())
    assert not any(f">{one.employee}<" in text for one in dossier.facts.steps[:20])
    assert not any(f">{visit.number}<" in text for visit in dossier.facts.visits[:20])
    assert ">elderly<" not in text


def test_the_same_month_gives_the_same_bytes() -> None:
    tables = tables_of(drawn_dossier(), find("en"))
    assert written(*tables) == month("en")


def test_a_column_is_as_wide_as_what_stands_in_it() -> None:
    table = Table("t", "T", (Column("a", "A"), Column("b", "B")), [("x" * 30, "y" * 500)])
    sheet = opened(written(table)).active
    assert sheet.column_dimensions["A"].width == 31
    assert sheet.column_dimensions["B"].width == 60


def test_rows_that_are_made_when_looked_at_are_written_as_those_that_are_there() -> None:
    """More of them than are packed at a time."""
    columns = (Column("n", "N"), Column("name", "Name"))
    numbers = range(AT_ONCE * 2 + 7)
    lazy = Lines(numbers, lambda n: (n, f"line {n}"))
    kept = [(n, f"line {n}") for n in numbers]
    assert (len(lazy), lazy[3], list(lazy[5:7])) == (len(kept), kept[3], kept[5:7])
    assert written(Table("t", "T", columns, lazy)) == written(Table("t", "T", columns, kept))
