"""What a basket as a whole asks for: its papers, each once, and its fee."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from center_app.domain.catalogue import Audience, Capacity, Catalogue, Document, Fee, Service


class Wanted(Protocol):
    """A line of a basket, before the ticket or on it."""

    @property
    def service(self) -> str: ...

    @property
    def quantity(self) -> int: ...

    @property
    def capacity(self) -> Capacity: ...


def documents_of(
    catalogue: Catalogue, lines: Iterable[Wanted], audience: Audience
) -> tuple[Document, ...]:
    """The papers that the basket asks for, in its order, none of them twice.

    The same paper is brought as an original if any service wants the original, and need not be
    brought only if no service wants it brought.
    """
    found: dict[str, Document] = {}
    for line in lines:
        service = catalogue.service(line.service)
        for paper in service.documents_for(line.capacity, audience) if service else ():
            known = found.get(paper.id, paper)
            found[paper.id] = replace(
                known,
                original=known.original or paper.original,
                held=known.held and paper.held,
            )
    return tuple(found.values())


def fee_of(catalogue: Catalogue, lines: Iterable[Wanted]) -> int:
    """What the basket costs at the counter, in fils."""
    return sum(fee.counter * quantity for fee, quantity in _fees(catalogue, lines))


def saving_of(catalogue: Catalogue, lines: Iterable[Wanted]) -> int:
    """How much cheaper it is with all online that is had there, in fils."""
    return sum(fee.saving * quantity for fee, quantity in _fees(catalogue, lines))


def by_capacity(
    service: Service, audience: Audience
) -> tuple[tuple[Document, ...], dict[Capacity, tuple[Document, ...]]]:
    """The papers that everybody brings for a service, and those of each capacity besides."""
    all_of = {one: service.documents_for(one, audience) for one in service.capacities}
    everybody = tuple(
        paper for paper in service.documents if all(paper in each for each in all_of.values())
    )
    besides = {
        capacity: tuple(paper for paper in papers if paper not in everybody)
        for capacity, papers in all_of.items()
    }
    return everybody, {capacity: papers for capacity, papers in besides.items() if papers}


def _fees(catalogue: Catalogue, lines: Iterable[Wanted]) -> Iterator[tuple[Fee, int]]:
    for line in lines:
        service = catalogue.service(line.service)
        if service is not None:
            yield service.fee, line.quantity
