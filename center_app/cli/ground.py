"""What a station's windows stand on: the center in this process, or the server of one."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from center_app.cli.failures import Failed
from center_app.cli.house import open_house
from center_app.cli.machine import SystemClock, ids, new_token
from center_app.cli.settings import Settings
from center_app.domain.clock import Clock
from center_app.domain.plain import Unreadable
from center_app.domain.report import DayReport
from sync.stations.identity import Identity, read_identity
from sync.stations.remote import RemoteCenter
from ui.station import Source, Station


class Reporting(Source, Protocol):
    """A center of which the day's report can be asked too."""

    def day_report(self, day: date | None = None) -> DayReport: ...


class Ground(Protocol):
    """A house, or what a station far from it has in its place."""

    @property
    def settings(self) -> Settings: ...

    @property
    def center(self) -> Reporting: ...

    @property
    def clock(self) -> Clock: ...

    def station(self, name: str) -> Station: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Outpost:
    """A station whose center is behind a server."""

    settings: Settings
    center: RemoteCenter
    clock: Clock
    new_id: Callable[[], str]

    def station(self, name: str) -> Station:
        return Station(name, self.center, self.clock, self.new_id, new_token)

    def close(self) -> None:
        self.center.close()


def open_ground(settings: Settings, options: Namespace) -> Ground:
    """Where this machine is enrolled as a station of a server, that; else the center here.

    The options then have the station's name, and its counter. Raises Failed where another kind of
    window is asked for than the machine is enrolled for; and as `open_house` does.
    """
    identity = _identity(settings, options.station, options.window)
    if identity is None:
        return open_house(settings)
    if identity.kind != options.window:
        raise Failed(f"{identity.name} is enrolled as a {identity.kind}, not {options.window}.")
    options.station = identity.name
    if identity.counter is not None:
        options.counter = identity.counter
    clock = SystemClock()
    return Outpost(settings, RemoteCenter(identity), clock, ids(clock))


def identity_file(settings: Settings, name: str) -> Path:
    return settings.state / "stations" / f"{name}.json"


def _identity(settings: Settings, name: str, window: str) -> Identity | None:
    """The one of this name, or else the only one of this kind."""
    named = identity_file(settings, name)
    if named.is_file():
        return _read(named)
    if name != window:
        return None
    known = [_read(file) for file in sorted(named.parent.glob("*.json"))]
    fitting = [one for one in known if one.kind == window]
    if len(fitting) > 1:
        names = ", ".join(one.name for one in fitting)
        raise Failed(f"This machine is enrolled more than once: say --station with one of {names}.")
    return fitting[0] if fitting else None


def _read(file: Path) -> Identity:
    try:
        return read_identity(file.read_bytes())
    except Unreadable as error:
        raise Failed(f"{file} is damaged: enrol this station again.") from error
