"""A catalogue as large as can be: 34 agencies and 200 services, 30 of them of one agency."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle, islice

from center_app.domain.catalogue import Agency, Catalogue, Service
from center_app.domain.text import Text
from center_app.sample import sample_catalogue

AGENCIES, SERVICES, OF_ONE = 34, 200, 30

PLACES = (
    Text("إربد", "Irbid"),
    Text("الزرقاء", "Zarqa"),
    Text("العقبة", "Aqaba"),
    Text("الكرك", "Karak"),
)


def big_catalogue() -> Catalogue:
    """The sample, and beside it as many branches of its agencies and of their services."""
    sample = sample_catalogue()
    agencies = (*sample.agencies, *islice(_branches(sample), AGENCIES - len(sample.agencies)))
    first = agencies[0].code
    more = (one.code for one in cycle(agencies[1:]))
    services = list(sample.services)
    for n, service in enumerate(islice(_copies(sample), SERVICES - len(sample.services))):
        own = sum(one.agency == first for one in services)
        services.append(
            replace(service, agency=first if own < OF_ONE else next(more), code=f"n{n}")
        )
    return replace(sample, serial="big", agencies=agencies, services=tuple(services))


def _branches(sample: Catalogue) -> Iterator[Agency]:
    for n, place in enumerate(PLACES):
        for agency in sample.agencies:
            short = agency.short or agency.name
            name, brief = _at(agency.name, place), _at(short, place)
            yield replace(agency, code=f"{agency.code}-{n}", name=name, short=brief)


def _copies(sample: Catalogue) -> Iterator[Service]:
    for n in count():
        for service in sample.services:
            yield replace(service, name=_at(service.name, PLACES[n]), related=())


def _at(name: Text, place: Text) -> Text:
    return Text(f"{name.ar} في {place.ar}", f"{name.en} in {place.en}")
