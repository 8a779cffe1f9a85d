"""Running the reference registry as a process of its own."""

import logging
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from threading import Event, Thread

from uvicorn import Config, Server
from uvicorn.supervisors import Multiprocess

from center_app.domain.clock import Clock
from center_app.domain.refusal import Unavailable
from sync.listening import listening
from sync.registry.country import Country, open_country
from sync.registry.server import RegistryServer
from sync.registry.tls import ServerTls

HOST = "127.0.0.1"
PORT = 8750

_KEEP_ALIVE_S = 75  # longer than a center that has nothing new stays away
_LAST_REQUESTS_S = 5
_STARTING_S = 60  # a busy machine needs long to start a process; sooner it is taken for dead
_HOUR_S = 3_600

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes serve, and what each does before anything else."""

    number: int = 1
    prepare: Callable[[], object] = bool


@dataclass(frozen=True, slots=True)
class Application:
    """What each process that serves makes for itself, after it has done `prepare`."""

    database: str
    clock: Clock
    tls: ServerTls | None
    prepare: Callable[[], object]

    def __call__(self) -> RegistryServer:
        self.prepare()
        return self.on(open_country(self.database, self.clock))

    def on(self, country: Country) -> RegistryServer:
        return RegistryServer(country, self.clock, self.tls.issuer() if self.tls else None)


def serve(
    database: str,
    clock: Clock,
    announce: Callable[[str], None],
    *,
    host: str = HOST,
    port: int = PORT,
    tls: ServerTls | None = None,
    workers: Workers = Workers(),
    upkeep: Callable[[], object] = lambda: None,
) -> None:
    """Serve until the process is told to stop; `announce` gets the address once it listens.

    `upkeep` is done every hour; a certificate that it renews, or somebody else, is taken up.

    `database` is as for `open_country`. Port 0 takes a free one. Of several `workers` each is a
    process of its own, and one that dies is replaced. With `tls` only centers with a certificate
    are served. Raises Unavailable when the port cannot be had or the only database is away,
    Unusable when one is of no use.
    """
    with (
        listening(host, port, "The registry") as listener,
        closing(open_country(database, clock)) as country,
    ):
        for name in country.reached().away:
            _log.warning("the database %s is away", name)
        application = Application(database, clock, tls, workers.prepare)
        config = Config(
            application if workers.number > 1 else application.on(country),
            factory=workers.number > 1,
            workers=workers.number,
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
        keeping = _Keeping(country, upkeep)
        keeping.start()
        try:
            if workers.number > 1:
                Multiprocess(config, [listener]).run()
            else:
                Server(config).run(sockets=[listener])
        finally:
            keeping.end()


class _Keeping(Thread):
    """Makes the partitions of the coming days while the registry runs, if that is its right."""

    def __init__(self, country: Country, upkeep: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._country = country
        self._upkeep = upkeep
        self._ended = Event()

    def run(self) -> None:
        self._keep()
        while not self._ended.wait(_HOUR_S):
            self._keep()

    def _keep(self) -> None:
        for name, home in self._country.homes.items():
            try:
                home.told(lambda ledger: ledger.desk.keep_partitions())
            except Unavailable as error:
                _log.warning("partitions of %s: %s", name, error)
        try:
            self._upkeep()
        except OSError as error:
            _log.warning("upkeep: %s", error)

    def end(self) -> None:
        self._ended.set()
        self.join()
