"""A center that lives on, and backups of it."""

from contextlib import closing
from pathlib import Path
from typing import Any

from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings, load
from center_app.domain import commands as c
from command_line import CommandLine


def settings_of(state: Path, **more: object) -> Settings:
    given = {f"CENTER_{name.upper()}": str(value) for name, value in more.items()}
    return load(None, {"CENTER_STATE": str(state), **given})


def lived(settings: Settings, tickets: int = 3) -> None:
    with closing(open_house(settings)) as house:
        for _ in range(tickets):
            asked = (c.Asked("passport-renewal"),)
            house.do(c.Issue, visit=house.new_id(), token=house.new_id(), asked=asked)


def recorded(house: House) -> list[str]:
    return [entry.envelope.id for entry in house.center.journal.after(0)]


def made(center: CommandLine, **variables: Any) -> Path:
    said = center("backup", "--json", **variables)
    assert said.code == 0, said.err
    return Path(said.value["file"])
