"""Lines to real printers through python-escpos.

Importing this takes the better part of a second, so the print worker does it on its own thread.
"""

import socket
from contextlib import suppress
from typing import Any

from escpos.exceptions import DeviceNotFoundError
from escpos.printer import File, Network, Serial, Usb
from usb.core import NoBackendError, USBTimeoutError

from printers.target import FilePrinter, NetworkPrinter, SerialPrinter, UsbPrinter, Wired

SEND_SECONDS = 3.0
"""A printer that takes no piece of a ticket for so long is given up."""
BITS_PER_BYTE = 10
"""On a serial line: start, eight bits, stop."""


class _Line:
    """A printer to which bytes go, and from which none come back."""

    def __init__(self, printer: Any) -> None:
        self._printer = printer

    def send(self, data: bytes) -> None:
        self._printer._raw(data)  # noqa: SLF001 - python-escpos' documented way for own bytes

    def receive(self, seconds: float) -> bytes:  # noqa: ARG002 - a file has nothing to wait for
        return b""

    def close(self) -> None:
        """Let go; what was printed stays printed whatever comes of it."""
        with suppress(OSError):
            self._printer.close()


class _NetworkLine(_Line):
    """Opened here, since python-escpos knows no IPv6 and leaks the socket of a failed attempt.

    Every piece leaves at once (TCP_NODELAY): held back until the printer confirms the one before,
    the end of a ticket would come 40 ms late.
    """

    def __init__(self, target: NetworkPrinter) -> None:
        super().__init__(Network(target.host, target.port, timeout=SEND_SECONDS))
        self._socket = socket.create_connection((target.host, target.port), SEND_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._printer.device = self._socket

    def receive(self, seconds: float) -> bytes:
        self._socket.settimeout(seconds)
        try:
            received = self._socket.recv(64)
        except TimeoutError:
            return b""
        finally:
            self._socket.settimeout(SEND_SECONDS)
        if not received:
            raise ConnectionResetError("the printer closed the connection")
        return received


class _SerialLine(_Line):
    def __init__(self, target: SerialPrinter) -> None:
        super().__init__(Serial(target.device, target.baud))
        self._printer.open()
        self._baud = target.baud

    def send(self, data: bytes) -> None:
        self._printer.device.write_timeout = SEND_SECONDS + len(data) * BITS_PER_BYTE / self._baud
        super().send(data)

    def receive(self, seconds: float) -> bytes:
        port = self._printer.device
        port.timeout = seconds
        return bytes(port.read(1) + port.read(port.in_waiting))


class _UsbLine(_Line):
    def __init__(self, target: UsbPrinter) -> None:
        super().__init__(Usb(target.vendor, target.product, timeout=int(SEND_SECONDS * 1000)))
        self._printer.open()

    def receive(self, seconds: float) -> bytes:
        try:
            return bytes(self._printer.device.read(self._printer.in_ep, 64, int(seconds * 1000)))
        except USBTimeoutError:
            return b""


def connect(target: Wired) -> _Line:
    """An open line, to be closed. Raises OSError where there is no such printer."""
    try:
        return _open(target)
    except (DeviceNotFoundError, NoBackendError) as error:
        raise OSError(str(error)) from error


def _open(target: Wired) -> _Line:
    match target:
        case NetworkPrinter():
            return _NetworkLine(target)
        case SerialPrinter():
            return _SerialLine(target)
        case UsbPrinter():
            return _UsbLine(target)
        case FilePrinter():
            file = File(target.path)
            file.open()
            return _Line(file)
