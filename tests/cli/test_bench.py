"""The benchmarks run, and end even when one of their processes does not."""

from pathlib import Path

import pytest

from center_app.cli.bench import workers
from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from command_line import CommandLine


def test_a_command_is_measured_against_a_bare_transaction(center: CommandLine) -> None:
    few = ("--waiting", 3, "--processes", 1, "--runs", 1, "--operations", 3)
    (line,) = center.process("bench", "call", *few, "--json").value
    assert (line["database"], line["waiting"], line["processes"]) == ("sqlite", 3, 1)
    assert line["ratio"] == pytest.approx(line["command_ms"] / line["baseline_ms"])
    assert not center.state.exists(), "it leaves the installation alone"


def test_each_process_needs_a_counter(center: CommandLine) -> None:
    said = center("bench", "call", "--processes", 1, 9)
    assert said.sentence() == "Each process needs a counter, and there are 8."


def test_a_process_that_dies_ends_the_benchmark(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    nowhere = f"sqlite:///{tmp_path / 'nowhere' / 'bench.db'}"
    job = workers.Job(Settings(), tmp_path, nowhere, "issue", 1)
    with pytest.raises(Failed, match="broke off"):
        workers.mean_ms(job, "issue", 2)
    assert "does not exist" in capfd.readouterr().err
