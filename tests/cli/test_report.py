import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest
from pdfminer.high_level import extract_text

from center_app.cli import main, report
from center_app.cli.house import House, open_house
from center_app.cli.parser import parser
from center_app.cli.report import write_report
from center_app.cli.settings import Settings
from center_app.domain import commands as c
from center_app.domain.message import Voice
from center_app.domain.plain import Unreadable, read
from center_app.domain.refusal import Reason, Refused
from center_app.domain.report import DayReport
from center_app.language import Language
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import sample_settings
from manual_clock import ManualClock

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def bare_house(tmp_path: Path) -> Iterator[House]:
    """A center on its database that nobody has set up."""
    house = open_house(Settings(center="JO-AMM-001", state=tmp_path / "state"), ManualClock())
    yield house
    house.close()


@pytest.fixture
def house(bare_house: House) -> House:
    """A sample center at which one visitor has taken a ticket on a Sunday."""
    house = bare_house
    house.do(c.Configure, settings=sample_settings(always_open=False))
    catalogue = house.adopt(sample_catalogue_bytes())
    service = next(catalogue.of_agency("CSPD"))
    asked = c.Asked(service.code, capacity=service.capacities[0])
    house.do(c.Issue, visit=house.new_id(), token=house.new_id(), asked=(asked,))
    return house


@pytest.fixture
def installed(house: House, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same center, as the command line finds it; the folder for reports."""
    monkeypatch.setenv("CENTER_STATE", str(house.settings.state))
    monkeypatch.setenv("CENTER_CENTER", house.settings.center)
    return house.settings.state.parent


def test_the_present_day_is_reported_unless_another_is_named(house: House, tmp_path: Path) -> None:
    file = tmp_path / "day.json"
    today = write_report(house, None, file, "ar")
    assert today.day == SUNDAY
    assert today.figures.issued == 1
    before = write_report(house, date(2026, 11, 19), file, "ar")
    assert before.figures.issued == 0


def test_the_data_are_the_report_in_full(house: House, tmp_path: Path) -> None:
    file = tmp_path / "day.json"
    written = write_report(house, SUNDAY, file, "ar")
    assert read(DayReport, json.loads(file.read_bytes())) == written


@pytest.mark.parametrize(("language", "words"), [("en", "Daily report"), ("ar", "2026")])
def test_the_document_is_in_the_language_asked_for(
    house: House, tmp_path: Path, language: str, words: str
) -> None:
    file = tmp_path / "day.PDF"
    write_report(house, SUNDAY, file, language)
    text = extract_text(file)
    assert words in text
    assert ("Daily report" in text) == (language == "en")


def test_an_unknown_ending_is_refused_naming_those_that_are_known(
    house: House, tmp_path: Path
) -> None:
    known = r"day\.txt: ends with none of \.pdf, \.json, \.xlsx, \.csv"
    with pytest.raises(Unreadable, match=known):
        write_report(house, SUNDAY, tmp_path / "day.txt", "ar")


def test_a_folder_that_is_not_there_is_named(house: House, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="nowhere: is no folder"):
        write_report(house, SUNDAY, tmp_path / "nowhere" / "day.pdf", "ar")


def test_a_center_that_is_not_set_up_has_no_report(bare_house: House, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write_report(bare_house, None, tmp_path / "day.pdf", "ar")
    assert refused.value.reason is Reason.NO_CATALOGUE


def test_a_report_that_fails_leaves_the_one_before_it(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: BinaryIO, _report: DayReport, _language: Language) -> None:
        file.write(b"half of it")
        raise OSError("No space left on device")

    file = tmp_path / "day.pdf"
    write_report(house, SUNDAY, file, "ar")
    whole = file.read_bytes()
    monkeypatch.setitem(report.WRITERS, ".pdf", fail)
    with pytest.raises(OSError, match="No space"):
        write_report(house, SUNDAY, file, "ar")
    assert file.read_bytes() == whole
    assert [found.name for found in tmp_path.glob("*day*")] == ["day.pdf"]


def test_the_command_writes_the_day_that_is_named(
    installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = installed / "day.json"
    assert main(["report", "day", "--date", "2026-11-22", "--out", str(file)]) == 0
    assert capsys.readouterr().out == f"The report of 2026-11-22 is in {file}.\n"
    assert json.loads(file.read_bytes())["figures"]["issued"] == 1


def test_the_command_refuses_a_date_that_is_none(
    installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = installed / "day.pdf"
    assert main(["report", "day", "--date", "22.11.2026", "--out", str(file)]) == 1
    assert "'22.11.2026' is not a date" in capsys.readouterr().err
    assert not file.exists()


def test_a_month_of_messages_is_counted_without_a_text(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.do(c.Tell, message=house.new_id(), voice=Voice.INQUIRY, text="متى؟", agency="CSPD")
    house.close()
    told: list[object] = []
    for month in ("2026-11", "2026-10"):
        arguments = ("report", "messages", "--month", month, "--json")
        options = parser().parse_args(arguments)
        report.messages(house.settings, options)
        told.append(json.loads(capsys.readouterr().out)["whole"]["told"])
    assert told == [1, 0]
    report.messages(house.settings, parser().parse_args(("report", "messages")))
    said = capsys.readouterr().out
    assert "Inquiry: 1 told, 1 open" in said
    assert "CSPD: 1 told" in said
    assert "متى" not in said
