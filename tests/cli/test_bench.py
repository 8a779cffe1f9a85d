"""The benchmarks measure what they say, and end even when one of their processes does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from center_app.cli.bench import workers
from center_app.cli.bench.places import Place
from center_app.cli.bench.table import Line, show
from center_app.cli.bench.work import Work, timed
from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from command_line import CommandLine

pytestmark = pytest.mark.long

SHORT = ("--runs", 2, "--seconds", 0.02)


@dataclass(frozen=True, slots=True)
class Walk(Line):
    minutes: int

    @property
    def met(self) -> bool:
        return self.minutes <= 5

    def cells(self) -> Mapping[str, str]:
        return {"minutes": f"{self.minutes}"}


@pytest.mark.chaos
def test_a_command_is_measured_against_both_baselines_on_every_database(
    center: CommandLine, sqlite_url: str, postgres_url: str
) -> None:
    databases = ("--database", sqlite_url, postgres_url)
    crowd = ("--waiting", 2, 0, "--processes", 1)
    lines = center.process("bench", "issue", *crowd, *SHORT, *databases, "--json").value
    assert [(line["database"], line["waiting"], line["processes"]) for line in lines] == [
        ("sqlite", 0, 1),
        ("sqlite", 2, 1),
        ("postgresql", 0, 1),
        ("postgresql", 2, 1),
    ]
    for line in lines:
        assert min(line["bare_ms"], line["fair_ms"], line["command_ms"], line["to_bare"]) > 0
        assert line["met"] == (line["to_bare"] <= 4 and line["to_emptiest"] <= 1.3)
    assert [line["to_emptiest"] for line in lines[::2]] == [1, 1]


@pytest.mark.chaos
def test_it_needs_no_database_and_leaves_the_installation_alone(center: CommandLine) -> None:
    few = ("--waiting", 0, "--processes", 2, *SHORT)
    titles, line, summary = center.process("bench", "call", *few).out.splitlines()
    assert titles.split()[:3] == ["database", "processes", "waiting"]
    assert line.split()[:3] == ["sqlite", "2", "0"]
    assert line.split()[-1] in {"met", "missed"}
    assert summary
    assert not center.state.exists()


@pytest.mark.chaos
def test_what_a_registry_takes_is_measured_beside_the_bare_database(
    center: CommandLine, database_url: str
) -> None:
    few = ("--runs", 1, "--batches", 1, "--clients", 1, "--stored", 20_000)
    said = center.process("bench", "ingest", *few, "--database", database_url, "--json")
    (line,) = said.value
    assert line["database"] in database_url
    assert line["stored"] == 20_000
    assert line["share"] == line["per_s"] / line["bare_per_s"] > 0
    assert line["to_emptiest"] == 1


@pytest.mark.chaos
def test_the_link_is_measured_with_a_backlog_and_online(center: CommandLine) -> None:
    few = ("--backlog", 1_000, "--presses", 20, "--events", 2)
    visible, memory, rate, action = center.process("bench", "sync", *few, "--json").value
    assert visible["value"] > 0
    assert visible["met"] == (visible["value"] <= 2_000)
    assert 0 < memory["baseline"] <= memory["value"]
    assert memory["met"] == (memory["value"] <= 120)
    assert rate["value"] > 0
    assert action["met"] == (action["value"] - action["baseline"] <= 5)
    assert not center.state.exists()


@pytest.mark.chaos
def test_touches_are_measured_beside_the_command_alone(center: CommandLine) -> None:
    few = ("--runs", 1, "--tickets", 1, "--processes", 1)
    lines = center.process("bench", "kiosk", *few, "--json").value
    goals = {"page shown": 50, "number on screen": 60, "last byte at printer": 120}
    assert [line["figure"] for line in lines] == list(goals)
    for line in lines:
        assert min(line["touch_ms"], line["alone_ms"]) > 0
        assert line["to_alone"] == line["touch_ms"] / line["alone_ms"]
        assert line["met"] == (line["touch_ms"] < goals[line["figure"]])
    assert not center.state.exists()


@pytest.mark.chaos
def test_a_counter_is_measured_with_the_others_at_work_and_at_rest(
    center: CommandLine, sqlite_url: str, postgres_url: str
) -> None:
    few = ("--runs", 1, "--presses", 2, "--waiting", 4, "--stations", 2, "--processes", 2)
    databases = ("--database", sqlite_url, postgres_url)
    lines = center.process("bench", "desk", *few, *databases, "--json").value
    found = {(line["database"], line["figure"]): line for line in lines}
    assert len(found) == len(lines) == 8
    for database in ("sqlite", "postgresql"):
        keys = [found[database, f"keys of a {what}"]["value"] for what in ("visit", "basket")]
        assert keys == [3, 7]
        assert 1_000 < found[database, "bytes of a refresh"]["value"] < 4_096
        number = found[database, "ms to the number"]
        assert number["ratio"] == number["value"] / number["alone"] > 0
        assert number["met"] == (number["ratio"] <= 3)


@pytest.mark.chaos
def test_a_board_is_measured_alone_and_while_the_hall_works(center: CommandLine) -> None:
    few = ("--presses", 2, "--seconds", 6, "--counters", 2, "--processes", 1)
    board, sound = center.process("bench", "display", *few, "--events", 12, "--json").value
    assert (board["figure"], sound["figure"]) == ("on the board", "first sound")
    for line, goal in ((board, 300), (sound, 600)):
        assert line["presses"] == 2
        assert line["hall_presses"] > 0
        assert 0 < line["quiet_ms"] <= line["quiet_p95_ms"]
        assert 0 < line["hall_ms"] <= line["hall_p95_ms"]
        assert line["times"] == line["hall_p95_ms"] / line["quiet_ms"]
        assert line["met"] == (line["quiet_ms"] <= goal and line["times"] <= 3)
    assert not center.state.exists()


@pytest.mark.chaos
@pytest.mark.parametrize(
    ("database", "sync"), [("sqlite_url", "--sync"), ("postgres_url", "--no-sync")]
)
def test_a_hall_is_measured_at_its_server_and_in_one_process(
    center: CommandLine, database: str, sync: str, request: pytest.FixtureRequest
) -> None:
    few = (sync, "--runs", 1, "--seconds", 3, "--counters", 2, "--processes", 1, "--events", 12)
    url = request.getfixturevalue(database)
    said = center.process("bench", "hall", *few, "--database", url, "--json")
    assert said.code == 0, said.err
    found = {line["figure"]: line for line in said.value}
    command = found["ms of any command"]
    assert command["times"] == command["value"] / command["alone"] > 0
    assert command["met"] == (command["times"] <= 3)
    for kind in ("kiosk", "counter", "display", "manager"):
        assert found[f"ms until a {kind} is current"]["value"] > 0
    assert found["events a second"]["value"] > 3
    assert ("s until the registry has all" in found) == (sync == "--sync")
    assert 0 < found["% of a core for the server"]["value"] < 200
    for fault in ("double calls", "double numbers", "lost presses"):
        assert found[fault]["value"] == 0
    assert not center.state.exists()


@pytest.mark.chaos
def test_a_hall_is_measured_with_several_processes_on_one_file(center: CommandLine) -> None:
    few = ("--runs", 1, "--seconds", 3, "--counters", 2, "--processes", 2, "--events", 12)
    said = center.process("bench", "hall", "--direct", *few, "--json")
    assert said.code == 0, said.err
    found = {line["figure"]: line for line in said.value}
    longest, command = found["longest ms of any command"], found["ms of any command"]
    assert longest["met"] == (longest["value"] <= 500)
    assert longest["value"] >= command["value"] > 0
    assert longest["times"] == longest["value"] / longest["alone"]
    assert command["wanted"] is None
    for fault in ("double calls", "double numbers", "lost presses"):
        assert found[fault]["value"] == 0
    assert not any("server" in figure for figure in found)


@pytest.mark.chaos
def test_phones_are_played_at_the_real_page(center: CommandLine) -> None:
    few = ("--runs", 1, "--phones", 20, "--seconds", 3, "--events", 4)
    said = center.process("bench", "web", *few, "--counters", 1, "--json")
    assert said.code == 0, said.err
    found = {line["figure"]: line for line in said.value}
    assert found["errors"]["value"] == 0
    assert found["looks by the clock"]["value"] > 0
    assert 0 < found["ms to the first byte, median"]["value"] < 10_000
    first = found["ms until all have it who look at once"]
    assert first["value"] > 0
    assert first["met"] == (first["value"] <= first["wanted"])
    assert found["MB of the server"]["value"] > 10
    assert not center.state.exists()


def test_decisions_are_counted_among_few_and_many(center: CommandLine) -> None:
    lines = center("bench", "decide", "--waiting", 0, 3, *SHORT, "--json").value
    assert [(line["command"], line["waiting"]) for line in lines] == [
        ("issue", 0),
        ("call", 0),
        ("issue", 3),
        ("call", 3),
    ]
    assert all(line["met"] == (line["per_second"] >= 20_000) for line in lines)


def test_a_center_is_started_in_the_middle_of_a_day(
    center: CommandLine, sqlite_url: str, postgres_url: str
) -> None:
    day = ("--visits", 4, "--runs", 2, "--database", sqlite_url, postgres_url)
    sqlite, postgres = center("bench", "start", *day, "--json").value
    assert (sqlite["database"], postgres["database"]) == ("sqlite", "postgresql")
    assert sqlite["entries"] == postgres["entries"] > sqlite["visits"] == 4
    assert 0 < sqlite["read_s"] < sqlite["start_s"]


@pytest.mark.chaos
def test_the_figures_of_days_are_measured_with_a_year_and_without(
    center: CommandLine, sqlite_url: str, postgres_url: str
) -> None:
    year = ("--visits", 3, "--days", 60, "--runs", 1, "--database", sqlite_url, postgres_url)
    lines = center("bench", "reports", *year, "--json").value
    questions = [
        *("overview", "figures of today", "refresh", "course of the day", "usual day"),
        *("a day", "a month"),
    ]
    documents = ["PDF, Arabic", "PDF, English", "XLSX"]
    told = [(line["database"], line.get("question") or line["document"]) for line in lines]
    assert told == [
        (database, one) for database in ("sqlite", "postgresql") for one in (*questions, *documents)
    ]
    asked = [line for line in lines if "question" in line]
    written = [line for line in lines if "document" in line]
    assert {line["visits"] for line in asked} == {180}
    assert all(min(line["empty_ms"], line["year_ms"]) > 0 for line in asked)
    assert all(line["took_s"] > 0 and line["visits"] > 0 for line in written)
    assert all(line["peak_mb"] is None or line["peak_mb"] > 10 for line in written)


def test_searches_are_measured_beside_the_plain_one(center: CommandLine) -> None:
    lines = center("bench", "search", "--services", 90, "--runs", 1, "--json").value
    assert [(line["typed"], line["services"]) for line in lines] == [
        ("whole names", 90),
        ("one error", 90),
    ]
    assert all(line["found"] > 0.95 and line["ratio"] > 0 for line in lines)


def test_each_process_needs_a_counter(center: CommandLine) -> None:
    said = center("bench", "call", "--processes", 1, 9)
    assert said.sentence() == "Each process needs a counter, and there are 8."


def test_a_center_that_exists_is_not_filled_with_visits(sample: CommandLine) -> None:
    database = f"sqlite:///{sample.state / 'center.db'}"
    said = sample("bench", "issue", "--database", database)
    assert said.sentence() == "A benchmark fills an empty database, and this one is not."


def test_a_process_that_dies_ends_the_benchmark(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    nowhere = Place(f"sqlite:///{tmp_path / 'nowhere' / 'bench.db'}", tmp_path)
    with pytest.raises(Failed, match="broke off"):
        workers.measure(workers.Job(Settings(), nowhere, "issue", 1, 0.01), 2)
    assert "does not exist" in capfd.readouterr().err


def test_what_is_between_is_done_each_time_and_not_measured() -> None:
    done: list[str] = []
    span = timed(Work(lambda: done.append("once"), lambda: done.append("between")), 0)
    assert done == ["between", "once"]
    assert span.times == 1


def test_a_rest_is_taken_each_time_and_not_measured() -> None:
    span = timed(Work(lambda: None), 0.2, rest=0.05)
    assert 1 <= span.times <= 4
    assert span.spent < 0.05


def test_the_table_says_which_lines_miss_their_goal(capsys: pytest.CaptureFixture[str]) -> None:
    show([Walk(4), Walk(6)], as_json=False)
    titles, near, far, summary = capsys.readouterr().out.splitlines()
    assert titles.split() == ["minutes", "goal"]
    assert (near.split(), far.split()) == (["4", "met"], ["6", "missed"])
    assert summary == "1 of 2 lines miss the goal."
    show([Walk(1)], as_json=False)
    assert capsys.readouterr().out.endswith("All goals are met.\n")
