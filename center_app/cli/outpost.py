"""A station whose center is behind a server."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.ground import folder_of_stations
from center_app.cli.machine import SystemClock, ids, keep_secret, new_token
from center_app.cli.settings import Settings
from center_app.domain.clock import Clock
from center_app.domain.plain import Unreadable
from center_app.store.kept.stations import Kind
from sync.stations.alone import Alone
from sync.stations.identity import Identity, read_identity
from sync.stations.kept_commands import KeptCommands
from sync.stations.kiosk_center import KioskCenter
from sync.stations.remote import RemoteCenter, RemoteLink
from sync.stations.ticket_book import TicketBook
from ui.station import Station


@dataclass(frozen=True)
class Outpost:
    """What windows stand on there, as on a house elsewhere."""

    settings: Settings
    center: RemoteCenter
    clock: Clock
    new_id: Callable[[], str]

    @property
    def link(self) -> RemoteLink:
        """The server keeps it up, and tells how it stands."""
        return self.center.link

    def station(self, name: str) -> Station:
        file = folder_of_stations(self.settings) / f"{name}.kept"
        shelf = KeptCommands(file, self.center, keep_secret)
        return Station(name, self.center, self.clock, self.new_id, new_token, shelf)

    def close(self) -> None:
        self.center.close()


def open_outpost(settings: Settings, options: Namespace) -> Outpost | None:
    """The station of this name, or else the only one of this kind; None where there is none.

    The options then have the station's name, and its counter. Raises Failed where another kind of
    window is asked for than the machine is enrolled for, and where it is not clear which.
    """
    identity = _identity(settings, options.station, options.window)
    if identity is None:
        return None
    if identity.kind != options.window:
        raise Failed(f"{identity.name} is enrolled as a {identity.kind}, not {options.window}.")
    options.station = identity.name
    if identity.counter is not None:
        options.counter = identity.counter
    clock = SystemClock()
    new_id = ids(clock)
    return Outpost(settings, _center(settings, identity, clock, new_id), clock, new_id)


def _center(
    settings: Settings, identity: Identity, clock: Clock, new_id: Callable[[], str]
) -> RemoteCenter:
    """A kiosk's goes on without the server, by what it has on its own disk."""
    if identity.kind is not Kind.KIOSK:
        return RemoteCenter(identity, run=new_id())
    book = TicketBook(folder_of_stations(settings) / f"{identity.name}.db")
    return KioskCenter(identity, Alone(book, identity.center, clock, new_id), clock, new_id())


def identity_file(settings: Settings, name: str) -> Path:
    return folder_of_stations(settings) / f"{name}.json"


def _identity(settings: Settings, name: str, window: str) -> Identity | None:
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
