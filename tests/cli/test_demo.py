"""The demonstration: a whole morning on real parts, and what it leaves behind."""

import json
import os
import shutil
import stat
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from center_app.cli.demo.day import close, play, set_up
from center_app.cli.settings import Settings
from center_app.domain.clock import HOUR, from_stamp, local
from center_app.domain.refusal import Unavailable
from center_app.domain.visit import Stand, Visit
from center_app.sample.center import CODE
from center_app.store.engine import open_engine, reading
from center_app.store.turn import turn
from command_line import PROGRAM, CommandLine, untouched

pytestmark = pytest.mark.long

PNG = b"\x89PNG\r\n\x1a\n"
LONGEST_S = 110
"""It is promised to be over within two minutes; pictures take their time on a busy machine."""


@dataclass(frozen=True)
class Shown:
    """A demonstration that has been played, and what it said."""

    folder: Path
    said: str

    @property
    def summary(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "demo.json").read_text("utf-8"))
        return found

    def rows(self, database: str, statement: str) -> list[tuple[int, bytes, bytes]]:
        engine = open_engine(f"sqlite:///{self.folder / 'state' / database}")
        with reading(engine) as connection:
            rows = [(seq, head, body) for seq, head, body in connection.exec_driver_sql(statement)]
        engine.dispose()
        return rows

    def journal(self) -> list[tuple[int, bytes, bytes]]:
        return self.rows("center.db", "SELECT seq, head, body FROM entry ORDER BY seq")

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _seq, _head, body in self.journal()]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """`center demo --headless`, once for all tests, in however many processes they run."""
    base = tmp_path_factory.getbasetemp()
    home = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shown"
    said = home / "said"
    with turn(home.with_suffix(".turn"), LONGEST_S):
        if not said.exists():
            home.mkdir(exist_ok=True)
            said.write_text(_played(home), encoding="utf-8")
    return Shown(home / "demo", said.read_text(encoding="utf-8"))


def _played(home: Path) -> str:
    ended = subprocess.run(
        [*PROGRAM, "demo", "--headless", "--out", str(home / "demo"), "--seed", "1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_S,
        env=untouched(XDG_STATE_HOME=home / "elsewhere"),
    )
    assert ended.returncode == 0, ended.stderr
    assert not (home / "elsewhere").exists(), "it keeps to its folder"
    return ended.stdout + ended.stderr


def test_its_summary_has_what_is_promised(demo: Shown) -> None:
    summary = demo.summary
    assert summary.keys() >= {
        *("issued", "called", "served", "expired", "journal", "registry"),
        *("tickets", "screens", "reports"),
    }
    assert summary["journal"].keys() == {"stream", "seq", "head"}
    assert summary["registry"].keys() == {"acked", "head"}
    assert summary["journal"]["stream"].startswith(f"{CODE}/")


def test_the_summary_is_what_the_journal_says(demo: Shown) -> None:
    kinds = Counter(event["type"] for event in demo.events())
    summary = demo.summary
    assert summary["issued"] == kinds["visit.issued"] >= 40
    assert summary["served"] == kinds["visit.ended"]
    assert summary["missed"] == kinds["visit.missed"]
    assert summary["expired"] == kinds["visit.expired"]
    called = {event["data"]["visit"] for event in demo.events() if event["type"] == "visit.called"}
    assert summary["called"] == len(called)
    assert summary["issued"] == summary["served"] + summary["missed"] + summary["expired"]


def test_everything_happens_that_happens_in_a_center(demo: Shown) -> None:
    events = demo.events()
    kinds = Counter(event["type"] for event in events)
    for kind in ("visit.held", "visit.resumed", "visit.recalled", "visit.missed", "line.added"):
        assert kinds[kind], kind
    assert {
        event["data"]["reason"] for event in events if event["type"] == "visit.transferred"
    } == {"other_skill", "rest"}
    baskets = [event["data"]["lines"] for event in events if event["type"] == "visit.issued"]
    assert sum(len(lines) > 1 for lines in baskets) > 10
    assert any(line["quantity"] > 1 for lines in baskets for line in lines)
    assert any(line["after"] for lines in baskets for line in lines), "a bundle brings its order"


def test_a_visit_is_told_from_its_journal(demo: Shown, tmp_path: Path) -> None:
    shutil.copytree(demo.folder / "state", tmp_path / "state")
    issued = next(one for one in demo.events() if one["type"] == "visit.issued")
    number, day = issued["data"]["number"], issued["day"]

    def said(*asked: str) -> str:
        own = untouched(CENTER_STATE=tmp_path / "state", CENTER_CENTER=CODE)
        command = [*PROGRAM, "visit", *asked]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=own).stdout

    told = said(number, "--date", day)
    assert f"Ticket {number}: " in told
    assert "Called to counter" in told
    assert "Promised until the first call: " in told
    facts = json.loads(said(number, "--date", day, "--json"))
    of_it = [one for one in demo.events() if one["data"].get("visit") == issued["data"]["visit"]]
    assert [one["event"] for one in facts["moments"]] == [one["type"] for one in of_it]
    assert number in said("--at", local(from_stamp(issued["at"])).strftime("%H:%M"), "--date", day)


