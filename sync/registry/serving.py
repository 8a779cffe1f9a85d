"""Running the reference registry as a process of its own."""

import logging
import os
import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from threading import Event, Thread

from uvicorn import Config, Server
from uvicorn.supervisors import Multiprocess

from center_app.domain.clock import Clock
from center_app.domain.refusal import Unavailable
from sync.registry.country import Country, open_country
from sync.registry.server import RegistryServer
from sync.registry.tls import ServerTls

HOST = "127.0.0.1"
PORT = 8750

_KEEP_ALIVE_S = 75  # longer than a center that has nothing new stays away
_LAST_REQUESTS_S = 5
_STARTING_S = 60  # a busy machine needs long to start a process; sooner it is taken for dead
_WAITING = 2048
_KEEPING_S = 3_600

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Application:
    """What each process that serves makes for itself."""

    database: str
    clock: Clock

    def __call__(self) -> RegistryServer:
        return RegistryServer(open_country(self.database, self.clock), self.clock)


def serve(
    database: str,
    clock: Clock,
    announce: Callable[[str], None],
    *,
    host: str = HOST,
    port: int = PORT,
    tls: ServerTls | None = None,
    workers: int = 1,
) -> None:
    """Serve until the process is told to stop; `announce` gets the address once it listens.

    `database` is as for `open_country`. Port 0 takes a free one. So many `workers` serve as
    processes of their own, and one that dies is replaced. With `tls` only centers with a
    certificate are served. Raises Unavailable when the port cannot be had or the only
    database is away, Unusable when one is of no use.
    """
    with _listening(host, port) as listener, closing(open_country(database, clock)) as country:
        for name in country.reached().away:
            _log.warning("the database %s is away", name)
        application = Application(database, clock)
        config = Config(
            application if workers > 1 else RegistryServer(country, clock),
            factory=workers > 1,
            workers=workers,
            timeout_worker_healthcheck=_STARTING_S,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_S,
            timeout_graceful_shutdown=_LAST_REQUESTS_S,
            **(tls.options() if tls else {}),
        )
        shown = f"[{host}]" if ":" in host else host
        scheme = "https" if tls else "http"
        announce(f"{scheme}://{shown}:{listener.getsockname()[1]}")
        keeping = _Keeping(country)
        keeping.start()
        try:
            if workers > 1:
                Multiprocess(config, [listener]).run()
            else:
                Server(config).run(sockets=[listener])
        finally:
            keeping.end()


class _Keeping(Thread):
    """Makes the partitions of the coming days while the registry runs, if that is its right."""

    def __init__(self, country: Country) -> None:
        super().__init__(daemon=True)
        self._country = country
        self._ended = Event()

    def run(self) -> None:
        while not self._ended.wait(_KEEPING_S):
            for name, home in self._country.homes.items():
                try:
                    home.ledger().desk.keep_partitions()
                except Unavailable as error:
                    _log.warning("partitions of %s: %s", name, error)

    def end(self) -> None:
        self._ended.set()
        self.join()


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens.

    It names TCP, which `socket.create_server` does not: asyncio switches Nagle's algorithm off
    only then, and with it every answer waits 40 ms for the other side to confirm its first half.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would let two programs have the same port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_WAITING)
    except (OSError, OverflowError) as error:
        listener.close()
        raise Unavailable(
            f"The registry cannot listen on {host}, port {port}: {_why(error)}. "
            "Stop what uses it, or choose another port."
        ) from error
    return listener


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
