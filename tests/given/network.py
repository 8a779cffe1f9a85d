"""The network between a station and its server: cut, cut one way only, torn down, or slow."""

import socket
from contextlib import suppress
from threading import Event

from wire import CHUNK, Way, Wire


class Network(Wire):
    """What is on its way while it is cut waits, as TCP does, and arrives when it is `healed`."""

    def __init__(self, port: int) -> None:
        self._clear = {way: Event() for way in Way}
        self._broken = False
        self._late_s = 0.0
        self._ends: set[socket.socket] = set()
        self.healed()
        super().__init__(port)

    def close(self) -> None:
        super().close()
        self.tears()

    def cut(self, *ways: Way) -> None:
        """Nothing arrives any more, of those ways alone; neither end is told."""
        for way in ways or tuple(Way):
            self._clear[way].clear()

    def tears(self) -> None:
        """All connections end at once and none is let in, as where a machine is switched off."""
        self._broken = True
        for end in list(self._ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for clear in self._clear.values():
            clear.set()

    def slow(self, seconds: float) -> None:
        """So much later everything arrives, piece by piece."""
        self._late_s = seconds

    def healed(self) -> None:
        self._broken, self._late_s = False, 0.0
        for clear in self._clear.values():
            clear.set()

    def takes(self) -> bool:
        return not self._broken

    def carry(self, source: socket.socket, target: socket.socket, way: Way, /) -> None:
        self._ends.add(source)
        try:
            with suppress(OSError):
                while data := source.recv(CHUNK):
                    self.closing.wait(self._late_s)
                    self._clear[way].wait()
                    target.sendall(data)
        finally:
            self._ends.discard(source)
