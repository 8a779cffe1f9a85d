import csv
import json
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import pairwise

import pytest

from center_app.domain.indicators import Share
from center_app.language import find
from months import SEAL, drawn_dossier
from printers.tables.of_period import tables_of
from printers.tables.table import UNSAFE, Cell, Column, Duration, Table, in_words
from printers.tables.text_files import write_csv, write_json


def lines_of(*tables: Table) -> list[list[str]]:
    file = BytesIO()
    write_csv(file, tables)
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(file.getvalue().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("begins", UNSAFE)
def test_no_text_can_be_taken_for_a_formula(begins: str) -> None:
    table = Table("t", "T", (Column("c", f"{begins}head"),), [(f"{begins}1",), (-5,)])
    assert lines_of(table) == [[f"'{begins}head"], [f"'{begins}1"], ["-5"]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Duration(3_725_400), "1:02:05"),
        (Share(1, 3), "33.3%"),
        (Share(0, 0), ""),
        (datetime.fromisoformat("2026-11-22T09:05"), "2026-11-22 09:05:00"),
        (date(2026, 11, 22), "2026-11-22"),
        (4.256, "4.26"),
        (False, "0"),
        (None, ""),
    ],
)
def test_a_figure_stands_as_people_read_it(cell: Cell, text: str) -> None:
    assert in_words(cell) == text


def test_each_table_stands_under_its_title() -> None:
    lines = lines_of(*tables_of(drawn_dossier(), find("en")))
    titles = [lines[0][0]] + [after[0] for line, after in pairwise(lines) if not line]
    assert titles[0] == "Summary"
    assert titles[-1] == "Journal"
    assert lines[-1][1] == SEAL.head


def test_data_have_every_figure_in_full() -> None:
    dossier, file = drawn_dossier(), BytesIO()
    write_json(file, tables_of(dossier, find("ar")), dossier.report.seal)
    found = json.loads(file.getvalue())
    assert found["journal"]["head"] == SEAL.head
    figures = {one["key"]: one["value"] for one in found["tables"]["summary"]}
    assert figures["issued"] == dossier.report.figures.issued
    within = dossier.report.figures.within
    assert figures["within"] == {"part": within.part, "whole": within.whole}
    visit, row = dossier.facts.visits[0], found["tables"]["visits"][0]
    assert row["wait_to_call"] == visit.wait_to_call_ms
    assert row["day"] == visit.day.isoformat()
