"""Reading the settings, of `center.toml` and of the variables `CENTER_*`, which count more."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from center_app.cli.accepted import READERS
from center_app.cli.failures import Failed
from center_app.cli.settings.fields import Settings
from center_app.domain.training import CODE as TRAINING

HTTPS = 443
"""The port of an address that names none."""

_LOGIN = re.compile(r"//[^/@]*@")
"""A name, and perhaps a password, in an address."""


class WrongSetting(Failed):
    """A setting that is not known or has a value that is not accepted; says which are."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it was given, and where: `CENTER_PAPER`, or `paper in FILE`."""

    value: Any
    where: str


def load(config: Path | None, environment: Mapping[str, str]) -> Settings:
    """The settings of this machine: the file's, and over them the environment's.

    Raises WrongSetting, naming the setting and what it accepts.
    """
    return in_force(as_told(config, environment))


def as_told(config: Path | None, environment: Mapping[str, str]) -> Settings:
    """As file and environment have them, also those of which nothing counts while practising.

    Raises WrongSetting.
    """
    named = config is not None or "CENTER_CONFIG" in environment
    file = settings_file(config, environment)
    given = _from_file(file, must_exist=named) | _from_environment(environment)
    chosen = {name: read_setting(name, each) for name, each in given.items()}
    return Settings(**{"state": state_folder(environment), **chosen})


def in_force(settings: Settings) -> Settings:
    """What counts of them: for practice other places than for the real day."""
    return _for_training(settings) if settings.training else settings


def _for_training(settings: Settings) -> Settings:
    """Nothing of the real day is in reach: no folder, database, server, registry or ticket's page.

    The server for practice stands at the port after the real one's.
    """
    server = urlsplit(settings.server_url)
    port = HTTPS if server.port is None else server.port
    beside = server._replace(netloc=f"{server.hostname}:{port + 1 if port else 0}")
    return replace(
        settings,
        center=TRAINING,
        state=settings.state / "training",
        database_url=settings.training_database_url,
        server_url=beside.geturl(),
        standby_url="",
        registry_url="",
        ticket_base="",
        registry_key_file=Path(),
        registry_ca_file=Path(),
        registry_certificate_file=Path(),
        publisher_keys_file=Path(),
        reports=Path(),
        archive=Path(),
    )


def settings_file(config: Path | None, environment: Mapping[str, str]) -> Path:
    """The file that was named, by an option or the variable, else the platform's."""
    if config is None and "CENTER_CONFIG" in environment:
        return Path(environment["CENTER_CONFIG"])
    return config or config_folder(environment) / "center.toml"


def config_folder(environment: Mapping[str, str]) -> Path:
    """Where this platform keeps a user's configuration of the product."""
    if os.name == "nt":
        return Path(environment.get("PROGRAMDATA", "C:\\ProgramData")) / "Center"
    return Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "center"


def state_folder(environment: Mapping[str, str]) -> Path:
    """Where this platform keeps what the product writes."""
    if os.name == "nt":
        return config_folder(environment) / "state"
    return Path(environment.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "center"


def described() -> list[tuple[str, str, str]]:
    """Every setting: its name in the file, its variable, what it is for and what it accepts."""
    return [
        (
            each.name,
            f"CENTER_{each.name.upper()}",
            f"{each.metadata['about']} Accepted: {READERS[each.metadata['takes']][1]}.",
        )
        for each in fields(Settings)
    ]


def _from_file(file: Path, *, must_exist: bool) -> dict[str, Given]:
    if not file.is_file():
        if must_exist:
            raise WrongSetting(f"There is no settings file {file}.")
        return {}
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongSetting(f"{file} is not valid TOML: {error}.") from error
    given = {name: Given(value, f"{name} in {file}") for name, value in values.items()}
    for name, each in given.items():
        _known(name, each.where)
    return given


def _from_environment(environment: Mapping[str, str]) -> dict[str, Given]:
    given = {}
    for variable, value in environment.items():
        if variable.startswith("CENTER_") and variable != "CENTER_CONFIG":
            name = variable.removeprefix("CENTER_").lower()
            _known(name, variable)
            given[name] = Given(value, variable)
    return given


def _known(name: str, shown: str) -> None:
    names = [each.name for each in fields(Settings)]
    if name not in names:
        raise WrongSetting(f"{shown} is not a setting. There are: {', '.join(names)}.")


def read_setting(name: str, given: Given) -> Any:
    """The value of a setting. Raises WrongSetting, naming what it accepts."""
    takes = next(each.metadata["takes"] for each in fields(Settings) if each.name == name)
    read, accepted = READERS[takes]
    try:
        return read(given.value)
    except (TypeError, ValueError) as error:
        shown = without_login(repr(given.value))
        raise WrongSetting(f"{given.where} is {shown}. Accepted: {accepted}.") from error


def without_login(text: str) -> str:
    """The text without what may be a password in an address."""
    return _LOGIN.sub("//***@", text)
