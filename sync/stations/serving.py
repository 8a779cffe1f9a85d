"""Running the center's server for its stations."""

from collections.abc import Callable

from uvicorn import Config, Server

from sync.listening import listening
from sync.stations.server import StationServer
from sync.stations.tls import ServerFiles

PORT = 8760

_KEEP_ALIVE_S = 75
_LAST_REQUESTS_S = 2


def serve(
    app: StationServer,
    files: ServerFiles,
    announce: Callable[[str, int], None],
    *,
    host: str,
    port: int = PORT,
) -> None:
    """Serve until the process is told to stop; `announce` gets host and port once it listens.

    Port 0 takes a free one. Raises Unavailable when the port cannot be had.
    """
    with listening(host, port, "The center's server") as listener:
        config = Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=_KEEP_ALIVE_S,
            timeout_graceful_shutdown=_LAST_REQUESTS_S,
            **files.options(),
        )
        announce(host, listener.getsockname()[1])
        Server(config).run(sockets=[listener])
