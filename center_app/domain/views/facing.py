"""What the citizen at a counter sees on a second screen: the own visit, and nobody's name."""

from dataclasses import dataclass

from center_app.domain import journey
from center_app.domain.catalogue import Catalogue, Service
from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.counter import Status
from center_app.domain.hall import Hall, Phase
from center_app.domain.rating import RatingReason
from center_app.domain.step import Step, StepState
from center_app.domain.text import Text
from center_app.domain.verbs.staff import counter_of
from center_app.domain.views.last_here import last_here
from center_app.domain.views.query import Query
from center_app.domain.visit import Stand, Visit

PARTED_MS = 2 * MINUTE
"""So long after its sitting a visit is still spoken to; then somebody else stands there."""

PARTINGS = frozenset({Stand.SERVED, Stand.HELD, Stand.WAITING})
"""How a visit stands that was at a counter just now and to which there is something to say."""


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A document that the service going on asks for, and whether somebody has seen it."""

    name: Text
    seen: bool


@dataclass(frozen=True, slots=True)
class VisitHere:
    """The visit at the counter. `service` and `stage` are what goes on or comes first.

    It is the `place`-th service of the `services` that were asked for; `fee` is what they all cost
    here, in fils. `stage` is None where the service has one only.
    """

    number: str
    language: str
    stand: Stand
    service: Text | None
    stage: Text | None
    place: int
    services: int
    papers: tuple[AskedPaper, ...]
    fee: int


@dataclass(frozen=True, slots=True)
class Parted:
    """Who has just left the counter: served, on hold for a reason, or waiting for another."""

    visit: str
    sitting: str
    number: str
    language: str
    stand: Stand
    reason: str | None
    counter: str | None
    rated: bool


@dataclass(frozen=True, slots=True)
class FacingView:
    """`open`: the center is. `parted` is None while somebody is at the counter. `paused`: the whole
    hall stands still, as in an evacuation."""

    center: Text
    counter: str
    open: bool
    status: Status
    visit: VisitHere | None
    parted: Parted | None
    reasons: tuple[RatingReason, ...]
    paused: bool = False


@dataclass(frozen=True)
class Facing(Query[FacingView]):
    counter: str


def facing(hall: Hall, query: Facing, now: Instant) -> FacingView:
    """Raises Refused(UNKNOWN_COUNTER)."""
    counter = counter_of(hall, query.counter)
    visit, catalogue = hall.visit_at(counter.code), hall.catalogue
    return FacingView(
        center=hall.settings.name if hall.settings is not None else Text("", ""),
        counter=counter.code,
        open=hall.phase is Phase.RUNNING,
        status=counter.status,
        visit=_here(visit, catalogue) if visit is not None and catalogue is not None else None,
        parted=_parted(hall, counter.code, now) if visit is None else None,
        reasons=catalogue.rating_reasons if catalogue is not None else (),
        paused=hall.paused is not None,
    )


def _here(visit: Visit, catalogue: Catalogue) -> VisitHere:
    step = _current(visit)
    service = catalogue.service(step.service) if step is not None else None
    wanted = _wanted(visit)
    lines = list(wanted)
    return VisitHere(
        number=visit.called_as,
        language=visit.language,
        stand=visit.stand,
        service=service.name if service is not None else None,
        stage=_stage(service, step) if service is not None and step is not None else None,
        place=lines.index(step.id.line) + 1 if step is not None else 0,
        services=len(lines),
        papers=_papers(visit, service, step) if service is not None and step is not None else (),
        fee=sum(_fee(visit, first, catalogue) for first in wanted.values()),
    )


def _current(visit: Visit) -> Step | None:
    """The step that is served, or that is served first when the citizen comes."""
    state = StepState.CALLED if visit.stand is Stand.CALLED else StepState.SERVING
    return next((step for step in visit.steps if step.state is state), None)


def _wanted(visit: Visit) -> dict[int, Step]:
    """The lines of which anything is still wanted or was done, each with its first such step."""
    wanted: dict[int, Step] = {}
    for step in visit.steps:
        if step.state is not StepState.DROPPED:
            wanted.setdefault(step.id.line, step)
    return wanted


def _stage(service: Service, step: Step) -> Text | None:
    several = len(service.stages) > 1 and step.id.stage < len(service.stages)
    return service.stages[step.id.stage].name if several else None


def _papers(visit: Visit, service: Service, step: Step) -> tuple[AskedPaper, ...]:
    """What has to be shown; what the government has already nobody needs to show."""
    capacity = visit.lines[step.id.line].capacity
    asked = service.documents_for(capacity, visit.audience)
    return tuple(AskedPaper(one.name, one.id in visit.seen) for one in asked if not one.held)


def _fee(visit: Visit, first: Step, catalogue: Catalogue) -> int:
    service = catalogue.service(first.service)
    return service.fee.counter * journey.copies(visit, first.id) if service is not None else 0


def _parted(hall: Hall, counter: str, now: Instant) -> Parted | None:
    last = last_here(hall, counter, came=False)
    if last is None:
        return None
    visit, sitting = last
    if sitting.started is None or sitting.ended is None:
        return None
    if (
        elapsed(sitting.ended, now) > PARTED_MS
        or visit.sittings[-1].id != sitting.id
        or visit.stand not in PARTINGS
    ):
        return None
    return Parted(
        visit=visit.id,
        sitting=sitting.id,
        number=visit.called_as,
        language=visit.language,
        stand=visit.stand,
        reason=visit.held_reason,
        counter=visit.only_counter,
        rated=visit.rating is not None,
    )
