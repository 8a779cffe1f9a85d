"""The machines of the hall: how each does, since when, and what is the matter with it."""

from dataclasses import dataclass
from enum import StrEnum

from center_app.domain.printer import PrinterState


class DeviceHealth(StrEnum):
    """Nothing is known to be wrong; somebody should look; something does not work."""

    WELL = "well"
    LOOK = "look"
    BAD = "bad"


class Matter(StrEnum):
    """What there is to say of a machine."""

    FINE = "fine"
    UNHEARD = "unheard"
    """Enrolled, and nobody here hears whether it is on."""

    NOT_HEARD_YET = "not_heard_yet"
    """Whoever hears the stations has heard nothing of it since it listens."""

    AWAITED = "awaited"
    """Added, and no machine has been enrolled as it yet."""

    SILENT = "silent"
    TWICE = "twice"
    PRINTER = "printer"
    ROOM = "room"
    LITTLE_ROOM = "little_room"
    NO_ROOM = "no_room"


class DeviceKind(StrEnum):
    """What a machine is: a station by its kind, a printer, or the disk of the center."""

    KIOSK = "kiosk"
    COUNTER = "counter"
    FACING = "facing"
    RECEPTION = "reception"
    DISPLAY = "display"
    MANAGER = "manager"
    WEB = "web"
    PRINTER = "printer"
    DISK = "disk"


HEALTH = {
    Matter.FINE: DeviceHealth.WELL,
    Matter.UNHEARD: DeviceHealth.WELL,
    Matter.NOT_HEARD_YET: DeviceHealth.LOOK,
    Matter.AWAITED: DeviceHealth.LOOK,
    Matter.SILENT: DeviceHealth.BAD,
    Matter.TWICE: DeviceHealth.BAD,
    Matter.ROOM: DeviceHealth.WELL,
    Matter.LITTLE_ROOM: DeviceHealth.LOOK,
    Matter.NO_ROOM: DeviceHealth.BAD,
}


@dataclass(frozen=True, slots=True)
class Device:
    """`since` is when the matter began (ms since 1970 UTC), None where nobody knows.

    `counter` is where a station belongs to one. Of a printer there is its `printer` state with what
    is left of its paper, and until when; `free_mb` is the room on the disk.
    """

    kind: DeviceKind
    name: str
    matter: Matter
    since: int | None = None
    counter: str | None = None
    printer: PrinterState | None = None
    left: int | None = None
    until: int | None = None
    free_mb: int | None = None

    @property
    def health(self) -> DeviceHealth:
        if self.printer is PrinterState.PAPER_LOW:
            return DeviceHealth.LOOK
        return HEALTH.get(self.matter, DeviceHealth.BAD)
