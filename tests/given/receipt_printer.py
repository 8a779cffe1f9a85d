"""A receipt printer that we can ask what it got: reads ESC/POS on its own, answers as told."""

import os
import socket
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread

from printers.raster import Raster

WELL = 0x12
PAPER_OUT = 0x72
PAPER_LOW = 0x1E
COVER_OPEN = 0x16
OFFLINE = 0x1A
ERROR = 0x52


@dataclass
class Manners:
    """How the printer behaves; a number is the status byte it answers to that question."""

    online: int = WELL
    cause: int = WELL
    error: int = WELL
    paper: int = WELL
    paper_once_printing: int | None = None
    answers: bool = True
    answers_in_turn: bool = True
    noise: bytes = b""
    delay: float = 0.0
    closes_after: int | None = None


@dataclass
class ReceiptPrinter:
    """What came in, command by command, and the rows of dots that it would have printed."""

    manners: Manners = field(default_factory=Manners)
    address: str = ""
    received: int = 0
    asked: int = 0
    commands: list[str] = field(default_factory=list)
    _rest: bytes = b""
    _across: int = 0
    _rows: bytes = b""

    @property
    def paper(self) -> Raster:
        return Raster(self._across * 8, len(self._rows) // self._across, self._rows)

    def take(self, data: bytes) -> bytes:
        """Work off what came; what the printer answers."""
        self.received += len(data)
        self._rest += data
        answer = b""
        while length := self._next_length():
            command, self._rest = self._rest[:length], self._rest[length:]
            answer += self._obey(command)
        return answer

    def _next_length(self) -> int:
        """Bytes of the first whole command, 0 while it is not all there."""
        rest = self._rest
        lengths = {
            b"\x1b@": 2,
            b"\x1bd": 3,
            b"\x1dV": 4,
            b"\x1dr": 3,
            b"\x10\x04": 3,
            b"\x10\x14": 10,
        }
        if rest[:3] == b"\x1dv0":
            length = 8
            if len(rest) >= length:
                length += self._size(rest)[0] * self._size(rest)[1]
        else:
            length = lengths.get(rest[:2], 2)
            assert len(rest) < 2 or rest[:2] in lengths, f"not ESC/POS: {rest[:8]!r}"
        return length if len(rest) >= length else 0

    def _size(self, command: bytes) -> tuple[int, int]:
        return int.from_bytes(command[4:6], "little"), int.from_bytes(command[6:8], "little")

    def _obey(self, command: bytes) -> bytes:
        manners = self.manners
        match command[:2]:
            case b"\x1dv":
                assert command[3] == 0, "dots of double size"
                self.commands.append("raster")
                self._across = self._size(command)[0]
                self._rows += command[8:]
                if manners.paper_once_printing is not None:
                    manners.paper = manners.paper_once_printing
            case b"\x10\x04":
                self.asked += 1
                told = {
                    1: manners.online,
                    2: manners.cause,
                    3: manners.error,
                    4: manners.paper,
                }
                return self._status(told, command)
            case b"\x1dr":
                out = manners.paper == PAPER_OUT
                return b"\x00" if manners.answers and manners.answers_in_turn and not out else b""
            case b"\x1b@" | b"\x1bd" | b"\x1dV" | b"\x10\x14":
                names = {
                    b"\x1b@": "initialise",
                    b"\x1bd": "feed",
                    b"\x1dV": "cut",
                    b"\x10\x14": "forget",
                }
                self.commands.append(names[command[:2]])
        return b""

    def _status(self, bytes_of: dict[int, int], command: bytes) -> bytes:
        if not self.manners.answers:
            return self.manners.noise
        return self.manners.noise + bytes([bytes_of[command[2]]])


@contextmanager
def on_the_network(manners: Manners | None = None) -> Iterator[ReceiptPrinter]:
    """A printer behind a real socket on this machine; its setting is `address`."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        printer = ReceiptPrinter(manners or Manners())
        printer.address = f"network:127.0.0.1:{server.getsockname()[1]}"
        thread = Thread(target=_accept, args=(server, printer), daemon=True)
        thread.start()
        yield printer
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


@contextmanager
def on_a_serial_line(manners: Manners | None = None) -> Iterator[ReceiptPrinter]:
    """A printer at the other end of a pseudo terminal."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    printer = ReceiptPrinter(manners or Manners(), f"serial:{os.ttyname(theirs)}:115200")
    read, write = lambda: os.read(ours, 4096), lambda data: os.write(ours, data)
    thread = Thread(target=_talk, args=(printer, read, write), daemon=True)
    thread.start()
    yield printer
    os.close(theirs)
    thread.join(5)
    os.close(ours)


def _accept(server: socket.socket, printer: ReceiptPrinter) -> None:
    with suppress(OSError):
        while True:
            line, _ = server.accept()
            with line:
                _talk(printer, lambda: line.recv(4096), line.sendall)  # noqa: B023


def _talk(
    printer: ReceiptPrinter, read: Callable[[], bytes], write: Callable[[bytes], object]
) -> None:
    most = printer.manners.closes_after
    with suppress(OSError):
        while most is None or printer.received < most:
            data = read()
            if not data:
                return
            answer = printer.take(data)
            if answer:
                time.sleep(printer.manners.delay)
                write(answer)
