"""The report of one business day: every figure that is printed, and where it can be checked.

Times are milliseconds since 1970 UTC, durations milliseconds.
"""

from dataclasses import dataclass
from datetime import date

from center_app.domain.indicators import (
    Indicators,
    Promised,
    Spread,
    StepIndicators,
    WorkIndicators,
)
from center_app.domain.message_figures import MessageLine
from center_app.domain.satisfaction import (
    NOBODY_RATED,
    ReasonLine,
    Satisfaction,
)
from center_app.domain.text import Text


@dataclass(frozen=True, slots=True)
class Seal:
    """The entry of the journal up to which the figures go, and the hash of the chain there."""

    epoch: str
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class HalfHour:
    """Who took a ticket in the half hour from `at`: how many, their waits, and who went unserved.

    `wait` is spread over the sittings of these visits, whenever they were.
    """

    at: int
    arrivals: int
    unserved: int
    wait: Spread | None


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service that was asked for; `unserved` counts its steps that nobody was served."""

    service: str
    agency: str
    name: Text
    target_ms: int
    figures: StepIndicators
    unserved: int
    satisfaction: Satisfaction = NOBODY_RATED


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency: how many of its services were asked for, and the figures of their steps."""

    agency: str
    name: Text
    services: int
    figures: StepIndicators
    unserved: int
    satisfaction: Satisfaction = NOBODY_RATED


@dataclass(frozen=True, slots=True)
class CounterLine:
    """One counter at which somebody was, and what was served there."""

    counter: str
    figures: WorkIndicators


@dataclass(frozen=True, slots=True)
class EmployeeLine:
    """One employee who was there, by the id that the journal has, and what one served.

    `satisfaction` is None where too few have rated for it to be fair.
    """

    employee: str
    figures: WorkIndicators
    satisfaction: Satisfaction | None = None


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """How right the waits were that one class of visits was told (None: all of them)."""

    promised_as: str | None
    figures: Promised


@dataclass(frozen=True, slots=True)
class MissingLine:
    """How many copies of a service one document was missing for."""

    service: str
    document: str
    name: Text
    copies: int


@dataclass(frozen=True, slots=True)
class DayReport:
    """A business day in figures. `final`: nothing can be added to it any more.

    Services and agencies stand in the order of demand, counters in that of their signs. The
    employees are for the center's management: no paper has them, and none has the `promises`,
    `reasons` of ratings and `messages` yet. `missing` begins with what is missing most.
    """

    center: str
    name: Text
    day: date
    final: bool
    made_at: int
    sample: bool
    figures: Indicators
    half_hours: tuple[HalfHour, ...]
    agencies: tuple[AgencyLine, ...]
    services: tuple[ServiceLine, ...]
    counters: tuple[CounterLine, ...]
    employees: tuple[EmployeeLine, ...]
    seal: Seal
    promises: tuple[PromiseLine, ...] = ()
    reasons: tuple[ReasonLine, ...] = ()
    messages: tuple[MessageLine, ...] = ()
    questions: int = 0
    missing: tuple[MissingLine, ...] = ()
