"""The visits behind a figure, one by one: those that waited longest first."""

from dataclasses import dataclass
from datetime import date

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import local
from center_app.domain.day_report import grouped
from center_app.domain.facts import Facts, SittingFacts, StepFacts, VisitFacts
from center_app.domain.period import ORDINARY
from center_app.domain.period_report import channel_of
from center_app.domain.span import Span
from center_app.domain.visit import Stand

MOST = 200
"""More nobody reads; how many there are besides is said."""


@dataclass(frozen=True, slots=True)
class Which:
    """The visits of these days, and of them those alone to which all that is named applies.

    A visit has an agency, service or channel if it asked for one of it, and a counter if it sat
    down there. `hour` is that in which it came (0 to 23, in Amman), `stands` what may have become
    of it: () anything.
    """

    span: Span
    agency: str | None = None
    service: str | None = None
    counter: str | None = None
    audience: str | None = None
    language: str | None = None
    priority: str | None = None
    channel: str | None = None
    hour: int | None = None
    stands: tuple[Stand, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit; `wait_ms` is the longest of its waits, None where it never sat down.

    `within` as in its row: whether all that it asked for was served within its target.
    """

    visit: str
    number: str
    day: date
    issued_at: int
    stand: Stand
    services: tuple[str, ...]
    wait_ms: int | None
    within: bool | None


@dataclass(frozen=True, slots=True)
class Behind:
    """The visits that are shown, and how many there are altogether."""

    visits: tuple[VisitLine, ...]
    whole: int


def behind(facts: Facts, which: Which, catalogue: Catalogue | None = None) -> Behind:
    """Those who never sat down stand first: theirs was the longest wait of all. The `catalogue`
    knows by which channel a service is had."""
    had = {one: channel_of(catalogue, one) for one in {step.service for step in facts.steps}}
    steps = grouped(facts.steps, lambda step: step.visit)
    sittings = grouped(facts.sittings, lambda sitting: sitting.visit)
    chosen = [
        _line(visit, asked, sat)
        for visit in facts.visits
        for asked, sat in [(steps.get(visit.visit, []), sittings.get(visit.visit, []))]
        if _applies(which, visit, asked, sat)
        and (which.channel is None or any(had[one.service] == which.channel for one in asked))
    ]
    chosen.sort(key=lambda line: (line.wait_ms is not None, -(line.wait_ms or 0), line.issued_at))
    return Behind(tuple(chosen[:MOST]), len(chosen))


def _applies(
    which: Which, visit: VisitFacts, steps: list[StepFacts], sittings: list[SittingFacts]
) -> bool:
    return (
        which.audience in (None, visit.audience.value)
        and (not which.stands or visit.stand in which.stands)
        and which.language in (None, visit.language)
        and which.priority in (None, visit.priority or ORDINARY)
        and (which.hour is None or local(visit.issued_at).hour == which.hour)
        and (which.agency is None or any(step.agency == which.agency for step in steps))
        and (which.service is None or any(step.service == which.service for step in steps))
        and (which.counter is None or any(_sat_at(which.counter, one) for one in sittings))
    )


def _sat_at(counter: str, sitting: SittingFacts) -> bool:
    return sitting.counter == counter and sitting.started_at is not None


def _line(visit: VisitFacts, steps: list[StepFacts], sittings: list[SittingFacts]) -> VisitLine:
    waits = [one.wait_ms for one in sittings if one.wait_ms is not None]
    return VisitLine(
        visit=visit.visit,
        number=visit.number,
        day=visit.day,
        issued_at=visit.issued_at,
        stand=visit.stand,
        services=tuple(dict.fromkeys(step.service for step in steps)),
        wait_ms=max(waits, default=None),
        within=visit.within,
    )
