"""Running the reference registry as a process of its own."""

import logging
from collections.abc import Callable
from threading import Event, Thread

from uvicorn import Config, Server

from center_app.domain.clock import Clock
from center_app.domain.refusal import Unavailable
from sync.listening import listening
from sync.registry.ledger import Ledger, open_ledger
from sync.registry.server import RegistryServer
from sync.registry.tls import ServerTls

HOST = "127.0.0.1"
PORT = 8750

_KEEP_ALIVE_S = 75  # longer than a center that has nothing new stays away
_LAST_REQUESTS_S = 5
_KEEPING_S = 3_600

_log = logging.getLogger(__name__)


def serve(
    database_url: str,
    clock: Clock,
    announce: Callable[[str], None],
    *,
    host: str = HOST,
    port: int = PORT,
    tls: ServerTls | None = None,
) -> None:
    """Serve until the process is told to stop; `announce` gets the address once it listens.

    Port 0 takes a free one. With `tls` only centers with a certificate are served. Raises
    Unavailable when the port cannot be had or the database is away, Unusable when the database is
    of no use.
    """
    with listening(host, port, "The registry") as listener:
        ledger = open_ledger(database_url, clock)
        config = Config(
            RegistryServer(ledger, clock),
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
        keeping = _Keeping(ledger)
        keeping.start()
        try:
            Server(config).run(sockets=[listener])
        finally:
            keeping.end()
            ledger.close()


class _Keeping(Thread):
    """Makes the partitions of the coming days while the registry runs, if that is its right."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(daemon=True)
        self._ledger = ledger
        self._ended = Event()

    def run(self) -> None:
        while not self._ended.wait(_KEEPING_S):
            try:
                self._ledger.desk.keep_partitions()
            except Unavailable as error:
                _log.warning("partitions: %s", error)

    def end(self) -> None:
        self._ended.set()
        self.join()
