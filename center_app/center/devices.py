"""The machines of the hall in one place, from all who know of them: the list of stations, whoever
hears them, the hall's printers and alarms, and the disk."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager

from sqlalchemy import Engine

from center_app.center.lookout import Lookout
from center_app.domain.alarm import AlarmKind, Level, Sign
from center_app.domain.clock import DAY, Instant
from center_app.domain.device import Device, DeviceHealth, DeviceKind, Matter
from center_app.domain.hall import Hall
from center_app.domain.refusal import Unavailable
from center_app.store.kept.stations import EnrolledStation, stations

LITTLE_MB, TOO_LITTLE_MB = 2_000, 300
"""Free room below which somebody should look, and below which the next days are in danger:
backups are made beside the database, unless another folder is set."""

Room = Callable[[], int]
"""The free room of the disk in MB. May raise OSError."""

Names = Callable[[], Collection[str]]
"""The stations of which something has been heard since this process listens."""

ORDER = {DeviceHealth.BAD: 0, DeviceHealth.LOOK: 1, DeviceHealth.WELL: 2}


class Devices:
    """Asked every few seconds; nothing is kept."""

    def __init__(
        self,
        engine: Engine,
        lookout: Lookout,
        hall: Callable[[], Hall],
        looking: AbstractContextManager[object],
    ) -> None:
        """`looking` is held while the hall is looked at."""
        self._engine, self._lookout = engine, lookout
        self._hall, self._looking = hall, looking
        self._room: Room | None = None
        self._names: Names | None = None

    def measure(self, room: Room) -> None:
        """From now on this process knows how much room there is where the center keeps its data."""
        self._room = room

    def hear(self, names: Names) -> None:
        """From now on this process knows of which stations it has heard."""
        self._names = names

    def now(self, now: Instant) -> tuple[Device, ...]:
        """What needs somebody is first. Raises Unavailable."""
        silent = self._lookout.heard_of(AlarmKind.SILENT_STATION)
        heard = self._names() if self._names is not None and silent is not None else None
        listed = [one for one in stations(self._engine) if one.revoked_at is None]
        found = list(self._disk())
        with self._looking:
            hall = self._hall()
            found += [_station(one, hall, silent, heard, now) for one in listed]
            found += _printers(hall)
        return tuple(sorted(found, key=lambda one: ORDER[one.health]))

    def _disk(self) -> Iterator[Device]:
        if self._room is None:
            return
        try:
            free = self._room()
        except OSError as error:
            raise Unavailable(str(error)) from error
        matter = Matter.ROOM
        if free < LITTLE_MB:
            matter = Matter.LITTLE_ROOM if free >= TOO_LITTLE_MB else Matter.NO_ROOM
        yield Device(DeviceKind.DISK, "", matter, free_mb=free)


def _station(
    one: EnrolledStation,
    hall: Hall,
    silent: Mapping[Sign, Level] | None,
    heard: Collection[str] | None,
    now: Instant,
) -> Device:
    """Both are None where nobody listens: then an alarm tells who is silent."""
    sign = Sign(AlarmKind.SILENT_STATION, one.name)
    matter, since = Matter.FINE if silent is not None else Matter.UNHEARD, one.enrolled_at
    alarm = next((alarm for alarm in hall.alarms.values() if alarm.sign == sign), None)
    if one.enrolled_at is None:
        matter, since = Matter.AWAITED, one.added_at
    elif silent is not None and sign in silent:
        matter, since = Matter.SILENT, now.at - silent[sign].value
    elif silent is None and alarm is not None:
        matter, since = Matter.SILENT, alarm.since.at
    elif heard is not None and one.name not in heard:
        matter, since = Matter.NOT_HEARD_YET, None
    elif one.twice_at is not None and one.twice_at > now.at - DAY:
        matter, since = Matter.TWICE, one.twice_at
    return Device(DeviceKind(one.kind.value), one.name, matter, since, one.counter)


def _printers(hall: Hall) -> Iterator[Device]:
    """Those that need somebody: of the others the hall knows nothing."""
    for station, one in sorted(hall.printers.items()):
        yield Device(
            DeviceKind.PRINTER,
            station,
            Matter.PRINTER,
            one.since.at,
            printer=one.state,
            left=one.left,
            until=one.until,
        )
