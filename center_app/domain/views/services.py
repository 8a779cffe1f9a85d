"""The services of the day by agency: who waits for them now, and who could serve them."""

from collections import Counter as Tally
from collections.abc import Iterable
from dataclasses import dataclass

from center_app.domain.catalogue import Agency, Catalogue, Service
from center_app.domain.clock import MINUTE
from center_app.domain.hall import Hall
from center_app.domain.people import skill_queue
from center_app.domain.text import Text
from center_app.domain.visit import Stand
from center_app.domain.waits import Wait


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service that somebody asked for today; its waits are of those who could have it now.

    `counters` are open and may serve it: its first stage, or of the stages that are waited for
    the one that fewest may. `unserved` wait for a stage that no open counter may serve.
    """

    service: str
    name: Text
    target_ms: int
    waiting: int
    longest_ms: int | None
    over_target: int
    unserved: int
    serving: int
    counters: int


@dataclass(frozen=True, slots=True)
class AgencyGroup:
    """An agency's services of the day; a visit that waits for several of them waits once."""

    agency: str
    name: Text
    waiting: int
    longest_ms: int | None
    services: tuple[ServiceRow, ...]


def agency_groups(
    hall: Hall, catalogue: Catalogue, waits: Iterable[Wait]
) -> tuple[AgencyGroup, ...]:
    """Every agency with services that somebody asked for today, as the catalogue orders them."""
    waiting: dict[str, list[Wait]] = {}
    for wait in waits:
        for code in {step.service for step in wait.ready}:
            waiting.setdefault(code, []).append(wait)
    serving = _being_served(hall)
    asked = {line.service for visit in hall.visits.values() for line in visit.lines}
    rows: dict[str, list[ServiceRow]] = {}
    for service in catalogue.services:
        if service.code in asked:
            mine = waiting.get(service.code, [])
            row = _row(hall, catalogue, service, mine, serving[service.code])
            rows.setdefault(service.agency, []).append(row)
    return tuple(
        _group(agency, rows[agency.code], waiting)
        for agency in catalogue.agencies
        if agency.code in rows
    )


def _being_served(hall: Hall) -> Tally[str]:
    steps = (visit.serving() for visit in hall.standing(Stand.SERVING))
    return Tally(step.service for step in steps if step is not None)


def _row(
    hall: Hall, catalogue: Catalogue, service: Service, waits: list[Wait], serving: int
) -> ServiceRow:
    first = catalogue.stages(service.code)[0]
    wanted = [_queues(wait, service.code) for wait in waits]
    queues = set[str]().union(*wanted) or {skill_queue(first.skill, partial=first.partial)}
    return ServiceRow(
        service=service.code,
        name=service.name,
        target_ms=service.target * MINUTE,
        waiting=len(waits),
        longest_ms=max((wait.waited_ms for wait in waits), default=None),
        over_target=sum(wait.waited_ms > service.target * MINUTE for wait in waits),
        unserved=sum(not each <= hall.serving.keys() for each in wanted),
        serving=serving,
        counters=min(len(hall.serving.get(queue, ())) for queue in queues),
    )


def _queues(wait: Wait, service: str) -> set[str]:
    return {
        skill_queue(step.skill, partial=step.partial)
        for step in wait.ready
        if step.service == service
    }


def _group(agency: Agency, rows: list[ServiceRow], waiting: dict[str, list[Wait]]) -> AgencyGroup:
    visits = {wait.visit.id for row in rows for wait in waiting.get(row.service, ())}
    return AgencyGroup(
        agency=agency.code,
        name=agency.name,
        waiting=len(visits),
        longest_ms=max(
            (row.longest_ms for row in rows if row.longest_ms is not None), default=None
        ),
        services=tuple(rows),
    )
