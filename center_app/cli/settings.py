"""The settings of an installation: each declared once, read from `center.toml` and `CENTER_*`."""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

CENTER = re.compile(r"[A-Z0-9-]{3,24}")


class WrongSetting(Exception):
    """A setting that is not known or has a value that is not accepted; says which are."""


@dataclass(frozen=True)
class Settings:
    """What one installation is told from outside. The metadata says what each setting is for."""

    center: str = field(
        default="JO-CENTER-001",
        metadata={"about": "The center's code at the national registry.", "takes": "center"},
    )
    state: Path = field(
        default=Path(),
        metadata={"about": "The folder of database, spool and secrets.", "takes": "folder"},
    )
    database_url: str = field(
        default="",
        metadata={
            "about": "The database: sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE. "
            "Left empty: center.db in the state folder.",
            "takes": "text",
        },
    )
    language: str = field(
        default="ar", metadata={"about": "The language that screens begin in.", "takes": "language"}
    )
    printer: str = field(
        default="none",
        metadata={
            "about": "The ticket printer: none, network:HOST:PORT, usb:VENDOR:PRODUCT, "
            "serial:DEVICE or file:PATH.",
            "takes": "text",
        },
    )
    paper: int = field(
        default=80, metadata={"about": "The width of the paper in mm.", "takes": "paper"}
    )
    ticket_base: str = field(
        default="",
        metadata={
            "about": "The public address of the tickets' page; left empty, the QR code holds the "
            "token alone.",
            "takes": "address",
        },
    )
    registry_url: str = field(
        default="",
        metadata={"about": "The central registry's address; left empty: none.", "takes": "address"},
    )
    registry_key_file: Path = field(
        default=Path(),
        metadata={"about": "The file with the key that the registry gave.", "takes": "folder"},
    )

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.state / 'center.db'}"

    @property
    def registry_key(self) -> Path:
        return (
            self.registry_key_file if self.registry_key_file.name else self.state / "registry.key"
        )


def load(config: Path | None, environment: Mapping[str, str]) -> Settings:
    """The settings of this machine: the file's, and over them the environment's.

    Raises WrongSetting, naming the setting and what it accepts.
    """
    named = config or (
        Path(environment["CENTER_CONFIG"]) if "CENTER_CONFIG" in environment else None
    )
    file = named or config_folder(environment) / "center.toml"
    values = _from_file(file, must_exist=named is not None)
    values.update(_from_environment(environment))
    values.setdefault("state", str(state_folder(environment)))
    return Settings(**{name: _read(name, value) for name, value in values.items()})


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
    """Every setting: its name in the file, its variable, and what it is for."""
    return [
        (each.name, f"CENTER_{each.name.upper()}", each.metadata["about"])
        for each in fields(Settings)
    ]


def _from_file(file: Path, *, must_exist: bool) -> dict[str, Any]:
    if not file.is_file():
        if must_exist:
            raise WrongSetting(f"There is no settings file {file}.")
        return {}
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongSetting(f"{file} is not valid TOML: {error}.") from error
    for name in values:
        _known(name, f"{name} in {file}")
    return values


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    values = {}
    for variable, value in environment.items():
        if variable.startswith("CENTER_") and variable != "CENTER_CONFIG":
            name = variable.removeprefix("CENTER_").lower()
            _known(name, variable)
            values[name] = value
    return values


def _known(name: str, shown: str) -> None:
    names = [each.name for each in fields(Settings)]
    if name not in names:
        raise WrongSetting(f"{shown} is not a setting. There are: {', '.join(names)}.")


def _read(name: str, value: Any) -> Any:
    takes = next(each.metadata["takes"] for each in fields(Settings) if each.name == name)
    read, accepted = READERS[takes]
    try:
        return read(value)
    except (TypeError, ValueError) as error:
        raise WrongSetting(f"{value!r} is no {name}. Accepted: {accepted}.") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _center(value: Any) -> str:
    code = _text(value)
    if not CENTER.fullmatch(code):
        raise ValueError
    return code


def _language(value: Any) -> str:
    if value not in {"ar", "en"}:
        raise ValueError
    return _text(value)


def _paper(value: Any) -> int:
    width = int(value)
    if width not in {58, 80}:
        raise ValueError
    return width


def _address(value: Any) -> str:
    text = _text(value)
    if text and (urlsplit(text).scheme not in {"http", "https"} or not urlsplit(text).hostname):
        raise ValueError
    return text.rstrip("/")


READERS: Mapping[str, tuple[Callable[[Any], Any], str]] = {
    "center": (_center, "3 to 24 capital letters, digits and hyphens"),
    "folder": (lambda value: Path(_text(value)), "a path"),
    "text": (_text, "a text"),
    "language": (_language, "ar or en"),
    "paper": (_paper, "58 or 80"),
    "address": (_address, "an address that begins with http:// or https://, or nothing"),
}
