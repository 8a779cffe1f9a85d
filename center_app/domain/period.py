"""The report of some days together: every figure by every group that a center looks at.

Times are milliseconds since 1970 UTC, durations milliseconds.
"""

from dataclasses import dataclass
from datetime import date

from center_app.domain.hand_overs import HandOver
from center_app.domain.indicators import Indicators, Spread, StepIndicators
from center_app.domain.message_figures import MessageLine
from center_app.domain.report import (
    AgencyLine,
    CounterLine,
    EmployeeLine,
    MissingLine,
    PromiseLine,
    Seal,
    ServiceLine,
)
from center_app.domain.satisfaction import ReasonLine
from center_app.domain.span import Span
from center_app.domain.text import Text

ORDINARY = ""
"""In the place of a priority class, of the visits that have none."""

UNKNOWN = ""
"""In the place of a channel, of services whose card is not there."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """One business day on which somebody came or worked."""

    day: date
    figures: Indicators


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The visits that have one audience, language or priority class."""

    group: str
    figures: Indicators


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """What was asked for here of the services that are had in one way, `channel` as on their card
    (`UNKNOWN` of those that are not in the catalogue any more)."""

    channel: str
    figures: StepIndicators
    unserved: int


@dataclass(frozen=True, slots=True)
class HourCell:
    """The steps of one service of those who came in one hour of the day (0 to 23, in Amman).

    `wait` is spread over the steps that sat down, `unserved` counts those that nobody was served.
    """

    hour: int
    service: str
    steps: int
    unserved: int
    wait: Spread | None


@dataclass(frozen=True, slots=True)
class WaitBin:
    """So many sittings had a wait of `from_ms` or more and less than `to_ms` (None: any)."""

    from_ms: int
    to_ms: int | None
    sittings: int


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """Some business days in figures. `final`: nothing can be added to them any more.

    Lines stand as in the day's report; days and hours in their order, other groups by how many
    visits they have. Days on which nothing was have no line. `waits` covers every wait, and beside
    it `figures.abandoned` says who has none because nobody served them.
    """

    center: str
    name: Text
    span: Span
    final: bool
    made_at: int
    sample: bool
    figures: Indicators
    days: tuple[DayLine, ...]
    hours: tuple[HourCell, ...]
    waits: tuple[WaitBin, ...]
    agencies: tuple[AgencyLine, ...]
    services: tuple[ServiceLine, ...]
    counters: tuple[CounterLine, ...]
    employees: tuple[EmployeeLine, ...]
    audiences: tuple[GroupLine, ...]
    languages: tuple[GroupLine, ...]
    priorities: tuple[GroupLine, ...]
    channels: tuple[ChannelLine, ...]
    hand_overs: tuple[HandOver, ...]
    promises: tuple[PromiseLine, ...]
    reasons: tuple[ReasonLine, ...]
    messages: tuple[MessageLine, ...]
    questions: int
    missing: tuple[MissingLine, ...]
    seal: Seal
