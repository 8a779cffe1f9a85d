"""The center as it is set up: hours, zones, counters and the rule's parameters."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.place import Settings
from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class PlacedCounter:
    """A counter, the code of its zone, what it does now, and whether somebody sits there."""

    code: str
    zone: str
    status: Status
    taken: bool = False


@dataclass(frozen=True, slots=True)
class PremisesView:
    """What stands in the settings, and the counters in the order of their signs."""

    settings: Settings
    counters: tuple[PlacedCounter, ...]


@dataclass(frozen=True)
class Premises(Query[PremisesView]):
    """Asked by whoever changes it."""


def premises(hall: Hall, _query: Premises, _now: Instant) -> PremisesView:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    if hall.settings is None:
        raise Refused(Reason.NO_CATALOGUE)
    there = [counter for counter in hall.counters.values() if not counter.retired]
    counters = sorted(there, key=lambda one: (len(one.code), one.code))
    return PremisesView(
        hall.settings,
        tuple(
            PlacedCounter(one.code, one.zone, one.status, one.employee is not None)
            for one in counters
        ),
    )
