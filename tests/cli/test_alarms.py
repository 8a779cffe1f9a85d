"""The limits of alarms, seen and changed on a center that runs."""

from dataclasses import asdict

from center_app.domain.alarm_limits import MEANINGS, RANGES, AlarmLimits
from command_line import CommandLine


def test_every_limit_has_a_range_and_a_meaning() -> None:
    assert set(asdict(AlarmLimits())) == set(RANGES) == set(MEANINGS)
    assert not list(AlarmLimits().faults())


def test_what_is_set_holds_and_is_shown(sample: CommandLine) -> None:
    said = sample("alarms", "set", "capacity=180", "people=2")
    assert said.out.strip() == "From now on alarms go by capacity=180, people=2."
    facts = sample("alarms", "show", "--json").value
    assert (facts["capacity"]["value"], facts["people"]["value"]) == (180, 2)
    assert [line.split()[0] for line in sample("alarms", "show").out.splitlines()] == list(RANGES)


def test_what_is_no_limit_changes_nothing(sample: CommandLine) -> None:
    for wrong in ("people=0.5", "size=3", "people=many"):
        assert sample("alarms", "set", "capacity=50", wrong, fails=True).err
    assert sample("alarms", "show", "--json").value["capacity"]["value"] != 50
