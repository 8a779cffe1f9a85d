"""What often goes with the services of a visit: offered before anything is typed, by one key."""

from collections.abc import Iterator

from center_app.domain.catalogue import Capacity, Catalogue, Channel, Service
from center_app.domain.commands import Asked
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.visit import Stand
from ui.counter.basket import current_step
from ui.desk.reference import Reference

SEVERAL = 2
"""Services of one life event by which it is recognised."""


def related(visit: DeskVisit | None, reference: Reference) -> list[Service]:
    """What often goes with the services of the visit and is not among them yet.

    What is missing of a life event comes first, then what the services' cards name.
    """
    asked = [line.service for line in visit.lines] if visit is not None else []
    cards = (reference.service(code) for code in asked)
    named = (code for card in cards if card is not None for code in card.related)
    codes = dict.fromkeys((*_of_life_events(asked, reference.catalogue), *named))
    found = (reference.service(code) for code in codes if code not in asked)
    return [service for service in found if service is not None]


def suggested(visit: DeskVisit | None, reference: Reference) -> Asked | None:
    """The first of them that is had at a counter, once and in the visitor's capacity; None while
    nobody is served, or where nothing goes with it."""
    if visit is None or visit.stand is not Stand.SERVING:
        return None
    for service in related(visit, reference):
        if service.channel is not Channel.ONLINE and visit.audience in service.audience:
            usual = usual_capacity(visit)
            fits = usual if usual in service.capacities else service.capacities[0]
            return Asked(service.code, capacity=fits)
    return None


def usual_capacity(visit: DeskVisit | None) -> Capacity:
    """The capacity in which the visitor is here for the service that is going on."""
    step = current_step(visit) if visit is not None else None
    return Capacity.SELF if visit is None or step is None else visit.lines[step.line].capacity


def _of_life_events(asked: list[str], catalogue: Catalogue | None) -> Iterator[str]:
    """The services of every life event of which several are asked for."""
    for bundle in catalogue.bundles if catalogue is not None else ():
        codes = [part.service for part in bundle.parts]
        if len(set(codes) & set(asked)) >= SEVERAL:
            yield from codes
