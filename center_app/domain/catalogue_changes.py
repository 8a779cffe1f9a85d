"""What becomes otherwise with another catalogue, service by service, and what it leaves behind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from center_app.domain.catalogue import Catalogue, Document, Fee, Service
from center_app.domain.hall import Hall
from center_app.domain.text import Text
from center_app.domain.visit import Visit


class Change(StrEnum):
    """What happens to a service."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ServiceChange:
    """One service; what stays as it was is None or empty.

    `target` has the minutes before and after, `fee` the fees. `more` are papers to bring from then
    on, `fewer` those that need not be brought any more. `other`: something else of its card.
    """

    code: str
    name: Text
    agency: Text
    change: Change
    target: tuple[int, int] | None = None
    fee: tuple[Fee, Fee] | None = None
    more: tuple[Text, ...] = ()
    fewer: tuple[Text, ...] = ()
    other: bool = False


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What names something that the other catalogue does not have; none of it stops anything.

    `visits` are the numbers that wait for a withdrawn service, `appointments` how many are booked
    for one. `unlearned` are services that nobody here will have the skills for. `employees` are
    those whose agency, or a skill of whom, is gone. `series` are the letters of such agencies.
    """

    visits: tuple[str, ...] = ()
    appointments: int = 0
    unlearned: tuple[Text, ...] = ()
    employees: tuple[str, ...] = ()
    series: tuple[str, ...] = ()


def changes(old: Catalogue, new: Catalogue) -> tuple[ServiceChange, ...]:
    """Withdrawn services first, then new ones, then changes of which people must know."""
    gone = [service for service in old.services if new.service(service.code) is None]
    made = [service for service in new.services if old.service(service.code) is None]
    pairs = ((old.service(service.code), service) for service in new.services)
    changed = [_changed(new, was, now) for was, now in pairs if was is not None and was != now]
    return (
        *(_whole(old, service, Change.WITHDRAWN) for service in gone),
        *(_whole(new, service, Change.ADDED) for service in made),
        *sorted(changed, key=lambda one: not (one.target or one.fee or one.more or one.fewer)),
    )


def left_behind(hall: Hall, new: Catalogue) -> LeftBehind:
    """What in the hall no longer finds its service, skill or agency in the other catalogue."""
    visits = [visit for visit in hall.visits.values() if _lacks(new, _wanted(visit))]
    booked = hall.appointments.values()
    here = [employee for employee in hall.employees.values() if employee.active]
    skills, agencies = new.skills(), {agency.code for agency in new.agencies}
    learned = {skill.code for employee in here for skill in employee.skills}
    before = set(_unlearned(hall.catalogue, learned)) if hall.catalogue is not None else set()
    new_ones = (
        service.name for service in _unlearned(new, learned).values() if service.code not in before
    )
    return LeftBehind(
        visits=tuple(visit.number for visit in visits),
        appointments=sum(_lacks(new, (line.service for line in one.lines)) for one in booked),
        unlearned=tuple(new_ones),
        employees=tuple(
            employee.id
            for employee in here
            if employee.home not in agencies
            or any(skill.code not in skills for skill in employee.skills)
        ),
        series=tuple(
            letter
            for one in (hall.settings.series if hall.settings is not None else ())
            if one.agencies and agencies.isdisjoint(one.agencies)
            for letter in one.letters
        ),
    )


def _whole(catalogue: Catalogue, service: Service, change: Change) -> ServiceChange:
    return ServiceChange(service.code, service.name, _agency(catalogue, service), change)


def _changed(new: Catalogue, was: Service, now: Service) -> ServiceChange:
    """Papers are compared by their ids: whoever must bring one more must know it."""
    before, after = (_brought(service) for service in (was, now))
    alike = replace(now, target=was.target, fee=was.fee, documents=was.documents)
    same_papers = before.keys() == after.keys()
    return ServiceChange(
        now.code,
        now.name,
        _agency(new, now),
        Change.CHANGED,
        target=(was.target, now.target) if was.target != now.target else None,
        fee=(was.fee, now.fee) if was.fee != now.fee else None,
        more=tuple(after[each].name for each in after if each not in before),
        fewer=tuple(before[each].name for each in before if each not in after),
        other=alike != was or (same_papers and was.documents != now.documents),
    )


def _brought(service: Service) -> dict[str, Document]:
    """What the government has already, nobody brings."""
    return {document.id: document for document in service.documents if not document.held}


def _agency(catalogue: Catalogue, service: Service) -> Text:
    agency = catalogue.agency(service.agency)
    assert agency is not None  # the catalogue was checked
    return agency.name


def _wanted(visit: Visit) -> Iterator[str]:
    """What is still to be served of it."""
    return (visit.lines[step.id.line].service for step in visit.steps if not step.over)


def _lacks(catalogue: Catalogue, services: Iterable[str]) -> bool:
    return any(catalogue.service(code) is None for code in services)


def _unlearned(catalogue: Catalogue, learned: set[str]) -> dict[str, Service]:
    return {
        service.code: service
        for service in catalogue.services
        if any(stage.skill not in learned for stage in catalogue.stages(service.code))
    }
