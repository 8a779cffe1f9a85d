"""All that the documents of some days are made of: the report, and what stands only on paper.

The same journal gives the same dossier, whenever it is asked for: what went on is as it was at
the journal's last entry. Times are milliseconds since 1970 UTC, durations milliseconds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from center_app.domain.action_figures import ActionFacts, as_they_stood
from center_app.domain.agreement import agreed_percent
from center_app.domain.clock import Instant
from center_app.domain.counted import indicators
from center_app.domain.day_report import grouped
from center_app.domain.facts import Facts, MessageFacts
from center_app.domain.indicators import Indicators, Share
from center_app.domain.message import ANSWER_MS, ON_THE_SPOT_MS, Voice
from center_app.domain.period import PeriodReport
from center_app.domain.place import Settings
from center_app.domain.report import Seal
from center_app.domain.text import Text
from center_app.domain.unannounced import UnannouncedFacts


@dataclass(frozen=True, slots=True)
class UpTo:
    """The entry of the journal up to which figures go, and when it was written."""

    seal: Seal
    at: int

    @property
    def instant(self) -> Instant:
        """By the wall clock alone: in whichever run of a machine it is looked back from."""
        return Instant(self.at, 0, "")


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
class Dossier:
    """The `report` of some days with the rows that it was counted from.

    `before` are the figures of the days that it is compared with, None where nobody came then.
    `facts` have no messages and no actions: those go on after the days. `voices`, `actions` and
    `unannounced` (visits) are as they stood, `actions` those that were opened on these days or on
    the days before.
    """

    report: PeriodReport
    before: Indicators | None
    agreements: tuple[AgreementLine, ...]
    voices: tuple[VoiceLine, ...]
    facts: Facts
    actions: tuple[ActionFacts, ...] = ()
    unannounced: tuple[UnannouncedFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What of the days before is shown beside some days: the figures, and the actions."""

    figures: Indicators | None
    actions: tuple[ActionFacts, ...]


def compared(before: Facts) -> Compared:
    """Of the rows themselves nothing is kept: they take as much memory as those of the days."""
    return Compared(indicators(before) if before.visits else None, before.actions)


def dossier(report: PeriodReport, facts: Facts, before: Compared, settings: Settings) -> Dossier:
    """The dossier of a report over these rows, compared with the days `before`."""
    return Dossier(
        report=report,
        before=before.figures,
        agreements=tuple(_agreements(report, settings)),
        voices=tuple(_voices(facts.messages, report.made_at)),
        facts=_in_order(facts),
        unannounced=tuple(one for one in facts.unannounced if one.recorded_at <= report.made_at),
        actions=tuple(as_they_stood((*before.actions, *facts.actions), report.made_at)),
    )


def _in_order(facts: Facts) -> Facts:
    """By day and ticket, those that are still open among the others; without messages."""
    visits = sorted(facts.visits, key=lambda one: (one.day, one.issued_at, one.visit))
    rank = {visit.visit: n for n, visit in enumerate(visits)}
    steps = sorted(facts.steps, key=lambda one: (rank[one.visit], one.line, one.stage))
    return replace(
        facts, visits=tuple(visits), steps=tuple(steps), messages=(), actions=(), unannounced=()
    )


def _agreements(report: PeriodReport, settings: Settings) -> Iterator[AgreementLine]:
    for line in report.agencies:
        agreed = agreed_percent(line.agency, settings.agreements)
        yield AgreementLine(line.agency, line.name, agreed, line.figures.within)


def _voices(messages: Iterable[MessageFacts], as_of: int) -> Iterator[VoiceLine]:
    """By kind; what was answered on the spot is no message that somebody waits for."""
    every = [message for message in messages if message.took_ms != ON_THE_SPOT_MS]
    for voice, told in sorted(grouped(every, lambda message: message.voice).items()):
        settled = [one for one in told if one.settled_at is not None and one.settled_at <= as_of]
        due_ms = ANSWER_MS[voice]
        late = sum(as_of - one.told_at > due_ms for one in told if one not in settled)
        in_time = sum(one.took_ms is not None and one.took_ms <= due_ms for one in settled)
        yield VoiceLine(voice, len(told), len(settled), Share(in_time, len(settled) + late))
