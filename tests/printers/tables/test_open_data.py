import csv
import json
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

from center_app.domain.suppression import LEAST
from center_app.language import languages
from months import drawn_dossier
from printers.tables.open_data import FILES, write_open_data


@cache
def published() -> bytes:
    file = BytesIO()
    write_open_data(file, drawn_dossier(), languages())
    return file.getvalue()


def file_of(name: str) -> bytes:
    with ZipFile(BytesIO(published())) as parts:
        return parts.read(name)


def lines_of(name: str) -> list[dict[str, str]]:
    text = file_of(name).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_no_cell_is_below_five() -> None:
    counts = [line["steps"] for line in lines_of("services.csv")]
    counts += [line["tickets"] for name in ("days", "hours") for line in lines_of(f"{name}.csv")]
    known = [int(count) for count in counts if count]
    assert min(known) >= LEAST
    assert any(not count for count in counts)


def test_no_total_gives_a_withheld_count_away() -> None:
    lines = lines_of("services.csv")
    for agency in (line for line in lines if line["level"] == "agency" and line["steps"]):
        of_agency = [
            line
            for line in lines
            if line["level"] == "service" and line["agency"] == agency["agency"]
        ]
        known = sum(int(line["steps"]) for line in of_agency if line["steps"])
        withheld = [line for line in of_agency if not line["steps"]]
        assert len(withheld) != 1
        assert not withheld or int(agency["steps"]) - known >= 2 * LEAST


def test_a_line_whose_count_is_withheld_tells_nothing_else() -> None:
    for line in lines_of("services.csv"):
        if not line["steps"]:
            assert not line["within_target_percent"]
            assert not line["median_wait_min"]


def test_the_whole_is_all_tickets() -> None:
    issued = drawn_dossier().report.figures.issued
    for name in ("days", "hours"):
        assert int(lines_of(f"{name}.csv")[0]["tickets"]) == issued


def test_the_dictionary_says_every_column_in_both_languages() -> None:
    dictionary = lines_of("dictionary.csv")
    for name, columns in FILES.items():
        heads = file_of(f"{name}.csv").decode("utf-8-sig").splitlines()[0].split(",")
        assert heads == [one.key for one in columns]
        assert heads == [line["column"] for line in dictionary if line["file"] == f"{name}.csv"]
    assert all(line["meaning_ar"] and line["meaning_en"] for line in dictionary)
    assert json.loads(file_of("dictionary.json")).keys() == {"withheld", "files"}


def test_the_same_month_gives_the_same_bytes() -> None:
    file = BytesIO()
    write_open_data(file, drawn_dossier(), languages())
    assert file.getvalue() == published()
