"""What a basket as a whole asks for: its papers, each once, and its fee."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from center_app.domain.catalogue import Audience, Capacity, Catalogue, Document


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
    services = ((catalogue.service(line.service), line.quantity) for line in lines)
    return sum(service.fee.counter * quantity for service, quantity in services if service)
