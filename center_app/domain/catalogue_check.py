"""Reading a catalogue from outside: every fault is named by service and field, none let in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from center_app.domain.catalogue import Bundle, Catalogue, Channel, Service
from center_app.domain.plain import Fault, Unreadable, read
from center_app.domain.text import Text
from center_app.domain.verbs.code import CODE

CODED = {
    "agencies": "agency",
    "services": "service",
    "bundles": "bundle",
    "priorities": "priority",
    "rating_reasons": "rating reason",
}
"""The lists of a catalogue whose members have a code, and what one member is called."""


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
    """The fault with the code of the service (or agency, …) in the place of its position."""
    found = re.match(r"(\w+)\[(\d+)\](.*)", fault.where)
    if found is None or found[1] not in CODED:
        return fault
    try:
        code = value[found[1]][int(found[2])]["code"]
    except (KeyError, TypeError):
        return fault
    return Fault(f"{CODED[found[1]]} {code}{found[3]}", fault.what)


def _faults(catalogue: Catalogue) -> Iterator[Fault]:
    for list_, one in CODED.items():
        members = getattr(catalogue, list_)
        yield from _repeated(one, (member.code for member in members))
        for member in members:
            yield from _unnamed(f"{one} {member.code}.name", member.name)
    for reason in catalogue.rating_reasons:
        if not CODE.fullmatch(reason.code):
            yield Fault(f"rating reason {reason.code}", "is no code, and the journal has no others")
    for service in catalogue.services:
        yield from _service_faults(catalogue, service)
    for bundle in catalogue.bundles:
        yield from _bundle_faults(catalogue, bundle)


def _repeated(what: str, codes: Iterable[str]) -> Iterator[Fault]:
    for code, times in Counter(codes).items():
        if times > 1:
            yield Fault(f"{what} {code}", f"stands {times} times")


def _unnamed(at: str, name: Text) -> Iterator[Fault]:
    for language, text in (("ar", name.ar), ("en", name.en)):
        if not text.strip():
            yield Fault(f"{at}.{language}", "is empty")


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
    if service.helped_by is not None:
        yield from _help_faults(f"{at}.helped_by", catalogue.service(service.helped_by))
    for document in service.documents:
        yield from _unnamed(f"{at}.documents {document.id}.name", document.name)
    yield from _repeated(f"{at}.documents", (document.id for document in service.documents))
    yield from _stage_faults(f"{at}.stages", service)
    for other in service.related:
        if catalogue.service(other) is None:
            yield Fault(f"{at}.related", f"{other} is no service of this catalogue")
        elif other == service.code:
            yield Fault(f"{at}.related", "names the service itself")


def _help_faults(at: str, help_: Service | None) -> Iterator[Fault]:
    if help_ is None:
        yield Fault(at, "is no service of this catalogue")
    elif help_.channel is not Channel.ASSISTED:
        yield Fault(at, f"{help_.code} is no help with what is had online")


def _sum_faults(at: str, service: Service) -> Iterator[Fault]:
    for name, number in (("minutes", service.minutes), ("target", service.target)):
        if number < 1:
            yield Fault(f"{at}.{name}", f"{number} is not at least 1 minute")
    if service.limit < 1:
        yield Fault(f"{at}.limit", f"{service.limit} is not at least 1")
    if service.daily_limit is not None and service.daily_limit < 1:
        yield Fault(f"{at}.daily_limit", f"{service.daily_limit} is not at least 1")
    if service.fee.counter < 0 or (service.fee.online or 0) < 0:
        yield Fault(f"{at}.fee", "is below nothing")


def _stage_faults(at: str, service: Service) -> Iterator[Fault]:
    yield from _repeated(at, (stage.code for stage in service.stages))
    for stage in service.stages:
        yield from _unnamed(f"{at} {stage.code}.name", stage.name)
        if not stage.skill.strip():
            yield Fault(f"{at} {stage.code}.skill", "is empty")
        if stage.minutes < 1:
            yield Fault(f"{at} {stage.code}.minutes", f"{stage.minutes} is not at least 1 minute")


def _bundle_faults(catalogue: Catalogue, bundle: Bundle) -> Iterator[Fault]:
    at_bundle = f"bundle {bundle.code}"
    if not bundle.parts:
        yield Fault(f"{at_bundle}.parts", "names no service")
    yield from _repeated(at_bundle, (part.service for part in bundle.parts))
    before: set[str] = set()
    for part in bundle.parts:
        at = f"{at_bundle}.{part.service}"
        service = catalogue.service(part.service)
        if service is None:
            yield Fault(at, "is no service of this catalogue")
        elif part.capacity not in service.capacities:
            yield Fault(f"{at}.capacity", f"{part.capacity} is not among the service's")
        for other in part.after:
            if other not in before:
                yield Fault(f"{at}.after", f"{other} does not stand before it in the bundle")
        before.add(part.service)
