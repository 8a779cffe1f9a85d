"""`center server`: the one process that touches the database, for many stations."""

from argparse import Namespace
from contextlib import closing, suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from center_app.cli.failures import Failed
from center_app.cli.house import House, open_house
from center_app.cli.link import keep_up
from center_app.cli.machine import keep_secret, secret_file
from center_app.cli.settings import Settings
from sync.stations.asking import Asking
from sync.stations.passes import Passes
from sync.stations.server import StationServer
from sync.stations.serving import serve as serve_stations
from sync.stations.tls import ServerFiles
from sync.worker import Worker

EVERYWHERE = "0.0.0.0"


def serve(settings: Settings, options: Namespace) -> None:
    """Prints the address once it listens, then serves until it is stopped.

    Raises Failed for an address that is none or whose certificate cannot be made.
    """
    host, port = server_address(settings)
    with closing(open_house(settings)) as house, suppress(KeyboardInterrupt):
        files = server_files(settings, host, house.clock.now().at)
        link = keep_up(house)

        def announce(_listening: str, taken: int) -> None:
            print(f"https://{host}:{taken}", flush=True)

        where = options.host or ("127.0.0.1" if _is_here(host) else EVERYWHERE)
        serve_stations(_app(house, link), files, announce, host=where, port=options.port or port)


def server_address(settings: Settings) -> tuple[str, int]:
    """Name or address, and port, by which stations find the server. Raises Failed."""
    parts = urlsplit(settings.server_url)
    if parts.scheme != "https" or not parts.hostname:
        raise Failed(f"server_url has to begin with https://, and {settings.server_url} does not.")
    return parts.hostname, 443 if parts.port is None else parts.port  # 0: a free one


def server_files(settings: Settings, host: str, now: int) -> ServerFiles:
    """The files by which the server is known, made where they are not there. Raises Failed."""
    files = ServerFiles(settings.state)
    try:
        files.prepare((host,), now, keep_secret)
    except ValueError as error:
        raise Failed(f"The server's certificate cannot be made: {error}.") from error
    return files


def _app(house: House, link: Worker | None) -> StationServer:
    passes = Passes(secret_file(house.settings.state / "passes"))
    status = link.status if link is not None else lambda: None
    asking = Asking(house.center, house.clock, passes, status)
    return StationServer(asking, house.engine, house.clock)


def _is_here(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"
