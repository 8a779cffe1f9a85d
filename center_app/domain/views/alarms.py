"""The alarms that go on, for whoever is in charge of the hall."""

from dataclasses import dataclass

from center_app.domain.alarm import OF_THE_SERVER, Alarm, AlarmAnswer, AlarmKind, Level, Sign
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.signs import signs
from center_app.domain.text import Text
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class AlarmView:
    """One alarm: what it is about, with its name where that has one, and what there is of it now.

    `since` and `taken` are in milliseconds since 1970 UTC. `going`: its sign has not gone.
    """

    id: str
    kind: AlarmKind
    about: str
    name: Text | None
    value: int
    going: bool
    since: int
    owner: str | None
    taken: int | None
    answer: AlarmAnswer | None


@dataclass(frozen=True)
class Alarms(Query[tuple[AlarmView, ...]]):
    """Asked by the manager's screen."""


def alarms(hall: Hall, _query: Alarms, now: Instant) -> tuple[AlarmView, ...]:
    """Those that nobody has taken up before the others, the oldest first."""
    shown = [alarm for alarm in hall.alarms.values() if not alarm.put_away]
    seen = signs(hall, now) if shown else {}
    shown.sort(key=lambda alarm: (alarm.owner is not None, alarm.since.at, alarm.id))
    return tuple(_shown(hall, alarm, seen.get(alarm.sign)) for alarm in shown)


def _shown(hall: Hall, alarm: Alarm, level: Level | None) -> AlarmView:
    return AlarmView(
        id=alarm.id,
        kind=alarm.sign.kind,
        about=alarm.sign.about,
        name=_name(hall, alarm.sign),
        value=level.value if level is not None else alarm.value,
        going=level is not None or alarm.sign.kind in OF_THE_SERVER,
        since=alarm.since.at,
        owner=alarm.owner,
        taken=alarm.taken.at if alarm.taken is not None else None,
        answer=alarm.answer,
    )


def _name(hall: Hall, sign: Sign) -> Text | None:
    """Of an agency or a service; counters and stations are known by their signs."""
    if hall.catalogue is None:
        return None
    if sign.kind is AlarmKind.LONG_WAIT:
        agency = hall.catalogue.agency(sign.about)
        return agency.name if agency is not None else None
    if sign.kind is AlarmKind.UNSERVED:
        service = hall.catalogue.service(sign.about)
        return service.name if service is not None else None
    return None
