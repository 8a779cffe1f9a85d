"""What a station asks the center: the hall's questions, and those about what is kept beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_type_hints

from center_app.center.stories import Found, Sought
from center_app.domain.behind import Behind, Which
from center_app.domain.catalogue import Catalogue
from center_app.domain.course import Course
from center_app.domain.device import Device
from center_app.domain.document import Filed
from center_app.domain.look import Look
from center_app.domain.message_summary import MessageSummary
from center_app.domain.period import PeriodReport
from center_app.domain.place import Settings
from center_app.domain.pulse import PulseResult
from center_app.domain.report import DayReport
from center_app.domain.span import Span
from center_app.domain.telling import Telling
from center_app.domain.unannounced import UnannouncedFacts
from center_app.domain.views import VIEWS
from center_app.domain.views.query import Query
from center_app.store.kept.credentials import Person
from center_app.store.kept.messages import Written
from center_app.store.kept.notes import Note
from center_app.store.kept.plans import Plan
from sync.stations.documents import Parcel
from sync.worker import SyncStatus


@dataclass(frozen=True)
class People(Query[list[Person]]):
    """Everybody who works here, with number and name."""


@dataclass(frozen=True)
class NotesOf(Query[tuple[Note, ...]]):
    """What earlier counters wrote of a visit."""

    visit: str


@dataclass(frozen=True)
class TokenOf(Query[str | None]):
    """The secret of a ticket, for its paper to be printed again."""

    visit: str


@dataclass(frozen=True)
class CodeOfReceipt(Query[str | None]):
    """The code of a receipt, for `by` to print it again."""

    result: str
    by: str


@dataclass(frozen=True)
class LinkState(Query[SyncStatus | None]):
    """How the link to the central registry stands; None where no registry is set."""


@dataclass(frozen=True)
class WrittenIn(Query[Written]):
    """What is still kept of a message, for `by` to read."""

    message: str
    by: str


@dataclass(frozen=True)
class PlanOf(Query[Plan]):
    """What is still kept of an improvement action, for `by` to read."""

    action: str
    by: str


@dataclass(frozen=True)
class UnannouncedOf(Query[tuple[UnannouncedFacts, ...]]):
    """The recorded visits of some days that nobody had announced, for `by` to judge."""

    by: str
    first: date
    last: date


@dataclass(frozen=True)
class PulseQuestion(Query[str | None]):
    """The week's question for somebody at a counter."""

    employee: str


@dataclass(frozen=True)
class PulseAnswer(Query[bool]):
    """An answer to it: the one question that leaves something behind, and yet no event."""

    employee: str
    question: str
    stars: int | None


@dataclass(frozen=True)
class PulseResults(Query[tuple[PulseResult, ...]]):
    """The weeks of which anything may be seen."""


@dataclass(frozen=True)
class VisitsFound(Query[tuple[Found, ...]]):
    """The visits of a business day of which all that is known is true, for `by` to look at."""

    by: str
    day: date
    sought: Sought


@dataclass(frozen=True)
class StoryOf(Query[Telling | None]):
    """What happened to a visit that came on a business day, for `by` to look at."""

    by: str
    day: date
    visit: str


@dataclass(frozen=True)
class LooksOf(Query[tuple[Look, ...]]):
    """Who looked at what from one business day to another, for `by` to judge."""

    by: str
    first: date
    last: date


@dataclass(frozen=True)
class TakenOut(Query[bool]):
    """That `by` takes a document out of the center, to be written down before it is made."""

    by: str
    document: str


@dataclass(frozen=True)
class DocumentsFiled(Query[tuple[Filed, ...]]):
    """Which documents of days lie at the server."""


@dataclass(frozen=True)
class DocumentFetched(Query[Parcel]):
    """One of them, by its name in that list, which `by` takes out of the center."""

    by: str
    file: str


@dataclass(frozen=True)
class MessagesOf(Query[MessageSummary]):
    """What citizens told the center on these business days: counts and times."""

    first: date
    last: date


@dataclass(frozen=True)
class ReportOf(Query[DayReport]):
    """The report of a business day, the present one unless named."""

    day: date | None


@dataclass(frozen=True)
class PeriodOf(Query[PeriodReport]):
    """The report of some business days together."""

    span: Span


@dataclass(frozen=True)
class VisitsOf(Query[Behind]):
    """The visits behind a figure of some days."""

    which: Which


@dataclass(frozen=True)
class CourseOf(Query[Course]):
    """The course of the day beside usual ones."""


@dataclass(frozen=True)
class DevicesOf(Query[tuple[Device, ...]]):
    """The machines of the hall, and how each does."""


@dataclass(frozen=True, slots=True)
class ProvisionsView:
    """What a kiosk needs to give numbers alone, under its `letter`; None where it has none.

    `at` is the center's time (ms since 1970 UTC). `catalogue` is None where it is the one that the
    kiosk has, `closed` the business day that was closed before its end.
    """

    letter: str | None
    settings: Settings
    serial: str
    catalogue: Catalogue | None
    closed: date | None
    at: int


@dataclass(frozen=True)
class Provisions(Query[ProvisionsView]):
    """Asked by a kiosk that has the catalogue of this serial, "" for none."""

    serial: str


KEPT: Mapping[type[Query[Any]], Any] = {
    People: list[Person],
    NotesOf: tuple[Note, ...],
    TokenOf: str | None,
    CodeOfReceipt: str | None,
    LinkState: SyncStatus | None,
    WrittenIn: Written,
    PlanOf: Plan,
    UnannouncedOf: tuple[UnannouncedFacts, ...],
    PulseQuestion: str | None,
    PulseAnswer: bool,
    PulseResults: tuple[PulseResult, ...],
    VisitsFound: tuple[Found, ...],
    StoryOf: Telling | None,
    LooksOf: tuple[Look, ...],
    TakenOut: bool,
    DocumentsFiled: tuple[Filed, ...],
    DocumentFetched: Parcel,
    MessagesOf: MessageSummary,
    ReportOf: DayReport,
    PeriodOf: PeriodReport,
    VisitsOf: Behind,
    CourseOf: Course,
    DevicesOf: tuple[Device, ...],
    Provisions: ProvisionsView,
}
"""What is asked of the center beside its hall, and the shape of each answer."""

ANSWERS: Mapping[type[Query[Any]], Any] = {
    **{query: get_type_hints(view)["return"] for query, view in VIEWS.items()},
    **KEPT,
}
QUERIES: Mapping[str, type[Query[Any]]] = {shape.__name__: shape for shape in ANSWERS}
