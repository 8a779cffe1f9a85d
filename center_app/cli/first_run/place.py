"""Where an installation keeps its settings and its data, and whose these are."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from center_app.cli.first_run.questions import REGISTRY, SERVER
from center_app.cli.settings import Settings, load, settings_file, state_folder

PACKAGE = Path("/etc/center")
"""Where the Debian package has its settings."""

SERVER_USER, STATION_USER = "center", "center-station"


@dataclass(frozen=True, slots=True)
class Place:
    """`owner`: to whom all in the state folder is given in the end; empty: to whoever runs this."""

    file: Path
    environment: Mapping[str, str]
    owner: str = ""

    def settings(self) -> Settings:
        """As they stand. Raises WrongSetting."""
        return load(self.file if self.file.is_file() else None, self.environment)

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
