"""Reading a catalogue from outside: every fault is named by service and field, none let in."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from center_app.domain.catalogue import Catalogue, Channel, Service
from center_app.domain.plain import Fault, Unreadable, read


def read_catalogue(value: object) -> Catalogue:
    """The catalogue in plain JSON values. Raises Unreadable with all faults, each in words."""
    try:
        catalogue = read(Catalogue, value)
    except Unreadable as error:
        raise Unreadable([_named(fault, value) for fault in error.faults]) from None
    faults = list(_faults(catalogue))
    if faults:
        raise Unreadable(faults)
    return catalogue


def _named(fault: Fault, value: Any) -> Fault:
    """The fault with the service's code in the place of its position in the list."""
    if not fault.where.startswith("services["):
        return fault
    position, _, rest = fault.where.removeprefix("services[").partition("]")
    try:
        code = value["services"][int(position)]["code"]
    except (KeyError, TypeError, ValueError):
        return fault
    return Fault(f"service {code}{rest}", fault.what)


def _faults(catalogue: Catalogue) -> Iterator[Fault]:
    yield from _repeated("agency", (agency.code for agency in catalogue.agencies))
    yield from _repeated("service", (service.code for service in catalogue.services))
    yield from _repeated("bundle", (bundle.code for bundle in catalogue.bundles))
    yield from _repeated("priority", (group.code for group in catalogue.priorities))
    for service in catalogue.services:
        yield from _service_faults(catalogue, service)
    for bundle in catalogue.bundles:
        yield from _bundle_faults(catalogue, bundle.code)


def _repeated(what: str, codes: Iterator[str]) -> Iterator[Fault]:
    for code, times in Counter(codes).items():
        if times > 1:
            yield Fault(f"{what} {code}", f"stands {times} times")


def _service_faults(catalogue: Catalogue, service: Service) -> Iterator[Fault]:
    at = f"service {service.code}"
    if catalogue.agency(service.agency) is None:
        yield Fault(f"{at}.agency", f"{service.agency} is no agency of this catalogue")
    yield from _sum_faults(at, service)
    if not service.audience:
        yield Fault(f"{at}.audience", "names nobody")
    if not service.capacities:
        yield Fault(f"{at}.capacities", "names none")
    if service.channel in (Channel.ONLINE, Channel.ASSISTED) and not service.link:
        yield Fault(f"{at}.link", "is missing for a service that is had online")
    for language, name in (("ar", service.name.ar), ("en", service.name.en)):
        if not name.strip():
            yield Fault(f"{at}.name.{language}", "is empty")
    yield from _repeated(f"{at}.stages", (stage.code for stage in service.stages))
    yield from _repeated(f"{at}.documents", (document.id for document in service.documents))
    for other in service.related:
        if catalogue.service(other) is None:
            yield Fault(f"{at}.related", f"{other} is no service of this catalogue")


def _sum_faults(at: str, service: Service) -> Iterator[Fault]:
    for name, number in (("minutes", service.minutes), ("target", service.target)):
        if number < 1:
            yield Fault(f"{at}.{name}", f"{number} is not at least 1 minute")
    if service.limit < 1:
        yield Fault(f"{at}.limit", f"{service.limit} is not at least 1")
    if service.fee.counter < 0 or (service.fee.online or 0) < 0:
        yield Fault(f"{at}.fee", "is below nothing")


def _bundle_faults(catalogue: Catalogue, code: str) -> Iterator[Fault]:
    bundle = catalogue.bundle(code)
    assert bundle is not None
    before: set[str] = set()
    for part in bundle.parts:
        at = f"bundle {code}.{part.service}"
        service = catalogue.service(part.service)
        if service is None:
            yield Fault(at, "is no service of this catalogue")
        elif part.capacity not in service.capacities:
            yield Fault(f"{at}.capacity", f"{part.capacity} is not among the service's")
        for other in part.after:
            if other not in before:
                yield Fault(f"{at}.after", f"{other} does not stand before it in the bundle")
        before.add(part.service)
