"""Where an installation keeps its settings and its data, and whose these are."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from center_app.cli.first_run.questions import REGISTRY, SERVER
from center_app.cli.settings import Settings, as_told, in_force, settings_file, state_folder

if sys.platform != "win32":
    from pwd import getpwnam

PACKAGE = Path("/etc/center")
"""Where the Debian package has its settings."""

_RIGHTS = Lock()
"""One thread at a time does something with another's rights, for all threads have them then."""

SERVER_USER, STATION_USER = "center", "center-station"


@dataclass(frozen=True, slots=True)
class Place:
    """`owner`: to whom all in the state folder belongs; empty: to whoever runs this."""

    file: Path
    environment: Mapping[str, str]
    owner: str = ""

    def settings(self) -> Settings:
        """As they count. Raises WrongSetting."""
        return in_force(self.told())

    def told(self) -> Settings:
        """As they stand, whether this is for practice or not. Raises WrongSetting."""
        return as_told(self.file if self.file.is_file() else None, self.environment)

    @contextmanager
    def as_owner(self) -> Iterator[None]:
        """Do what follows with the owner's rights alone, and what is made belongs to the owner.

        Whoever has the folder could have laid links in it, and root must follow none. All threads
        of the process are meant. Raises LookupError for an owner that is not there.
        """
        if sys.platform == "win32" or not self.owner:
            yield
            return
        user = getpwnam(self.owner)
        with _RIGHTS:
            groups, group = os.getgroups(), os.getegid()
            os.initgroups(self.owner, user.pw_gid)
            os.setegid(user.pw_gid)
            os.seteuid(user.pw_uid)
            try:
                yield
            finally:
                os.seteuid(os.getuid())
                os.setegid(group)
                os.setgroups(groups)

    def give(self, state: Path) -> None:
        """Raises OSError, LookupError for an owner that is not there.

        What a link points to is nobody's to give away: whoever has the folder could have laid it.
        """
        if not self.owner:
            return
        shutil.chown(state, self.owner, self.owner)
        owner = state.stat()
        for _folder, folders, files, at in os.fwalk(state):
            for name in (*folders, *files):
                os.chown(name, owner.st_uid, owner.st_gid, dir_fd=at, follow_symlinks=False)


def place_of(
    config: Path | None,
    environment: Mapping[str, str],
    package: Path = PACKAGE,
    *,
    root: bool | None = None,
) -> Place:
    """Root on a machine with the package sets up what its services run by."""
    told = config is not None or "CENTER_CONFIG" in environment or "CENTER_STATE" in environment
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0 if root is None else root
    if is_root and not told and package.is_dir():
        return Place(package / "center.toml", environment, SERVER_USER)
    return Place(settings_file(config, environment), environment)


def for_role(place: Place, role: str) -> Place:
    """The same for a machine of this role: its service runs as a user of its own."""
    if not place.owner:
        return place
    owner = SERVER_USER if role in {SERVER, REGISTRY, "web"} else STATION_USER
    state = state_folder({"XDG_STATE_HOME": "/var/lib"}).with_name(owner)
    return replace(
        place, owner=owner, environment={**place.environment, "CENTER_STATE": str(state)}
    )
