"""A network printer on this machine that confirms every ticket, and says when it had all of it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Thread
from time import perf_counter

WELL, DONE = b"\x12", b"\x00"
LENGTHS = {b"\x1b@": 2, b"\x1dV": 4, b"\x1dr": 3, b"\x10\x04": 3, b"\x10\x14": 10}
RASTER, HEAD = b"\x1dv", 8
CUT, STATUS, SENSOR = b"\x1dV", b"\x10\x04", b"\x1dr"
PIECE = 65_536


class LoopbackPrinter:
    """`cuts` receives the moment (`perf_counter`) at which the last byte of a ticket had come."""

    def __init__(self, server: socket.socket) -> None:
        self.cuts: SimpleQueue[float] = SimpleQueue()
        self.setting = f"network:127.0.0.1:{server.getsockname()[1]}"
        self._server = server

    def serve(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._server.accept()
                with line, suppress(OSError):
                    self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        rest = b""
        while piece := line.recv(PIECE):
            came, rest = perf_counter(), rest + piece
            while (length := _length(rest)) and len(rest) >= length:
                command, rest = rest[:2], rest[length:]
                if command == CUT:
                    self.cuts.put(came)
                elif command in {STATUS, SENSOR}:
                    line.sendall(WELL if command == STATUS else DONE)


@contextmanager
def loopback_printer() -> Iterator[LoopbackPrinter]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        printer = LoopbackPrinter(server)
        thread = Thread(target=printer.serve, name="loopback printer", daemon=True)
        thread.start()
        yield printer
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def _length(rest: bytes) -> int:
    """Bytes of the first command, 0 while too little of it has come to tell."""
    if rest[:2] != RASTER:
        return LENGTHS.get(rest[:2], 0)
    if len(rest) < HEAD:
        return 0
    across, rows = (int.from_bytes(rest[at : at + 2], "little") for at in (4, 6))
    return HEAD + across * rows
