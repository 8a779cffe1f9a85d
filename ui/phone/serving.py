"""Running the phones' pages as a process of its own."""

from collections.abc import Callable

from uvicorn import Config, Server

from sync.listening import listening
from ui.phone.server import PhoneServer

HOST = "127.0.0.1"
"""A reverse proxy of this machine has the certificate, and speaks to the world."""

PORT = 8770

_KEEP_ALIVE_S = 20  # longer than between two polls
_LAST_REQUESTS_S = 2
_AT_ONCE = 2_000


def serve(
    app: PhoneServer, announce: Callable[[str], None], *, host: str = HOST, port: int = PORT
) -> None:
    """Serve until the process is told to stop; `announce` gets the address once it listens.

    Port 0 takes a free one. Raises Unavailable when the port cannot be had.
    """
    with listening(host, port, "The phones' page") as listener:
        config = Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # `limits.address_of` believes this machine alone
            timeout_keep_alive=_KEEP_ALIVE_S,
            timeout_graceful_shutdown=_LAST_REQUESTS_S,
            limit_concurrency=_AT_ONCE,
        )
        shown = f"[{host}]" if ":" in host else host
        announce(f"http://{shown}:{listener.getsockname()[1]}")
        Server(config).run(sockets=[listener])
