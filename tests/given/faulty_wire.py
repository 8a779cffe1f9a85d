"""A line that knows nothing of what it carries, as under TLS: it is cut, or slow, or both."""

import random
import socket
from contextlib import suppress
from threading import Event, Thread
from time import sleep

FEW, MANY = 200, 40_000
"""Bytes after which a connection is cut: within the handshake, or in a batch."""


class FaultyWire:
    """Carries bytes to a port of this machine; while it is `bad`, by lot not all of them."""

    def __init__(self, port: int, lot: random.Random) -> None:
        self._target = "127.0.0.1", port
        self._lot = lot
        self._closing = Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.bad = True
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._closing.set()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError), socket.create_connection(self._target) as upstream:
            back = Thread(target=self._carry, args=(upstream, client), daemon=True)
            back.start()
            self._carry(client, upstream)
            back.join()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        left = self._lot.randrange(FEW, MANY) if self._is_cut() else None
        with suppress(OSError):
            while data := source.recv(16_384):
                if self.bad and self._lot.random() < 0.05:
                    sleep(self._lot.uniform(0.0, 0.2))
                if left is not None:
                    data, left = data[:left], left - len(data)
                target.sendall(data)
                if left is not None and left <= 0:
                    break
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _is_cut(self) -> bool:
        return self.bad and self._lot.random() < 0.4
