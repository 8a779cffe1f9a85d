"""The journeys read back by pm4py, the program for process mining that researchers use.

It is not among the project's libraries: AGPL and half a gigabyte with what it needs. So it has an
environment of its own here, made for the test from the package index and gone with it; or that of
a Python which is named in PM4PY.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from venv import EnvBuilder

import pytest

from center_app.simulation.recorded.event_log import write_event_log
from recorded_days import played_morning

PM4PY = "pm4py>=2.7,<3"

INSTALL_S, READ_S = 900, 180

READER = """
import json, sys
import pm4py
log = pm4py.read_xes(sys.argv[1])
starts = pm4py.get_start_activities(log)
graph, _, _ = pm4py.discover_dfg(log)
print(json.dumps({
    "cases": int(log["case:concept:name"].nunique()),
    "events": len(log),
    "starts": {str(name): int(count) for name, count in starts.items()},
    "called_after_ticket": int(graph.get(("ticket", "call"), 0)),
    "resources": sorted(set(log["org:resource"].dropna())),
    "in_order": all(
        times.is_monotonic_increasing
        for _, times in log.groupby("case:concept:name")["time:timestamp"]
    ),
}))
"""

pytestmark = pytest.mark.chaos


@pytest.fixture(scope="module")
def miner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has pm4py."""
    if named := os.environ.get("PM4PY"):
        return Path(named)
    folder = tmp_path_factory.mktemp("pm4py")
    EnvBuilder(with_pip=True, symlinks=True).create(folder)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PM4PY]
    done = subprocess.run(install, capture_output=True, text=True, timeout=INSTALL_S, check=False)
    if done.returncode:
        pytest.skip(f"{PM4PY} cannot be had from the package index: {done.stderr[-200:]}")
    return python


def test_pm4py_reads_every_journey_and_finds_the_way_through_the_hall(
    miner: Path, sqlite_url: str, tmp_path: Path
) -> None:
    day = played_morning(sqlite_url, visits=12)
    file = tmp_path / "journeys.xes"
    with file.open("wb") as whole:
        assert write_event_log(whole, [day]) == 12
    read = subprocess.run(
        [str(miner), "-c", READER, str(file)],
        capture_output=True,
        text=True,
        timeout=READ_S,
        check=False,
    )
    assert read.returncode == 0, read.stderr
    found = json.loads(read.stdout.splitlines()[-1])
    called = [visit for visit in day.visits if visit.sittings]
    assert found["cases"] == 12
    assert found["events"] == file.read_text().count("<event>")
    assert found["starts"] == {"ticket": 12}
    assert found["called_after_ticket"] == len(called)
    assert found["in_order"]
    at = {f"counter {sitting.counter}" for visit in called for sitting in visit.sittings}
    assert set(found["resources"]) == at