def test_the_registry_has_exactly_what_the_center_has(demo: Shown) -> None:
    entries = "SELECT seq, head, body FROM registry_entry ORDER BY seq"
    journal = demo.journal()
    assert demo.rows("registry.db", entries) == journal
    ((acked, head, _epoch),) = demo.rows(
        "registry.db", "SELECT acked, head, epoch FROM registry_stream"
    )
    assert (acked, head) == journal[-1][:2]
    summary = demo.summary
    assert summary["journal"]["seq"] == summary["registry"]["acked"] == acked
    assert summary["journal"]["head"] == summary["registry"]["head"] == head.hex()


def test_its_pictures_and_papers_are_there(demo: Shown) -> None:
    summary = demo.summary
    assert len(summary["tickets"]) == 2
    for window in ("kiosk", "counter", "facing", "reception", "display", "manager"):
        for language in ("ar", "en"):
            assert any(
                name.startswith(window) and name.endswith(f"-{language}.png")
                for name in summary["screens"]
            ), (window, language)
    for name in (*summary["tickets"], *summary["screens"]):
        assert (demo.folder / name).read_bytes().startswith(PNG)
    assert summary["reports"]
    for name in summary["reports"]:
        assert (demo.folder / name).read_bytes().startswith(b"%PDF-")


def test_its_secrets_are_nobody_elses(demo: Shown) -> None:
    for name in ("registry.key", "pepper"):
        file = demo.folder / "state" / name
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (demo.folder / "state" / "registry.key").read_text() not in demo.said


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no list of processes")
def test_no_process_is_left_behind(demo: Shown) -> None:
    left = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            left.append(file.read_bytes())
        except OSError:  # it has just ended
            continue
    assert not [words for words in left if str(demo.folder).encode() in words]


def test_its_journal_can_be_looked_into_afterwards(demo: Shown, center: CommandLine) -> None:
    settings = center.home / "center.toml"
    settings.write_text(f'center = "{CODE}"\nstate = "{demo.folder / "state"}"\n')
    verdict = center("journal", "verify", "--json", "--config", settings).value
    assert (verdict["sound"], verdict["checked"]) == (True, demo.summary["journal"]["seq"])
    assert center("rebuild", "--json", "--config", settings).value == {"equal": True}


def test_a_folder_of_somebody_else_is_left_alone(center: CommandLine) -> None:
    (center.home / "letters").mkdir()
    letter = center.home / "letters" / "letter.txt"
    letter.write_text("Dear Rana")
    said = center("demo", "--headless", "--out", letter.parent)
    assert "choose another folder" in said.sentence()
    assert letter.read_text() == "Dear Rana"


def counters(visit: Visit) -> list[str]:
    return [sitting.counter for sitting in visit.sittings]


def played(state: Path, seed: int) -> list[tuple[Any, ...]]:
    """A morning without windows or registry: who was given which number, and what came of it."""
    state.mkdir()
    (state / "registry.key").write_text("a-key-that-no-registry-has-ever-given")
    nobody = "http://127.0.0.1:1"
    day = set_up(Settings(center=CODE, state=state, registry_url=nobody))
    try:
        began = day.clock.now().at
        play(day, seed, lambda: None)
        assert day.clock.now().at - began < 5 * HOUR
        with pytest.raises(Unavailable):
            close(day)
        visits = sorted(day.house.center.hall.visits.values(), key=lambda visit: visit.number)
        assert {visit.stand for visit in visits} <= {Stand.SERVED, Stand.MISSED, Stand.EXPIRED}
        return [
            (visit.number, visit.issued.at - began, visit.lines, visit.stand, counters(visit))
            for visit in visits
        ]
    finally:
        day.close()


def test_the_same_seed_gives_the_same_morning_even_without_a_registry(tmp_path: Path) -> None:
    first = played(tmp_path / "first", 5)
    assert len(first) >= 40
    assert played(tmp_path / "again", 5) == first
