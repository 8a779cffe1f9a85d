"""`center bench forecast` sets the forecast beside last week, on the same days."""

import pytest

from command_line import CommandLine


@pytest.mark.chaos
def test_the_forecast_is_clearly_better_than_last_week(center: CommandLine) -> None:
    said = center("bench", "forecast", "--json", "--runs", 2, "--days", 60, "--seed", 7)
    lines = {one["figure"]: one for one in said.value}
    for name in ("days", "half hours", "half hours by agency"):
        assert 0 < lines[name]["forecast"] < lines[name]["naive"]
        assert lines[name]["ratio"] < 1
    assert lines["half hours"]["met"]
    for name in ("days in range %", "half hours in range %"):
        assert 60 < lines[name]["forecast"] < 95


@pytest.mark.long
@pytest.mark.chaos
def test_the_table_says_what_is_wanted(center: CommandLine) -> None:
    said = center("bench", "forecast", "--runs", 1, "--days", 20)
    titles, days, *_ = said.out.splitlines()
    assert titles.split() == ["figure", "forecast", "last", "week", "ratio", "+-", "wanted", "goal"]
    assert "ratio <= 0.8" in days
