"""`center replay` plays traces from files, and says in a sentence which row is wrong."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from center_app.simulation.centers import drawn_center
from center_app.simulation.errors import rule_errors
from center_app.simulation.generate import day
from center_app.simulation.plan import written as plan_text
from center_app.simulation.records import read_estimates, read_log
from center_app.simulation.trace import written
from command_line import CommandLine
from traces import HEADING, plan

CENTER = plan()
ROWS = ["V1,28790,A1;A2,N,,100;60,,0", "V2,28800,A1,P,,50,,0", "V3,28801,A1,N,,50,,1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a center and two days of it."""
    (tmp_path / "center.json").write_text(plan_text(CENTER))
    for name in ("first", "second"):
        (tmp_path / f"{name}.csv").write_text("\n".join([HEADING, *ROWS, ""]))
    return tmp_path


def test_every_day_gets_its_log_its_estimates_and_its_figures(
    center: CommandLine, folder: Path
) -> None:
    days = (folder / "first.csv", folder / "second.csv")
    out = folder / "out"
    said = center("replay", *days, "--center", folder / "center.json", "--out", out, "--json")
    assert said.value["policy"] == "center"
    assert [one["trace"] for one in said.value["days"]] == ["first", "second"]
    for n, name in enumerate(("first", "second")):
        assert (out / name / "log.csv").read_text() == (
            "visit_id,service_code,counter_id,call_s,start_s,end_s,outcome\n"
            "V1,A1,K1,28800,28825,28925,S\n"
            "V1,A2,K1,28925,28925,28940,S\n"
            "V2,A1,K1,28940,28965,29015,S\n"
            "V3,A1,K1,29015,29015,29075,X\n"
        )
        told = read_estimates((out / name / "estimates.csv").read_text(), name)
        assert [one.visit for one in told] == ["V1", "V2", "V3"]
        assert json.loads((out / name / "summary.json").read_text()) == said.value["days"][n]


def test_it_says_how_the_days_went(center: CommandLine, folder: Path) -> None:
    said = center(
        "replay", folder / "first.csv", "--center", folder / "center.json", "--out", folder / "o"
    )
    assert said.code == 0
    first, last = said.out.splitlines()
    assert first.startswith("first: 2 visits, 100.0% within target, wait 1.2 min, estimates ")
    assert last == f"Written to {folder / 'o'}."


@pytest.mark.parametrize("policy", ["fifo", "strict"])
def test_other_policies_take_a_ticket_for_each_service(
    center: CommandLine, folder: Path, policy: str
) -> None:
    own = ("--center", folder / "center.json", "--out", folder / "out", "--policy", policy)
    assert center("replay", folder / "first.csv", *own).code == 0
    turns = read_log((folder / "out" / "first" / "log.csv").read_text(), "log")
    assert [f"{turn.visit} {turn.service}" for turn in turns][:2] == ["V1 A1", "V2 A1"]


@pytest.mark.long
def test_the_same_files_give_the_same_bytes(center: CommandLine, tmp_path: Path) -> None:
    own = drawn_center(3)
    there, trace = day(own, 3)
    trace = replace(trace, arrivals=trace.arrivals[:300])
    (tmp_path / "center.json").write_text(plan_text(there))
    (tmp_path / "day.csv").write_text(written(trace.arrivals))
    for out in ("once", "again"):
        files = (tmp_path / "day.csv", "--center", tmp_path / "center.json")
        said = center.process("replay", *files, "--out", tmp_path / out, "--seed", 5)
        assert said.code == 0, said
    for name in ("log.csv", "estimates.csv", "summary.json"):
        once, again = (tmp_path / out / "day" / name for out in ("once", "again"))
        assert once.read_bytes() == again.read_bytes()
    turns = read_log((tmp_path / "once" / "day" / "log.csv").read_text(), "log")
    assert not rule_errors(there, trace, turns).total()


def test_nothing_is_written_unless_all_files_are_fine(center: CommandLine, folder: Path) -> None:
    (folder / "second.csv").write_text("\n".join([HEADING, ROWS[1], ROWS[0], ""]))
    days = (folder / "first.csv", folder / "second.csv")
    said = center("replay", *days, "--center", folder / "center.json", "--out", folder / "out")
    assert (said.code, said.err) == (
        1,
        "second.csv, row 3, arrival_s: is before the arrival in the row above\n",
    )
    assert not (folder / "out").exists()


def test_two_days_of_one_name_are_refused(center: CommandLine, folder: Path) -> None:
    days = (folder / "first.csv", folder / "first.csv")
    said = center("replay", *days, "--center", folder / "center.json", "--out", folder / "out")
    assert said.sentence().startswith("Two traces are named first")


def test_a_missing_file_is_named(center: CommandLine, folder: Path) -> None:
    said = center("replay", "gone.csv", "--center", folder / "center.json", "--out", folder / "out")
    assert said.sentence() == "gone.csv: No such file or directory."
