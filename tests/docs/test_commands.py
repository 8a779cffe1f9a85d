"""Every command that a guide names is one, and a center of one's own is made as it is told."""

import json
from pathlib import Path

import pytest

from center_app.cli.parser import parser
from center_app.domain.place import Settings
from center_app.domain.plain import read
from center_app.sample import sample_catalogue_bytes
from command_line import CommandLine
from guides import LANGUAGES, Guide, guide, guides, title

MAKING = ("init", "catalogue", "place", "employee")
"""The commands with which a center is made, before its windows are opened."""


@pytest.mark.parametrize("one", guides(), ids=title)
def test_every_command_in_a_guide_is_understood(one: Guide) -> None:
    for arguments in one.commands:
        assert _understood(arguments), arguments


def test_a_center_of_its_own_is_made_as_the_guide_tells(center: CommandLine) -> None:
    it = guide("en", "it.md")
    (toml,), (settings,) = it.blocks("toml"), it.blocks("json")
    center.config.parent.mkdir(parents=True)
    center.config.write_text(toml)
    Path("center.json").write_text(settings)
    Path("catalogue.json").write_bytes(sample_catalogue_bytes())
    for step in it.steps:
        if step[0] in MAKING:
            said = center(*step, typed="2468\n")
            assert said.code == 0, said
    assert center("journal", "verify", "--json").value["sound"]


def test_the_same_settings_stand_in_both_languages() -> None:
    (arabic,), (english,) = (guide(language, "it.md").blocks("json") for language in LANGUAGES)
    assert arabic == english
    assert len(read(Settings, json.loads(english)).zones) == 2


def _understood(arguments: list[str]) -> bool:
    try:
        parser().parse_args(arguments)
    except SystemExit as end:
        return end.code == 0  # --help ends the program too
    return True
