"""Running the reference registry as a process of its own."""

import os
import socket
from collections.abc import Callable

from uvicorn import Config, Server

from center_app.domain.clock import Clock
from center_app.domain.refusal import Unavailable
from sync.registry.ledger import open_ledger
from sync.registry.server import RegistryServer

HOST = "127.0.0.1"
PORT = 8750

_KEEP_ALIVE_S = 75  # longer than a center that has nothing new stays away
_LAST_REQUESTS_S = 5
_WAITING = 2048


def serve(
    database_url: str,
    clock: Clock,
    announce: Callable[[str], None],
    *,
    host: str = HOST,
    port: int = PORT,
) -> None:
    """Serve until the process is told to stop; `announce` gets the address once it listens.

    Port 0 takes a free one. Raises Unavailable when the port cannot be had or the database is
    away, Unusable when the database is of no use.
    """
    with _listening(host, port) as listener:
        ledger = open_ledger(database_url, clock)
        config = Config(
            RegistryServer(ledger, clock),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_S,
            timeout_graceful_shutdown=_LAST_REQUESTS_S,
        )
        shown = f"[{host}]" if ":" in host else host
        announce(f"http://{shown}:{listener.getsockname()[1]}")
        try:
            Server(config).run(sockets=[listener])
        finally:
            ledger.close()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_WAITING)
    except OSError as error:
        raise Unavailable(
            f"The registry cannot listen on {host}, port {port}: {_why(error)}. "
            "Stop what uses it, or choose another port."
        ) from error


def _why(error: OSError) -> str:
    return os.strerror(error.errno).lower() if error.errno else str(error)
