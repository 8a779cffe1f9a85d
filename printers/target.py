"""Where tickets are printed, from one line of the settings."""

import re
from collections.abc import Callable
from dataclasses import dataclass

USUAL_BAUD = 38_400
"""What receipt printers with a serial line are shipped with."""

ACCEPTED = (
    "network:HOST:PORT",
    "usb:VENDOR:PRODUCT",
    "serial:DEVICE",
    "serial:DEVICE:BAUD",
    "file:PATH",
    "windows:NAME",
    "system:NAME",
    "none",
)


class WrongPrinter(ValueError):
    """The setting names no printer that we know; the sentence names the accepted forms."""

    def __init__(self, setting: str) -> None:
        super().__init__(f"printer {setting!r} is none of: {', '.join(ACCEPTED)}")
        self.setting = setting


@dataclass(frozen=True, slots=True)
class NetworkPrinter:
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class UsbPrinter:
    vendor: int
    product: int


@dataclass(frozen=True, slots=True)
class SerialPrinter:
    device: str
    baud: int


@dataclass(frozen=True, slots=True)
class FilePrinter:
    """A device file (`/dev/usb/lp0`), or a file that holds the last ticket's bytes."""

    path: str


@dataclass(frozen=True, slots=True)
class WindowsPrinter:
    """A receipt printer in the list of Windows; it gets our own bytes."""

    name: str


@dataclass(frozen=True, slots=True)
class SystemPrinter:
    """A printer in the list of CUPS, with the driver that it has there."""

    name: str


Wired = NetworkPrinter | UsbPrinter | SerialPrinter | FilePrinter
"""Those that we talk to ourselves."""
Target = Wired | WindowsPrinter | SystemPrinter

_PORTS = range(1, 65_536)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Target]], ...] = (
    (
        re.compile(r"network:([\w.-]+):(\d{1,5})"),
        lambda found: NetworkPrinter(found[1], int(found[2])),
    ),
    (
        re.compile(r"usb:([0-9a-f]{4}):([0-9a-f]{4})", re.IGNORECASE),
        lambda found: UsbPrinter(int(found[1], 16), int(found[2], 16)),
    ),
    (
        re.compile(r"serial:(/?[^:]+)(?::(\d{4,6}))?"),
        lambda found: SerialPrinter(found[1], int(found[2] or USUAL_BAUD)),
    ),
    (re.compile(r"file:(.+)"), lambda found: FilePrinter(found[1])),
    (re.compile(r"windows:(\S.*)"), lambda found: WindowsPrinter(found[1])),
    (re.compile(r"system:([^\s/#]+)"), lambda found: SystemPrinter(found[1])),
)


def target_of(setting: str) -> Target | None:
    """The printer that a setting names, None for `none`. Raises WrongPrinter."""
    if setting == "none":
        return None
    for form, build in _FORMS:
        if found := form.fullmatch(setting):
            target = build(found)
            if isinstance(target, NetworkPrinter) and target.port not in _PORTS:
                break
            return target
    raise WrongPrinter(setting)
