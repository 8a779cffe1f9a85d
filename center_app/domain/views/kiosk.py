"""What the kiosk shows: whether the center is open, the services with their waits, the ticket."""

from collections.abc import Iterator
from dataclasses import dataclass

from center_app.domain import journey
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Instant
from center_app.domain.commands import Asked, Issue
from center_app.domain.estimate.promise import promised
from center_app.domain.estimate.turns import Probe
from center_app.domain.hall import Hall, Phase
from center_app.domain.lane import lane_for
from center_app.domain.people import skill_queue
from center_app.domain.place import Settings, Zone
from center_app.domain.quota import left_today
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Line
from center_app.domain.text import Text
from center_app.domain.verbs.welcome import in_order, visit_of
from center_app.domain.views.hours import opens_at
from center_app.domain.views.query import Query
from center_app.domain.visit import Promise, Stand, Visit


@dataclass(frozen=True, slots=True)
class WelcomeView:
    """The center as its door shows it. `waits` has None for a service that nobody serves now.

    `full` are the services for which today's numbers have all been given out. `paused`: the whole
    hall stands still, as in an evacuation. `alone`: a kiosk says so whose server is away, and no
    wait is known.
    """

    name: Text
    open: bool
    closes_at: int | None
    opens_at: int | None
    waiting: int
    waits: dict[str, Promise | None]
    full: tuple[str, ...] = ()
    paused: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Welcome(Query[WelcomeView]):
    """Asked by the kiosk's first pages."""


@dataclass(frozen=True)
class Services(Query[Catalogue]):
    """Asked once, and again when the catalogue has changed."""


@dataclass(frozen=True)
class BasketWait(Query[Promise | None]):
    """The wait for a basket of these services, before the ticket is taken.

    Of a life event's services only those are waited for that come before the others.
    `appointment` is the booked time (ms since 1970 UTC).
    """

    services: tuple[str, ...]
    bundle: str | None = None
    priority: str | None = None
    appointment: int | None = None

    @classmethod
    def of(cls, asked: Issue) -> "BasketWait":
        """The wait of who takes this ticket: what is asked just before, and told with it."""
        services = tuple(one.service for one in asked.asked)
        return cls(services, asked.bundle, asked.priority, asked.appointment)


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket, as screen and paper show it. `collects`: it is for a result that is ready.

    `alone`: a kiosk gave it whose server is away.
    """

    visit: str
    number: str
    issued_at: int
    language: str
    stand: Stand
    lines: tuple[Line, ...]
    promise: Promise | None
    center: Text
    zones: tuple[Zone, ...]
    charter: Text
    counter: str | None
    priority: bool = False
    appointment: int | None = None
    collects: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Ticket(Query[TicketView]):
    visit: str


def welcome(hall: Hall, _query: Welcome, now: Instant) -> WelcomeView:
    settings, catalogue = ready(hall)
    calendar, is_open = settings.calendar, opened(hall, settings, now)
    return WelcomeView(
        name=settings.name,
        open=is_open,
        closes_at=calendar.closing(now.at),
        opens_at=None if is_open or hall.paused else opens_at(hall, settings, now),
        waiting=hall.waiting,
        waits=service_waits(hall, catalogue, now),
        full=tuple(one.code for one in catalogue.services if left_today(hall, one) == 0),
        paused=hall.paused is not None,
    )


def opened(hall: Hall, settings: Settings, now: Instant) -> bool:
    """Whether numbers are given now."""
    if hall.phase is Phase.CLOSED or hall.paused is not None:
        return False
    return settings.calendar.is_open(now.at)


def services(hall: Hall, _query: Services, _now: Instant) -> Catalogue:
    return ready(hall)[1]


def basket_wait(hall: Hall, query: BasketWait, now: Instant) -> Promise | None:
    _settings, catalogue = ready(hall)
    known = tuple(Asked(code) for code in query.services if catalogue.service(code) is not None)
    bundle = catalogue.bundle(query.bundle) if query.bundle is not None else None
    lines = in_order(known, bundle)
    if not lines:
        return None
    booked = query.appointment
    lane = lane_for(
        catalogue, lines, priority=query.priority is not None, appointment=booked is not None
    )
    return promised(hall, [Probe(lane, max(now.at, booked or 0))], now)[0]


def ticket(hall: Hall, query: Ticket, _now: Instant) -> TicketView:
    settings, catalogue = ready(hall)
    visit = visit_of(hall, query.visit)
    zones = set(_zones(hall, visit))
    return TicketView(
        visit=visit.id,
        number=visit.number,
        issued_at=visit.issued.at,
        language=visit.language,
        stand=visit.stand,
        lines=visit.lines,
        promise=visit.promise,
        center=settings.name,
        zones=tuple(zone for zone in settings.zones if zone.code in zones),
        charter=catalogue.charter.promise,
        counter=visit.sitting.counter if visit.sitting else None,
        priority=visit.priority is not None,
        appointment=visit.appointment,
        collects=visit.result is not None,
    )


def service_waits(hall: Hall, catalogue: Catalogue, now: Instant) -> dict[str, Promise | None]:
    """The wait for each service alone; services that wait in the same lane share one."""
    lanes = {
        service.code: lane_for(catalogue, (Line(service.code),), priority=False, appointment=False)
        for service in catalogue.services
    }
    different = list(dict.fromkeys(lanes.values()))
    waits = promised(hall, [Probe(lane, now.at) for lane in different], now)
    of_lane = dict(zip(different, waits, strict=True))
    return {code: of_lane[lane] for code, lane in lanes.items()}


def _zones(hall: Hall, visit: Visit) -> Iterator[str]:
    """The zones of the counters that could serve what comes next.

    The steps know every service that was asked for, the catalogue only those of today.
    """
    for step in journey.waiting_again(visit).ready():
        for code in hall.serving.get(skill_queue(step.skill, partial=step.partial), ()):
            yield hall.counters[code].zone


def ready(hall: Hall) -> tuple[Settings, Catalogue]:
    if hall.settings is None or hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    return hall.settings, hall.catalogue
