"""What the manager sees of the hall now: whether it is well, who waits, what the counters do."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from center_app.domain.bursts import Burst, bursts
from center_app.domain.clock import Instant
from center_app.domain.counter import Status
from center_app.domain.hall import Hall, Phase
from center_app.domain.refusal import Reason, Refused
from center_app.domain.signs import people_present
from center_app.domain.text import Text
from center_app.domain.views.hours import opens_at
from center_app.domain.views.query import Query
from center_app.domain.views.result import NOTHING_WAITS, ResultsWaiting, results_waiting
from center_app.domain.views.services import AgencyGroup, ServiceRow, agency_groups
from center_app.domain.visit import Stand
from center_app.domain.waits import Wait, waits_of

TOLERATED = 0.2
"""Share of those waiting who may be late, or near it: elsewhere 80 % within target are asked."""


class Health(StrEnum):
    """How the hall does: well, to be watched, or in need of somebody who acts."""

    WELL = "well"
    WATCH = "watch"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Longest:
    """The visit that waits longest now, and the shortest target of what it waits for."""

    number: str
    waited_ms: int
    target_ms: int


@dataclass(frozen=True, slots=True)
class CounterRow:
    """One counter now; `since` is when what it does began: a status, a visit or being free."""

    counter: str
    zone: str
    status: Status
    reason: str | None
    employee: str | None
    number: str | None
    stand: Stand | None
    since: int | None


@dataclass(frozen=True, slots=True)
class HelpCall:
    """A counter at which somebody has asked for help since then (ms since 1970 UTC)."""

    counter: str
    employee: str | None
    since: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The hall at one glance. `over_target` and `near_target` count visits that wait now.

    `paused_since` is since when the whole hall stands still (ms since 1970 UTC), `later` how many
    asked to be called later and do not wait now. `people` are about those in the hall, which holds
    `capacity` (0: nobody has said).
    """

    name: Text
    phase: Phase
    open: bool
    opens_at: int | None
    health: Health
    waiting: int
    longest: Longest | None
    over_target: int
    near_target: int
    called: int
    being_served: int
    held: int
    agencies: tuple[AgencyGroup, ...]
    counters: tuple[CounterRow, ...]
    bursts: tuple[Burst, ...]
    help: tuple[HelpCall, ...] = ()
    results: ResultsWaiting = NOTHING_WAITS
    muted: bool = False
    paused_since: int | None = None
    later: int = 0
    people: int = 0
    capacity: int = 0
    day: date | None = None

    @property
    def here(self) -> int:
        """Visits that would expire if the day were closed now."""
        return self.waiting + self.called + self.being_served + self.held + self.later

    @property
    def unserved(self) -> tuple[ServiceRow, ...]:
        """The services that somebody waits for and no open counter may serve."""
        return tuple(row for group in self.agencies for row in group.services if row.unserved)


@dataclass(frozen=True)
class Overview(Query[OverviewView]):
    """Asked by the manager's first page, as often as the hall changes."""


def overview(hall: Hall, _query: Overview, now: Instant) -> OverviewView:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    settings, catalogue = hall.settings, hall.catalogue
    if settings is None or catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    calendar = settings.calendar
    waits = waits_of(hall, now)
    agencies = agency_groups(hall, catalogue, waits)
    over, near = sum(wait.over for wait in waits), sum(wait.near for wait in waits)
    unserved = any(row.unserved for group in agencies for row in group.services)
    stands = [visit.stand for visit in hall.visits.values()]
    return OverviewView(
        name=settings.name,
        phase=hall.phase,
        open=hall.phase is Phase.RUNNING and calendar.is_open(now.at),
        opens_at=opens_at(hall, settings, now),
        health=health_of(len(waits), over, near, unserved=unserved),
        waiting=len(waits),
        longest=_longest(waits),
        over_target=over,
        near_target=near,
        called=stands.count(Stand.CALLED),
        being_served=stands.count(Stand.SERVING),
        held=stands.count(Stand.HELD),
        later=stands.count(Stand.LATER),
        day=hall.day,
        agencies=agencies,
        counters=_counter_rows(hall),
        bursts=bursts(hall, now),
        help=_help(hall),
        results=results_waiting(hall),
        muted=hall.muted,
        paused_since=hall.paused.at if hall.paused is not None else None,
        people=people_present(hall),
        capacity=round(settings.alarms.capacity),
    )


def health_of(waiting: int, over: int, near: int, *, unserved: bool) -> Health:
    """How a hall does where so many wait, so many of them over their target or near it.

    It needs somebody who acts when nobody serves what is waited for, or too many are late.
    """
    if unserved or over > TOLERATED * waiting:
        return Health.ACT
    if over or near > TOLERATED * waiting:
        return Health.WATCH
    return Health.WELL


def _longest(waits: list[Wait]) -> Longest | None:
    if not waits:
        return None
    longest = max(waits, key=lambda wait: wait.waited_ms)
    return Longest(longest.visit.number, longest.waited_ms, longest.target_ms)


def _help(hall: Hall) -> tuple[HelpCall, ...]:
    """Who has waited longest for help is first."""
    return tuple(
        HelpCall(counter, hall.counters[counter].employee, since.at)
        for counter, since in hall.help.items()
    )


def _counter_rows(hall: Hall) -> tuple[CounterRow, ...]:
    last_left: dict[str, int] = {}
    for visit in hall.visits.values():
        for sitting in visit.sittings:
            if sitting.ended is not None:
                left = max(last_left.get(sitting.counter, 0), sitting.ended.at)
                last_left[sitting.counter] = left
    there = (one.code for one in hall.counters.values() if not one.retired)
    return tuple(_counter_row(hall, code, last_left.get(code, 0)) for code in there)


def _counter_row(hall: Hall, code: str, last_left: int) -> CounterRow:
    """`last_left` is when the last visit left it (ms since 1970 UTC), 0 when none has."""
    counter = hall.counters[code]
    visit = hall.visit_at(code)
    since = max(counter.since.at, last_left) if counter.since is not None else None
    if visit is not None:
        since = (visit.sittings[-1].started or visit.sittings[-1].called).at
    return CounterRow(
        counter=code,
        zone=counter.zone,
        status=counter.status,
        reason=counter.reason,
        employee=counter.employee,
        number=visit.number if visit else None,
        stand=visit.stand if visit else None,
        since=since,
    )
