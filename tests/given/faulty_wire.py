"""A line on which, while it is bad, connections are cut by lot, or slow, or both."""

import random
import socket
from contextlib import suppress
from time import sleep

from wire import CHUNK, Way, Wire

FEW, MANY = 200, 40_000
"""Bytes after which a connection is cut: within the handshake, or in a batch."""


class FaultyWire(Wire):
    """While it is `bad`, by lot not all bytes arrive."""

    def __init__(self, port: int, lot: random.Random) -> None:
        self._lot = lot
        self.bad = True
        super().__init__(port)

    def carry(self, source: socket.socket, target: socket.socket, _way: Way, /) -> None:
        left = self._lot.randrange(FEW, MANY) if self._is_cut() else None
        with suppress(OSError):
            while data := source.recv(CHUNK):
                if self.bad and self._lot.random() < 0.05:
                    sleep(self._lot.uniform(0.0, 0.2))
                if left is not None:
                    data, left = data[:left], left - len(data)
                target.sendall(data)
                if left is not None and left <= 0:
                    break

    def _is_cut(self) -> bool:
        return self.bad and self._lot.random() < 0.4
