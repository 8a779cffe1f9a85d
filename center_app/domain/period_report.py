"""The report of some days, counted from their rows: what a week, a month and its tables tell.

Times are milliseconds since 1970 UTC, durations milliseconds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from center_app.domain.agreement import agreed_percent
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import local
from center_app.domain.day_report import (
    agency_lines,
    counter_lines,
    grouped,
    missing_lines,
    service_lines,
)
from center_app.domain.days import Days
from center_app.domain.facts import Facts, MessageFacts
from center_app.domain.indicators import Indicators, Share, Spread, indicators, spread
from center_app.domain.message import ANSWER_MS, ON_THE_SPOT_MS, Voice
from center_app.domain.place import Settings
from center_app.domain.report import AgencyLine, CounterLine, MissingLine, Seal, ServiceLine
from center_app.domain.text import Text


@dataclass(frozen=True, slots=True)
class UpTo:
    """The entry of the journal up to which a report goes, and when it was written.

    `final`: nothing can be added to the report's days any more.
    """

    seal: Seal
    at: int
    final: bool


@dataclass(frozen=True, slots=True)
class DayLine:
    """One business day of the period."""

    day: date
    figures: Indicators


@dataclass(frozen=True, slots=True)
class HourLine:
    """The steps of a service whose visits took their ticket in this hour of the day."""

    service: str
    hour: int
    steps: int
    wait: Spread | None


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """What one agency has agreed and what came of it; `kept` is None where nothing is decided."""

    agency: str
    name: Text
    agreed_percent: int
    within: Share

    @property
    def kept(self) -> bool | None:
        reached = self.within.percent
        return None if reached is None else reached >= self.agreed_percent


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """The messages of one kind that were told, and how many of them were settled in time.

    Both as they stood when the report was made; `in_time` is of those that were due by then.
    """

    voice: Voice
    told: int
    settled: int
    in_time: Share


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """Some days in figures, with the rows that they were counted from.

    `days` are those on which somebody came. `before` are the figures of as many days before, None
    where nobody came then. `facts` have no messages: those go on after the days, and `voices` has
    them as they stood. `as_of` is the time of the entry that the seal names.
    """

    center: str
    name: Text
    period: Days
    final: bool
    as_of: int
    sample: bool
    figures: Indicators
    before: Indicators | None
    days: tuple[DayLine, ...]
    hours: tuple[HourLine, ...]
    agencies: tuple[AgencyLine, ...]
    services: tuple[ServiceLine, ...]
    counters: tuple[CounterLine, ...]
    agreements: tuple[AgreementLine, ...]
    missing: tuple[MissingLine, ...]
    voices: tuple[VoiceLine, ...]
    facts: Facts
    seal: Seal


def period_report(
    period: Days,
    facts: Facts,
    before: Facts,
    settings: Settings,
    catalogue: Catalogue,
    up_to: UpTo,
    *,
    center: str,
) -> PeriodReport:
    """The report over the rows of the period, and of as many days `before`."""
    facts, messages = _in_order(facts), facts.messages
    agencies = agency_lines(facts, catalogue)
    return PeriodReport(
        center=center,
        name=settings.name,
        period=period,
        final=up_to.final,
        as_of=up_to.at,
        sample=catalogue.sample,
        figures=indicators(facts),
        before=indicators(before) if before.visits else None,
        days=tuple(_days(facts)),
        hours=tuple(_hours(facts)),
        agencies=agencies,
        services=service_lines(facts, catalogue),
        counters=counter_lines(facts),
        agreements=tuple(_agreements(agencies, settings)),
        missing=missing_lines(facts.steps, catalogue),
        voices=tuple(_voices(messages, up_to.at)),
        facts=facts,
        seal=up_to.seal,
    )


def facts_by_day(facts: Facts) -> dict[date, Facts]:
    """The rows of each day on which somebody came, in the order of the days."""
    day_of = {visit.visit: visit.day for visit in facts.visits}
    visits = grouped(facts.visits, lambda visit: visit.day)
    steps = grouped(facts.steps, lambda step: day_of[step.visit])
    sittings = grouped(facts.sittings, lambda sitting: day_of[sitting.visit])
    presences = grouped(facts.presences, lambda presence: presence.day)
    messages = grouped(facts.messages, lambda message: message.day)
    return {
        day: Facts(
            tuple(visits[day]),
            tuple(steps.get(day, ())),
            tuple(sittings.get(day, ())),
            tuple(presences.get(day, ())),
            tuple(messages.get(day, ())),
        )
        for day in sorted(visits)
    }


def _in_order(facts: Facts) -> Facts:
    """By day and ticket, those that are still open among the others; without messages."""
    visits = sorted(facts.visits, key=lambda one: (one.day, one.issued_at, one.visit))
    rank = {visit.visit: n for n, visit in enumerate(visits)}
    steps = sorted(facts.steps, key=lambda one: (rank[one.visit], one.line, one.stage))
    return replace(facts, visits=tuple(visits), steps=tuple(steps), messages=())


def _days(facts: Facts) -> Iterator[DayLine]:
    return (DayLine(day, indicators(rows)) for day, rows in facts_by_day(facts).items())


def _hours(facts: Facts) -> Iterator[HourLine]:
    hour_of = {visit.visit: local(visit.issued_at).hour for visit in facts.visits}
    cells = grouped(facts.steps, lambda step: (step.service, hour_of[step.visit]))
    for (service, hour), steps in sorted(cells.items()):
        yield HourLine(service, hour, len(steps), spread(step.wait_ms for step in steps))


def _agreements(agencies: Iterable[AgencyLine], settings: Settings) -> Iterator[AgreementLine]:
    for line in agencies:
        agreed = agreed_percent(line.agency, settings.agreements)
        yield AgreementLine(line.agency, line.name, agreed, line.figures.within)


def _voices(messages: Iterable[MessageFacts], as_of: int) -> Iterator[VoiceLine]:
    """By kind; what was answered on the spot is no message that somebody waits for."""
    every = [message for message in messages if message.took_ms != ON_THE_SPOT_MS]
    for voice, told in grouped(every, lambda message: message.voice).items():
        settled = [one for one in told if one.settled_at is not None and one.settled_at <= as_of]
        late = sum(as_of - one.told_at > ANSWER_MS for one in told if one not in settled)
        in_time = sum(one.took_ms is not None and one.took_ms <= ANSWER_MS for one in settled)
        yield VoiceLine(voice, len(told), len(settled), Share(in_time, len(settled) + late))
