"""Finding the enrolment that a machine was given: a file, one in a folder, or a scanner's text."""

import platform
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from center_app.cli.doctor import station
from center_app.cli.enrolment import ENDING
from center_app.cli.settings import Settings
from center_app.domain.plain import Unreadable
from sync.stations.identity import (
    MARK,
    Identity,
    Invitation,
    read_invitation,
    read_text,
)


class NoEnrolment(Exception):
    """Nothing here enrols a machine; `where` it was looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def enrolment(told: str, machine: str = "") -> tuple[Invitation, Path | None]:
    """What was told, and the file that is used up by it. Raises NoEnrolment.

    In a folder it is the file with the name of this `machine` as the network knows it, else the
    only one.
    """
    if told.strip().upper().startswith(MARK):
        try:
            return read_text(told), None
        except Unreadable as error:
            raise NoEnrolment(MARK) from error
    file = Path(told).expanduser()
    try:
        if file.is_dir():
            file = _in_folder(file, machine)
        return read_invitation(file.read_bytes()), file
    except (OSError, Unreadable) as error:
        raise NoEnrolment(str(file)) from error


def is_for_others(told: str, machine: str = "") -> bool:
    """Whether it is a folder in which no file has the name of this machine."""
    if told.strip().upper().startswith(MARK):
        return False
    folder = Path(told).expanduser()
    return folder.is_dir() and not (folder / _own(machine)).is_file()


def _in_folder(folder: Path, machine: str) -> Path:
    own = folder / _own(machine)
    files = sorted(folder.glob(f"*{ENDING}"))
    fitting = [own] if own in files else files
    if len(fitting) != 1:
        raise NoEnrolment(str(own))
    return fitting[0]


def _own(machine: str) -> str:
    name = (machine or platform.node()).lower().partition(".")[0]
    return re.sub(r"[^a-z0-9-]", "-", name) + ENDING


def identities(settings: Settings) -> list[Identity]:
    """What this machine is enrolled as; a damaged key counts as none."""
    return [one for one in station.identities(settings) if isinstance(one, Identity)]


def on_a_stick() -> str:
    """The only enrolment beside this program's folder or on what is plugged in, else nothing."""
    found = [file for folder in _folders() if folder.is_dir() for file in _in(folder)]
    return str(found[0]) if len(found) == 1 else ""


def _in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob(f"*{ENDING}"))
    except OSError:
        return []


def _folders() -> Iterator[Path]:
    yield Path.cwd()
    if sys.platform == "win32":
        yield from (Path(f"{letter}:/") for letter in string.ascii_uppercase[3:])
        return
    for root in (Path("/media"), Path("/run/media"), Path("/mnt")):
        yield from (one for depth in ("*", "*/*") for one in root.glob(depth))
