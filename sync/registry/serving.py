"""Running the reference registry as a process of its own."""

import logging
from collections.abc import Callable
from itertools import count
from threading import Event, Thread

from uvicorn import Config, Server

from center_app.domain.clock import Clock
from center_app.domain.refusal import Unavailable
from sync.listening import listening
from sync.registry.ledger import Ledger, open_ledger
from sync.registry.server import RegistryServer
from sync.registry.tls import ServerTls, TakingUp

HOST = "127.0.0.1"
PORT = 8750

_KEEP_ALIVE_S = 75  # longer than a center that has nothing new stays away
_LAST_REQUESTS_S = 5
_LOOK_S = 2
_LOOKS_AN_HOUR = 3_600 // _LOOK_S

_log = logging.getLogger(__name__)


def serve(
    database_url: str,
    clock: Clock,
    announce: Callable[[str], None],
    *,
    host: str = HOST,
    port: int = PORT,
    tls: ServerTls | None = None,
    upkeep: Callable[[], object] = lambda: None,
) -> None:
    """Serve until the process is told to stop; `announce` gets the address once it listens.

    `upkeep` is done every hour; a certificate that it renews, or somebody else, is taken up.

    Port 0 takes a free one. With `tls` only centers with a certificate are served. Raises
    Unavailable when the port cannot be had or the database is away, Unusable when the database is
    of no use.
    """
    with listening(host, port, "The registry") as listener:
        ledger = open_ledger(database_url, clock)
        config = Config(
            RegistryServer(ledger, clock, tls.issuer() if tls else None),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_S,
            timeout_graceful_shutdown=_LAST_REQUESTS_S,
            **(tls.options() if tls else {}),
        )
        config.load()
        shown = f"[{host}]" if ":" in host else host
        scheme = "https" if tls else "http"
        announce(f"{scheme}://{shown}:{listener.getsockname()[1]}")
        taking_up = TakingUp(tls, config.ssl) if tls and config.ssl else None
        keeping = _Keeping(ledger, upkeep, taking_up)
        keeping.start()
        try:
            Server(config).run(sockets=[listener])
        finally:
            keeping.end()
            ledger.close()


class _Keeping(Thread):
    """Makes the partitions of the coming days while the registry runs, if that is its right.

    And looks whether its certificate was renewed.
    """

    def __init__(
        self, ledger: Ledger, upkeep: Callable[[], object], taking_up: TakingUp | None
    ) -> None:
        super().__init__(daemon=True)
        self._ledger = ledger
        self._upkeep = upkeep
        self._taking_up = taking_up
        self._ended = Event()

    def run(self) -> None:
        self._keep()
        for look in count(1):
            if self._ended.wait(_LOOK_S):
                return
            if look % _LOOKS_AN_HOUR == 0:
                self._keep()
            if self._taking_up is not None:
                self._taking_up.look()

    def _keep(self) -> None:
        try:
            self._ledger.desk.keep_partitions()
            self._upkeep()
        except (Unavailable, OSError) as error:
            _log.warning("upkeep: %s", error)

    def end(self) -> None:
        self._ended.set()
        self.join()
