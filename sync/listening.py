"""A socket for a server to listen at."""

import os
import socket

from center_app.domain.refusal import Unavailable

_WAITING = 2048


def listening(host: str, port: int, who: str) -> socket.socket:
    """A socket that listens; `who` wants it. Raises Unavailable when the port cannot be had.

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
            f"{who} cannot listen on {host}, port {port}: {_why(error)}. "
            "Stop what uses it, or choose another port."
        ) from error
    return listener


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
