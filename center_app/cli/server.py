"""`center server`: the one process that touches the database, for many stations."""

from argparse import Namespace
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from center_app.cli.failures import Failed
from center_app.cli.filing.archive import Archive
from center_app.cli.filing.clerk import Clerk
from center_app.cli.house import House, open_house
from center_app.cli.link import keep_up
from center_app.cli.machine import keep_secret, secret_file
from center_app.cli.settings import HTTPS, Settings
from center_app.store.duty import Duty
from sync.stations.asking import Asking
from sync.stations.passes import Passes
from sync.stations.server import StationServer
from sync.stations.serving import serve as serve_stations
from sync.stations.standby import Standby
from sync.stations.tls import ServerFiles
from sync.stations.update_shelf import UpdateShelf
from sync.worker import SyncStatus, Worker

EVERYWHERE = "0.0.0.0"


def serve(settings: Settings, options: Namespace) -> None:
    """Prints the address once it listens, then serves until it is stopped.

    Of two servers on one database one stands by. Raises Failed for an address that is none or
    whose certificate cannot be made.
    """
    host, port = server_address(settings)
    with closing(open_house(settings)) as house, suppress(KeyboardInterrupt):
        files = server_files(settings, host, house.clock.now().at)
        work = _Work(house)

        def announce(_listening: str, taken: int) -> None:
            print(f"https://{host}:{taken}", flush=True)

        where = options.host or ("127.0.0.1" if _is_here(host) else EVERYWHERE)
        with closing(work):
            serve_stations(work.app, files, announce, host=where, port=options.port or port)


class _Work:
    """What the server does while it is on duty: it answers, keeps the link up, and makes the
    documents of closed days."""

    def __init__(self, house: House) -> None:
        passes = Passes(secret_file(house.settings.state / "passes"))
        asking = Asking(house.center, house.clock, passes, self._status, Archive(house))
        self._house = house
        self._link: Worker | None = None
        self._ends = ExitStack()
        self._standby = Standby(Duty(house.engine), self._change)
        shelf = UpdateShelf(updates_folder(house.settings))
        self.app = StationServer(
            asking, house.engine, house.clock, self._standby.on_duty, shelf=shelf
        )
        self._standby.look()
        self._standby.start()

    def close(self) -> None:
        self._standby.end()
        self._ends.close()

    def _change(self, on: bool) -> None:
        if on:
            self._ends = ExitStack()
            self._link = keep_up(replace(self._house, parts=self._ends))
            clerk = Clerk(self._house)
            clerk.start()
            self._ends.callback(clerk.end)
        else:
            self.app.hub.cut()
            self._link = None
            # Ending the link may take seconds, in which the duty could be taken up again.
            Thread(target=self._ends.close, daemon=True).start()

    def _status(self) -> SyncStatus | None:
        return self._link.status() if self._link is not None else None


def updates_folder(settings: Settings) -> Path:
    """Where the update lies that the server has for its stations."""
    return settings.state / "updates"


def server_address(settings: Settings) -> tuple[str, int]:
    """Name or address, and port (0: a free one), by which stations find it. Raises Failed."""
    parts = urlsplit(settings.server_url)
    if parts.scheme != "https" or not parts.hostname:
        raise Failed(f"server_url has to begin with https://, and {settings.server_url} does not.")
    return parts.hostname, HTTPS if parts.port is None else parts.port


def server_files(settings: Settings, host: str, now: int) -> ServerFiles:
    """The files by which the server is known, made where they are not there. Raises Failed."""
    files = ServerFiles(settings.state)
    try:
        files.prepare((host,), now, keep_secret)
    except ValueError as error:
        raise Failed(f"The server's certificate cannot be made: {error}.") from error
    return files


def _is_here(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"
