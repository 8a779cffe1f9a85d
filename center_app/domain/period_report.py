"""The report of some days together, counted from their rows by the formulas of the day's."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE, local
from center_app.domain.counted import NOTHING, Counted, counted, figures
from center_app.domain.day_report import (
    NOT_SERVED,
    agency_lines,
    counter_lines,
    employee_lines,
    grouped,
    missing_lines,
    promise_lines,
    service_lines,
)
from center_app.domain.facts import Facts, VisitFacts
from center_app.domain.hand_overs import hand_overs
from center_app.domain.indicators import by, spread
from center_app.domain.message_figures import message_lines, questions
from center_app.domain.period import (
    ORDINARY,
    UNKNOWN,
    ChannelLine,
    DayLine,
    GroupLine,
    HourCell,
    PeriodReport,
    WaitBin,
)
from center_app.domain.place import Settings
from center_app.domain.report import Seal
from center_app.domain.satisfaction import reason_lines
from center_app.domain.span import Span

K = TypeVar("K")

BIN = 5 * MINUTE
BINS = 13
"""Of five minutes each up to an hour, and one for all that is longer."""


class Kind(NamedTuple):
    """All by which visits are grouped: each is looked at once, and groups are put together."""

    day: date
    audience: str
    language: str
    priority: str


def period_report(
    span: Span,
    facts: Facts,
    settings: Settings,
    catalogue: Catalogue,
    *,
    center: str,
    seal: Seal,
    final: bool,
    made_at: int,
) -> PeriodReport:
    """The report over the rows of these days."""
    kinds = {kind: counted(part) for kind, part in parts(facts, _kind).items()}
    present = {
        day: counted(Facts((), (), (), tuple(here)))
        for day, here in grouped(facts.presences, lambda one: one.day).items()
    }
    return PeriodReport(
        center=center,
        name=settings.name,
        span=span,
        final=final,
        made_at=made_at,
        sample=catalogue.sample,
        figures=figures([*kinds.values(), *present.values()]),
        days=tuple(_days(kinds, present)),
        hours=tuple(_hours(facts)),
        waits=tuple(_waits(facts)),
        agencies=agency_lines(facts, catalogue),
        services=service_lines(facts, catalogue),
        counters=counter_lines(facts),
        employees=employee_lines(facts),
        audiences=_groups(kinds, lambda kind: kind.audience),
        languages=_groups(kinds, lambda kind: kind.language),
        priorities=_groups(kinds, lambda kind: kind.priority),
        channels=_channels(facts, catalogue),
        hand_overs=hand_overs(facts),
        promises=tuple(promise_lines(facts.visits)),
        reasons=tuple(reason_lines(facts.visits, catalogue)),
        messages=tuple(message_lines(facts.messages, made_at)),
        questions=questions(facts.messages),
        missing=missing_lines(facts.steps, catalogue),
        seal=seal,
    )


def parts(facts: Facts, key: Callable[[VisitFacts], K]) -> dict[K, Facts]:
    """The visits that have the same key, with their steps and sittings; a presence is nobody's."""
    keys = {visit.visit: key(visit) for visit in facts.visits}
    steps = grouped(facts.steps, lambda step: keys[step.visit])
    sittings = grouped(facts.sittings, lambda sitting: keys[sitting.visit])
    return {
        name: Facts(tuple(visits), tuple(steps.get(name, ())), tuple(sittings.get(name, ())))
        for name, visits in grouped(facts.visits, key).items()
    }


def _kind(visit: VisitFacts) -> Kind:
    return Kind(visit.day, visit.audience.value, visit.language, visit.priority or ORDINARY)


def _days(kinds: Mapping[Kind, Counted], present: Mapping[date, Counted]) -> Iterator[DayLine]:
    of_day = grouped(kinds, lambda kind: kind.day)
    for day in sorted(of_day.keys() | present.keys()):
        came = [kinds[kind] for kind in of_day.get(day, ())]
        yield DayLine(day, figures([*came, present.get(day, NOTHING)]))


def _groups(kinds: Mapping[Kind, Counted], key: Callable[[Kind], str]) -> tuple[GroupLine, ...]:
    lines = [
        GroupLine(name, figures(kinds[kind] for kind in group))
        for name, group in grouped(kinds, key).items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.figures.issued, line.group)))


def channel_of(catalogue: Catalogue | None, service: str) -> str:
    """How a service is had, as its card says it now."""
    card = catalogue.service(service) if catalogue is not None else None
    return card.channel.value if card is not None else UNKNOWN


def _channels(facts: Facts, catalogue: Catalogue) -> tuple[ChannelLine, ...]:
    had = {one: channel_of(catalogue, one) for one in {step.service for step in facts.steps}}
    unserved = grouped(
        (step for step in facts.steps if step.state in NOT_SERVED), lambda step: had[step.service]
    )
    lines = [
        ChannelLine(channel, figures, len(unserved.get(channel, ())))
        for channel, figures in by(lambda step: had[step.service], facts.steps).items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.figures.steps, line.channel)))


def _hours(facts: Facts) -> Iterator[HourCell]:
    """By hour, and in it by service; an hour in which nobody came has no cell."""
    came = {visit.visit: local(visit.issued_at).hour for visit in facts.visits}
    cells = grouped(facts.steps, lambda step: (came[step.visit], step.service))
    for (hour, service), steps in sorted(cells.items()):
        unserved = sum(step.state in NOT_SERVED for step in steps)
        wait = spread(step.wait_ms for step in steps)
        yield HourCell(hour, service, len(steps), unserved, wait)


def _waits(facts: Facts) -> Iterator[WaitBin]:
    """Every bin, also those that are empty: their order is the axis of a picture."""
    counts = [0] * BINS
    for sitting in facts.sittings:
        if sitting.wait_ms is not None:
            counts[min(sitting.wait_ms // BIN, BINS - 1)] += 1
    for n, count in enumerate(counts):
        yield WaitBin(n * BIN, (n + 1) * BIN if n + 1 < BINS else None, count)
