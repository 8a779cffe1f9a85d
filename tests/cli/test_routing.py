"""The parameters of who is next, seen and changed on a center that runs."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import pytest

from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings
from center_app.domain import place
from center_app.domain.routing.parameters import MEANINGS, RANGES, Routing
from command_line import CommandLine


def inside(center: CommandLine, seen: Callable[[House], Any]) -> Any:
    """Look into the center between two commands."""
    house = open_house(Settings(state=center.state))
    try:
        return seen(house)
    finally:
        house.close()


def settings_of(center: CommandLine) -> place.Settings:
    settings: place.Settings = inside(center, lambda house: house.center.hall.settings)
    return settings


def test_every_parameter_has_a_range_and_a_meaning() -> None:
    assert set(asdict(Routing())) == set(RANGES) == set(MEANINGS)
    assert not list(Routing().faults())


def test_every_parameter_is_shown_with_value_range_and_meaning(sample: CommandLine) -> None:
    said = sample("routing", "show")
    lines = said.out.splitlines()
    assert [line.split()[0] for line in lines] == list(RANGES)
    assert f"{Routing().priority:g} (1 to 5)" in lines[0]
    assert lines[0].endswith(MEANINGS["priority"])
    facts = sample("routing", "show", "--json").value
    assert facts["bound_min"] == {
        "value": Routing().bound_min,
        "usual": Routing().bound_min,
        "least": 20.0,
        "greatest": 120.0,
        "meaning": MEANINGS["bound_min"],
    }


def test_what_is_set_holds_and_nothing_else_changes(sample: CommandLine) -> None:
    before = settings_of(sample)
    said = sample("routing", "set", "priority=2.5", "bound_min=60")
    assert said.out.strip() == "From now on the rule goes by priority=2.5, bound_min=60."
    changed = replace(before.routing, priority=2.5, bound_min=60.0)
    assert settings_of(sample) == replace(before, routing=changed)
    assert f"2.5 (1 to 5, usually {Routing().priority:g})" in sample("routing", "show").out


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("priority=9", "priority=9 is not accepted: it is from 1 to 5."),
        ("brief=-0.1", "brief=-0.1 is not accepted: it is from 0 to 1."),
        ("carry=nan", "carry=nan is not accepted: it is from 0 to 1."),
        ("bound_min=inf", "bound_min=inf is not accepted: it is from 20 to 120."),
        ("grace_min=long", "'long' is no number for grace_min: it is from 0 to 60."),
        ("grace_min", "'' is no number for grace_min: it is from 0 to 60."),
    ],
)
def test_a_wrong_value_is_refused_with_its_range(
    sample: CommandLine, wrong: str, sentence: str
) -> None:
    before = settings_of(sample)
    assert sample("routing", "set", "appointment=3", wrong).sentence() == sentence
    assert settings_of(sample) == before, "not even what was right is changed"


def test_a_wrong_name_is_told_the_right_ones(sample: CommandLine) -> None:
    said = sample("routing", "set", "prioritty=2").sentence()
    assert said.startswith("There is no parameter 'prioritty'; there are: priority, appointment,")


def test_without_a_center_there_is_nothing_to_set(center: CommandLine) -> None:
    said = center("routing", "set", "priority=2").sentence()
    assert said == "The center has not been set up yet."
