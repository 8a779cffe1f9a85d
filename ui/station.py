"""What a window knows of the center: a name of its own, and where commands and questions go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from center_app.center import Done, News
from center_app.center.stories import Found, Sought
from center_app.domain.behind import Behind, Which
from center_app.domain.clock import Clock
from center_app.domain.commands import Command
from center_app.domain.course import Course
from center_app.domain.device import Device
from center_app.domain.look import Look, Looked
from center_app.domain.message_summary import MessageSummary
from center_app.domain.period import PeriodReport
from center_app.domain.pulse import PulseResult
from center_app.domain.span import Span
from center_app.domain.telling import Telling
from center_app.domain.unannounced import UnannouncedFacts
from center_app.domain.views.query import Query
from center_app.store.kept.credentials import Person
from center_app.store.kept.messages import Written
from center_app.store.kept.notes import Note
from center_app.store.kept.plans import Plan

V = TypeVar("V")


class Pulse(Protocol):
    """The weekly question to those who work here."""

    def question(self, employee: str) -> str | None: ...

    def answer(self, employee: str, question: str, stars: int | None) -> None: ...

    def results(self) -> tuple[PulseResult, ...]: ...


class Records(Protocol):
    """Visits of any day, their stories, and who looked at what."""

    def find(self, by: str, day: date, sought: Sought) -> tuple[Found, ...]: ...

    def tell(self, by: str, day: date, visit: str) -> Telling | None: ...

    def looks(self, by: str, first: date, last: date) -> tuple[Look, ...]: ...

    def take_out(self, by: str, kind: Looked, which: str) -> None:
        """Write down that a document leaves the center. Raises Refused(NOT_ALLOWED)."""


class Source(Protocol):
    """The center, in this process or far away. Every call may raise Unavailable."""

    def do(self, command: Command) -> Done: ...

    def see(self, query: Query[V]) -> V: ...

    def news(self, after: int, timeout: float) -> News: ...

    def admit(self, number: str, pin: str) -> Person: ...

    def people(self) -> list[Person]: ...

    def written_in(self, message: str, by: str) -> Written: ...

    def plan_of(self, action: str, by: str) -> Plan: ...

    def unannounced(self, first: date, last: date, by: str) -> tuple[UnannouncedFacts, ...]: ...

    def message_summary(self, first: date, last: date) -> MessageSummary: ...

    def token_of(self, visit: str) -> str | None: ...

    def code_of_receipt(self, result: str, by: str) -> str | None: ...

    @property
    def pulse(self) -> Pulse: ...

    @property
    def records(self) -> Records: ...

    def notes_of(self, visit: str) -> tuple[Note, ...]: ...

    def period(self, span: Span) -> PeriodReport: ...

    def visits(self, which: Which) -> Behind: ...

    def course(self) -> Course: ...

    def devices(self) -> tuple[Device, ...]: ...


class Shelf(Protocol):
    """Where commands without an answer outlast a restart."""

    def load(self) -> tuple[Command, ...]: ...

    def keep(self, commands: Sequence[Command]) -> None:
        """These and no others. Raises Unavailable."""


@dataclass(frozen=True, slots=True)
class Station:
    """This machine: its name, center and clock, and where ids and tickets' tokens come from.

    `shelf` keeps what a desk has pressed while the center is away; None: memory does.
    """

    name: str
    center: Source
    clock: Clock
    new_id: Callable[[], str]
    new_token: Callable[[], str]
    shelf: Shelf | None = None
