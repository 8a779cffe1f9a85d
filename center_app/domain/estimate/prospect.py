"""The wait of whoever comes now, and of whoever comes in half an hour, for every service.

The second is the hall played forward with the real rule (`dry_run`), while those come who are
expected until then (`forecast.coming`): as many of each kind as it says, spread evenly over the
time, always the same for the same hall. What then stands there is played on to the turn of
whoever would come, and put right as every promise is. Breaks that are planned are kept; who opens
or closes a counter meanwhile nobody knows. `center bench ahead` measures how far off it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor, inf

from center_app.domain.catalogue import Catalogue, Channel
from center_app.domain.clock import MINUTE, Instant
from center_app.domain.estimate.promise import foretold, promised
from center_app.domain.estimate.turns import Probe
from center_app.domain.forecast.arrivals import Asked
from center_app.domain.forecast.coming import Coming
from center_app.domain.hall import Hall
from center_app.domain.lane import Lane, lane_for
from center_app.domain.step import Line
from center_app.domain.text import Text

AHEAD_MS = 30 * MINUTE

GOLDEN = 0.6180339887498949
"""Multiples of it, without their whole part, lie evenly however many there are (Weyl)."""


@dataclass(frozen=True, slots=True)
class ServiceProspect:
    """The wait (ms) to the first call of whoever comes now, and then; None: nobody serves it."""

    service: str
    target_ms: int
    now_ms: int | None
    then_ms: int | None


@dataclass(frozen=True, slots=True)
class AgencyProspect:
    """The service of an agency that will press most against its target, of those asked for today
    or expected, with all of these; `come` are the visits expected until then."""

    agency: str
    name: Text
    come: float
    worst: ServiceProspect
    services: tuple[ServiceProspect, ...]


@dataclass(frozen=True, slots=True)
class Prospect:
    """The hall at `at` and in half an hour (ms since 1970 UTC); who comes until then was learned
    from `known` days, 0 for who has come in the last half hour."""

    at: int
    then: int
    known: int
    come: float
    agencies: tuple[AgencyProspect, ...]


def prospect(hall: Hall, catalogue: Catalogue, come: Coming, now: Instant) -> Prospect:
    """Of every agency that somebody came for today or is expected for, as the catalogue orders."""
    lanes = {
        service.code: lane_for(catalogue, (Line(service.code),), priority=False, appointment=False)
        for service in catalogue.services
        if service.channel is not Channel.ONLINE
    }
    asked = {line.service for visit in hall.visits.values() for line in visit.lines}
    expected = {code for codes in come.asked for code in codes}
    lanes = {code: lane for code, lane in lanes.items() if code in asked | expected}
    different = list(dict.fromkeys(lanes.values()))
    then = now._replace(at=now.at + AHEAD_MS, mono=now.mono + AHEAD_MS)
    at_now = promised(hall, [Probe(lane, now.at) for lane in different], now)
    at_then = foretold(hall, different, list(arrivals(catalogue, come, now.at)), now, then)
    waits = {
        lane: (told.point_ms if told else None, later.point_ms if later else None)
        for lane, told, later in zip(different, at_now, at_then, strict=True)
    }
    services = [
        ServiceProspect(one.code, one.target * MINUTE, *waits[lanes[one.code]])
        for one in catalogue.services
        if one.code in lanes
    ]
    return Prospect(now.at, then.at, come.known, come.visits, _agencies(catalogue, services, come))


def arrivals(catalogue: Catalogue, come: Coming, now: int) -> Iterator[Probe]:
    """As many of each kind as are expected, to a whole number of all, evenly over half an hour.

    What the catalogue does not know is left out.
    """
    edge, number = 0.5, 0
    gone = 0.0
    for codes in sorted(come.asked):
        gone += come.asked[codes]
        while edge <= gone:
            edge += 1.0
            number += 1
            lane = _lane(catalogue, codes)
            if lane is not None:
                share = number * GOLDEN - floor(number * GOLDEN)
                yield Probe(lane, now + round(share * AHEAD_MS))


def _lane(catalogue: Catalogue, codes: Asked) -> Lane | None:
    lines = tuple(Line(code) for code in codes if catalogue.service(code) is not None)
    return lane_for(catalogue, lines, priority=False, appointment=False) if lines else None


def _agencies(
    catalogue: Catalogue, services: list[ServiceProspect], come: Coming
) -> tuple[AgencyProspect, ...]:
    agency_of = {service.code: service.agency for service in catalogue.services}
    mine: dict[str, list[ServiceProspect]] = {}
    for one in services:
        mine.setdefault(agency_of[one.service], []).append(one)
    visits = _visits(come.asked, agency_of)
    return tuple(
        AgencyProspect(
            agency.code,
            agency.short or agency.name,
            visits.get(agency.code, 0.0),
            max(mine[agency.code], key=_pressing),
            tuple(mine[agency.code]),
        )
        for agency in catalogue.agencies
        if agency.code in mine
    )


def _visits(asked: Mapping[Asked, float], agency_of: Mapping[str, str]) -> Mapping[str, float]:
    """Those of each agency; a visit for two of them counts for both."""
    found: dict[str, float] = {}
    for codes, visits in asked.items():
        for agency in {agency_of[code] for code in codes if code in agency_of}:
            found[agency] = found.get(agency, 0.0) + visits
    return found


def _pressing(one: ServiceProspect) -> tuple[float, float]:
    """How much of its target goes by, at the worse of the two moments."""
    waits = (one.now_ms, one.then_ms)
    worst = max(inf if ms is None else ms / max(1, one.target_ms) for ms in waits)
    return worst, float(one.now_ms or 0)
