"""The settings of an installation: each declared once, read from `center.toml` and `CENTER_*`."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from center_app.cli.accepted import READERS
from center_app.cli.failures import Failed
from center_app.domain.training import CODE as TRAINING
from center_app.language import words
from printers.profile import Profile, profile_of

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


@dataclass(frozen=True)
class Settings:
    """What one installation is told from outside.

    The metadata says what each setting is for, what it `takes` and which commands read it (`by`).
    """

    center: str = field(
        default="JO-CENTER-001",
        metadata={
            "about": words("The center's code at the national registry."),
            "takes": "center",
            "by": "all",
        },
    )
    state: Path = field(
        default=Path(),
        metadata={
            "about": words("The folder of database, spool and secrets."),
            "takes": "path",
            "by": "all",
        },
    )
    database_url: str = field(
        default="",
        metadata={
            "about": words("The database; left empty: center.db in the state folder."),
            "takes": "database",
            "by": "all",
        },
    )
    language: str = field(
        default="ar",
        metadata={
            "about": words("The language that screens begin in."),
            "takes": "language",
            "by": "kiosk counter facing reception display manager doctor setup",
        },
    )
    printer: str = field(
        default="none",
        metadata={
            "about": words("The ticket printer."),
            "takes": "printer",
            "by": "kiosk counter reception printer doctor",
        },
    )
    printer_profile: str = field(
        default="",
        metadata={
            "about": words("What kind of printer it is; left empty: the usual one for the paper."),
            "takes": "profile",
            "by": "kiosk counter reception printer doctor",
        },
    )
    paper: int = field(
        default=80,
        metadata={
            "about": words("The width of the paper in mm."),
            "takes": "paper",
            "by": "kiosk counter reception printer doctor",
        },
    )
    voice: str = field(
        default="default",
        metadata={
            "about": words(
                "The sound output on which a display says its calls; none: it is silent."
            ),
            "takes": "sound",
            "by": "display voice doctor",
        },
    )
    loudspeakers: dict[str, str] = field(
        default_factory=dict,
        metadata={
            "about": words(
                "The sound output of each zone, where one machine has several; left empty: "
                "voice is that of all."
            ),
            "takes": "sounds",
            "by": "display",
        },
    )
    voice_folder: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder of the voice; left empty: voice in the state folder, made there "
                "when it is not."
            ),
            "takes": "path",
            "by": "display voice doctor",
        },
    )
    zones: tuple[str, ...] = field(
        default=(),
        metadata={
            "about": words("The zones whose calls a display shows and says; left empty: all."),
            "takes": "codes",
            "by": "display",
        },
    )
    counters: tuple[str, ...] = field(
        default=(),
        metadata={
            "about": words(
                "The counters whose calls a display shows and says besides those of its "
                "zones; with neither: all."
            ),
            "takes": "signs",
            "by": "display",
        },
    )
    hall_depth: int = field(
        default=10,
        metadata={
            "about": words(
                "How far from a display the last people sit, in metres; its figures are as "
                "high as that needs."
            ),
            "takes": "metres",
            "by": "display",
        },
    )
    screen_inches: int = field(
        default=0,
        metadata={
            "about": words(
                "How large a display's screen is from corner to corner, in inches; 0: "
                "as it reports."
            ),
            "takes": "inches",
            "by": "display",
        },
    )
    slides: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder of pictures and texts beside a display's calls; left empty: "
                "slides in the state folder."
            ),
            "takes": "path",
            "by": "display slides",
        },
    )
    ticket_base: str = field(
        default="",
        metadata={
            "about": words(
                "The public address of the tickets' page; left empty, the QR code holds the "
                "token alone."
            ),
            "takes": "address",
            "by": "kiosk counter reception web poster",
        },
    )
    server_url: str = field(
        default="https://127.0.0.1:8760",
        metadata={
            "about": words("Where stations find the center's server (`center server`)."),
            "takes": "address",
            "by": "server station",
        },
    )
    standby_url: str = field(
        default="",
        metadata={
            "about": words(
                "Where they find the other one of two servers; left empty: there is one."
            ),
            "takes": "address",
            "by": "station",
        },
    )
    registry_url: str = field(
        default="",
        metadata={
            "about": words("The central registry's address; left empty: none."),
            "takes": "address",
            "by": "sync server manager doctor",
        },
    )
    registry_key_file: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The file with the key that the registry gave; left empty: registry.key in the "
                "state folder."
            ),
            "takes": "path",
            "by": "sync server manager",
        },
    )
    registry_ca_file: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The certificate of the registry's authority, for https; left empty: "
                "registry-ca.pem in the state folder, if it is there."
            ),
            "takes": "path",
            "by": "sync server manager",
        },
    )
    registry_certificate_file: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The center's own certificate for the registry, with its key; left empty: "
                "registry.pem in the state folder, if it is there."
            ),
            "takes": "path",
            "by": "sync server manager doctor",
        },
    )
    reports: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder in which the reports are made when a day is closed; left empty: "
                "reports in the state folder."
            ),
            "takes": "path",
            "by": "server manager report",
        },
    )
    assessment_article: int = field(
        default=7,
        metadata={
            "about": words("The by-law's article that the performance report names."),
            "takes": "article",
            "by": "report",
        },
    )
    training: bool = field(
        default=False,
        metadata={
            "about": words(
                "Whether this is for practice: with data of its own, marked, never sent."
            ),
            "takes": "yes",
            "by": "all",
        },
    )
    training_database_url: str = field(
        default="",
        metadata={
            "about": words(
                "The database for practice; left empty: center.db in training in the state folder."
            ),
            "takes": "database",
            "by": "all",
        },
    )
    backups: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder of backups, best on another disk; left empty: backups in the "
                "state folder."
            ),
            "takes": "path",
            "by": "backup",
        },
    )
    archive: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The folder, on another disk or machine, for what is recorded between two backups; "
                "left empty: it is kept nowhere else."
            ),
            "takes": "path",
            "by": "archive backup restore doctor",
        },
    )
    publisher_keys_file: Path = field(
        default=Path(),
        metadata={
            "about": words(
                "The file with the public keys of the catalogue's publisher; left empty: "
                "publisher.keys in the state folder."
            ),
            "takes": "path",
            "by": "sync server manager",
        },
    )

    log_size: int = field(
        default=5,
        metadata={
            "about": words("After how many MB a program's log is begun anew."),
            "takes": "megabytes",
            "by": "server kiosk counter facing reception display manager web sync archive registry",
        },
    )
    log_files: int = field(
        default=10,
        metadata={
            "about": words("How many files of each program's log are kept, the newest."),
            "takes": "few",
            "by": "server kiosk counter facing reception display manager web sync archive registry",
        },
    )

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.state / 'center.db'}"

    @property
    def profile(self) -> Profile:
        return profile_of(self.printer_profile, self.paper)

    @property
    def voice_pack(self) -> Path:
        return self.voice_folder if self.voice_folder.name else self.state / "voice"

    @property
    def slides_folder(self) -> Path:
        return self.slides if self.slides.name else self.state / "slides"

    @property
    def backups_folder(self) -> Path:
        return self.backups if self.backups.name else self.state / "backups"

    @property
    def reports_folder(self) -> Path:
        return self.reports if self.reports.name else self.state / "reports"

    @property
    def registry_key(self) -> Path:
        return (
            self.registry_key_file if self.registry_key_file.name else self.state / "registry.key"
        )

    @property
    def publisher_keys(self) -> Path:
        named = self.publisher_keys_file
        return named if named.name else self.state / "publisher.keys"

    @property
    def registry_ca(self) -> Path | None:
        """The file that was named, or the usual one if it is there."""
        return _named_or_there(self.registry_ca_file, self.state / "registry-ca.pem")

    @property
    def registry_certificate(self) -> Path | None:
        """The file that was named, or the usual one if it is there."""
        return _named_or_there(self.registry_certificate_file, self.state / "registry.pem")


def _named_or_there(named: Path, usual: Path) -> Path | None:
    if named.name:
        return named
    return usual if usual.is_file() else None


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
