"""`center whatif`: a day from the journal or a file again, with something changed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from center_app.cli.machine import SystemClock
from center_app.domain.calendar import ONE_DAY, Calendar
from center_app.domain.forecast.arrivals import Asked
from center_app.domain.forecast.hours import hours_of
from center_app.domain.routing.parameters import DEFAULT
from center_app.simulation.plan import written as plan_text
from center_app.store.engine import open_engine
from command_line import CommandLine, Said
from founding import CENTER
from pasts import keep_past, past
from recorded_days import SUNDAY, played_morning
from traces import HEADING, counter, plan

ROWS = [f"V{n},{28_800 + 120 * n},A1,{'NP'[n % 2]},,{200 + n},,0" for n in range(40)]

MORNING = (
    counter("K1", "A1", "A2", breaks=((31_200, 33_000),)),
    counter("K2", "A1", "B1", breaks=((31_200, 33_000),)),
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[object, ...]:
    """Which day of files it is: two counters that both rest when most people come."""
    (tmp_path / "center.json").write_text(plan_text(plan(*MORNING)))
    (tmp_path / "day.csv").write_text("\n".join([HEADING, *ROWS, ""]))
    return ("--trace", tmp_path / "day.csv", "--center", tmp_path / "center.json")


@pytest.fixture
def recorded_center(center: CommandLine) -> CommandLine:
    """An installation with a morning in its journal."""
    center.state.mkdir(parents=True)
    played_morning(f"sqlite:///{center.state / 'center.db'}", visits=40)
    return center


def figure(said: Said, name: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = next(
        one for one in said.value["figures"] if one["figure"] == name
    )
    return found


def test_one_counter_more_shortens_the_waits(
    center: CommandLine, files: tuple[object, ...]
) -> None:
    said = center("whatif", *files, "--add-counter", "K1", "--seeds", 4, "--json")
    wait = figure(said, "mean wait")
    assert wait["difference"]["value"] + wait["difference"]["half"] < 0
    assert wait["after"]["value"] - wait["before"]["value"] == pytest.approx(
        wait["difference"]["value"]
    )
    assert said.value["skills"] == {"new-1": [None, ["A1", "A2"]]}
    assert said.value["seeds"] == [1, 2, 3, 4]


def test_the_table_says_what_was_changed_and_what_came_of_it(
    center: CommandLine, files: tuple[object, ...]
) -> None:
    said = center("whatif", *files, "--close-counter", "K2", "--set", "priority=2", "--seeds", 2)
    lines = said.out.splitlines()
    assert lines[:4] == [
        "day",
        "skills K2: A1 B1 -> (no counter)",
        "breaks K2: 08:40-09:10 -> (no counter)",
        f"rule priority: {DEFAULT.priority:g} -> 2",
    ]
    assert lines[4].split() == ["before", "after", "difference", "+-"]
    assert lines[5].startswith("mean wait ")
    assert float(lines[5].split()[4]) > 1


def test_the_same_seed_gives_the_same_figures(
    center: CommandLine, files: tuple[object, ...]
) -> None:
    words = ("whatif", *files, "--breaks", "K1=none", "--seeds", 2, "--json")
    once = center(*words).value
    assert center(*words).value == once
    assert center(*words, "--seed", 2).value["figures"] != once["figures"]


def test_breaks_are_placed_out_of_each_others_way(
    center: CommandLine, files: tuple[object, ...]
) -> None:
    said = center("whatif", *files, "--place-breaks", "--break-margin", 20, "--seeds", 3, "--json")
    first, second = (said.value["breaks"].get(one, ["", "08:40-09:10"])[1] for one in ("K1", "K2"))
    assert first != second
    assert figure(said, "mean wait")["difference"]["value"] < 0


def test_the_last_full_day_of_the_journal_is_played_unless_another_is_named(
    recorded_center: CommandLine,
) -> None:
    words = ("whatif", "--close-counter", "4", "--seeds", 2, "--json")
    said = recorded_center(*words, CENTER_CENTER=CENTER)
    assert said.value["day"] == SUNDAY.isoformat()
    assert figure(said, "mean wait")["difference"]["value"] > 0
    named = recorded_center(*words, "--date", SUNDAY, CENTER_CENTER=CENTER)
    assert named.value == said.value


def test_a_day_of_the_journal_can_be_exported_and_played(recorded_center: CommandLine) -> None:
    out = recorded_center.home / "sunday"
    export = ("journal", "export", "--format", "trace", "--date", SUNDAY, "--out", out)
    said = recorded_center(*export, CENTER_CENTER=CENTER)
    assert said.out == f"40 visits of {SUNDAY} and 4 counters are in {out}.\n"
    played = ("--center", out / "CENTER.json", "--out", out / "played", "--json")
    again = recorded_center("replay", out / "TRACE.csv", *played)
    assert again.value["days"][0]["measures"]["errors"] == 0


def test_the_journeys_are_exported(recorded_center: CommandLine) -> None:
    file = recorded_center.home / "journeys.xes"
    export = ("journal", "export", "--format", "xes", "--out", file)
    said = recorded_center(*export, "--json", CENTER_CENTER=CENTER)
    assert said.value == {"visits": 40, "file": str(file)}
    assert file.read_text().count("<trace>") == 40


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Nothing is changed: see `center whatif --help` for what can be."),
        (("--seeds", "1"), "--seeds: 2 at least, to tell how sure the effect is"),
        (("--set", "priority=9"), "--set: priority 9 is not 1 to 5"),
        (("--set", "priority=nan"), "--set: priority nan is not 1 to 5"),
        (("--set", "priority=much"), "--set: 'much' is not a number"),
        (("--close-counter", "K9"), "--close-counter: 'K9' is none of the counters K1, K2"),
        (("--close-counter", "K1", "--close-counter", "K2"), "counters: there is none"),
        (("--add-counter", "agency:Z"), "--add-counter: 'Z' is no agency of these services"),
        (("--skills", "K1=Z9"), "--skills: 'Z9' is no service of this center"),
        (("--skills", "K1"), "--skills: 'K1' is not like NAME=VALUE"),
        (("--breaks", "K1=9-10"), "--breaks: '9' is not a time like 10:30"),
        (
            ("--breaks", "K1=09:30-09:00"),
            "counter K1.breaks[0]: does not begin and end, in this order, within hours",
        ),
        (("--away", "2"), "--place-breaks: is missing: only by it breaks are placed"),
        (
            ("--place-breaks", "--break-window", "09:00-09:10"),
            "counter K1: has no place for its break by these rules: let more be away, or at ",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    center: CommandLine, files: tuple[object, ...], words: tuple[str, ...], sentence: str
) -> None:
    said = center("whatif", *files, *words)
    assert said.code == 1
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1


def test_a_day_without_a_ticket_is_refused(recorded_center: CommandLine) -> None:
    words = ("whatif", "--close-counter", "4", "--date")
    said = recorded_center(*words, "2026-11-21", CENTER_CENTER=CENTER)
    assert said.sentence() == "Nobody took a ticket on 2026-11-21."
    said = recorded_center(*words, "yesterday", CENTER_CENTER=CENTER)
    assert said.code == 1
    assert "yesterday" in said.err
    assert "Traceback" not in said.err


def test_of_a_day_that_nobody_can_foresee_yet_none_is_played(recorded_center: CommandLine) -> None:
    words = ("whatif", "--close-counter", "4", "--forecast", "2026-11-23")
    said = recorded_center(*words, CENTER_CENTER=CENTER)
    assert said.code == 1
    assert said.err.startswith("A forecast needs ")


@pytest.mark.long
@pytest.mark.chaos
def test_a_day_that_is_foreseen_is_played_in_the_center_of_the_last_one(
    recorded_center: CommandLine,
) -> None:
    recorded_center("forecast", CENTER_CENTER=CENTER)  # a history begins empty
    today = max(HOURS.day_of(SystemClock().now().at), SUNDAY + ONE_DAY)
    engine = open_engine(f"sqlite:///{recorded_center.state / 'center.db'}")
    keep_past(engine, past(84, HOURS, some_visits, today - 84 * ONE_DAY))
    engine.dispose()
    days = (today + n * ONE_DAY for n in range(1, 8))
    day = next(day for day in days if hours_of(HOURS, day).halves)
    words = ("whatif", "--close-counter", "4", "--seeds", 2, "--forecast", day, "--json")
    said = recorded_center(*words, CENTER_CENTER=CENTER)
    assert said.code == 0, said
    assert said.value["day"] == f"forecast of {day}"
    assert figure(said, "mean wait")["difference"]["value"] > 0


HOURS = Calendar()


def some_visits(_day: date, _half: int) -> Mapping[Asked, int]:
    return {("birth",): 6, ("vaccination", "passport"): 5}


def test_where_no_day_was_there_is_nothing_to_play(sample: CommandLine) -> None:
    for words in (("whatif", "--place-breaks"), ("journal", "export", "--format", "trace")):
        said = sample(*words, *(("--out", sample.home / "day") if words[0] == "journal" else ()))
        assert said.sentence() == "No day is over yet: name the one that goes on by --date."
