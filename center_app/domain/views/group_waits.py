"""How long who comes now waits for each agency's services: for the screens of the hall."""

from dataclasses import dataclass

from center_app.domain.catalogue import Channel
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.text import Text
from center_app.domain.views.kiosk import opened, service_waits
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class GroupWait:
    """The wait to the first call of whoever comes now, for any of an agency's services: from the
    least of them to the longest (ms)."""

    agency: str
    name: Text
    low_ms: int
    high_ms: int


@dataclass(frozen=True)
class GroupWaits(Query[tuple[GroupWait, ...]]):
    """Asked by a display: the agencies of which somebody on duty serves something, as the
    catalogue orders them; none while no numbers are given."""


def group_waits(hall: Hall, _query: GroupWaits, now: Instant) -> tuple[GroupWait, ...]:
    settings, catalogue = hall.settings, hall.catalogue
    if settings is None or catalogue is None or not opened(hall, settings, now):
        return ()
    waits = service_waits(hall, catalogue, now)
    groups = []
    for agency in catalogue.agencies:
        known = [
            wait
            for service in catalogue.services
            if service.agency == agency.code and service.channel is not Channel.ONLINE
            if (wait := waits[service.code]) is not None
        ]
        if known:
            low, high = min(wait.low_ms for wait in known), max(wait.high_ms for wait in known)
            groups.append(GroupWait(agency.code, agency.short or agency.name, low, high))
    return tuple(groups)
