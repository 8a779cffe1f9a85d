"""What a station's windows stand on: the center in this process, or the server of one."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Protocol

from center_app.cli.house import open_house
from center_app.cli.settings import Settings
from center_app.domain.clock import Clock
from center_app.domain.report import DayReport
from sync.worker import LinkSource
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

    @property
    def link(self) -> LinkSource | None: ...

    def station(self, name: str) -> Station: ...

    def close(self) -> None: ...


def open_ground(settings: Settings, options: Namespace) -> Ground:
    """Where this machine is enrolled as a station of a server, that; else the center here.

    What speaks to a server is loaded only there. Raises as `open_outpost` and `open_house` do.
    """
    if any(folder_of_stations(settings).glob("*.json")):
        from center_app.cli.outpost import open_outpost

        outpost = open_outpost(settings, options)
        if outpost is not None:
            return outpost
    return open_house(settings)


def folder_of_stations(settings: Settings) -> Path:
    """Where the stations' keys lie that this machine is enrolled as."""
    return settings.state / "stations"
