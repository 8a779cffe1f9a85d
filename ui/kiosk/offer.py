"""What of the catalogue is offered to whom, and what a life event is made of."""

from collections.abc import Iterator

from center_app.domain.catalogue import (
    Audience,
    Bundle,
    Capacity,
    Catalogue,
    Channel,
    Part,
    Service,
)


def services_for(audience: Audience, catalogue: Catalogue) -> Iterator[Service]:
    """The services that this kind of visitor may ask for."""
    return (service for service in catalogue.services if audience in service.audience)


def parts_of(bundle: str, catalogue: Catalogue) -> Iterator[tuple[Part, Service]]:
    """What of a life event can be had at the counters; nothing for an unknown one."""
    found = catalogue.bundle(bundle)
    for part in found.parts if found is not None else ():
        service = catalogue.service(part.service)
        if service is not None and service.channel is not Channel.ONLINE:
            yield part, service


def audience_of(bundle: Bundle, catalogue: Catalogue) -> Audience:
    """Whom a life event is for: individuals unless one of its services is not for them."""
    services = [service for _part, service in parts_of(bundle.code, catalogue)]
    fits = all(Audience.INDIVIDUALS in service.audience for service in services)
    return Audience.INDIVIDUALS if fits else Audience.ESTABLISHMENTS


def capacity_in(part: Part, service: Service) -> Capacity:
    """In which capacity a service of a life event is asked for to begin with."""
    return part.capacity if part.capacity in service.capacities else service.capacities[0]
