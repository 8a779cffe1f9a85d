"""A line that knows nothing of what it carries, as under TLS: what stands between two ends."""

import socket
from abc import ABC, abstractmethod
from contextlib import suppress
from enum import Enum, auto
from threading import Event, Thread

CHUNK = 16_384


class Way(Enum):
    """Where bytes go."""

    THERE = auto()
    BACK = auto()


class Wire(ABC):
    """Carries bytes to a port of this machine and back; `carry` says what becomes of them."""

    def __init__(self, port: int) -> None:
        self._target = "127.0.0.1", port
        self.closing = Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        self._listener.close()

    def takes(self) -> bool:
        """Whether a new connection is let in."""
        return True

    @abstractmethod
    def carry(self, source: socket.socket, target: socket.socket, way: Way, /) -> None:
        """Carry what comes until one end closes, or for as long as it should."""

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            if self.takes():
                with socket.create_connection(self._target) as upstream:
                    back = Thread(
                        target=self._one_way, args=(upstream, client, Way.BACK), daemon=True
                    )
                    back.start()
                    self._one_way(client, upstream, Way.THERE)
                    back.join()

    def _one_way(self, source: socket.socket, target: socket.socket, way: Way) -> None:
        self.carry(source, target, way)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
