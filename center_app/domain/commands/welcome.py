"""Arriving, waiting and leaving."""

from dataclasses import dataclass
from typing import ClassVar

from center_app.domain.catalogue import Audience, Capacity
from center_app.domain.clock import Instant
from center_app.domain.commands.command import Command
from center_app.domain.forward import Forward
from center_app.domain.visit import Assistance, Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """A service that a citizen asks for."""

    service: str
    quantity: int = 1
    capacity: Capacity = Capacity.SELF


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Command):
    """Give a ticket. `token` is its secret, made by the station; `bundle` brings an order along.

    `appointment` is the booked time (ms since 1970 UTC), `promise` what was said of the wait.
    """

    verb: ClassVar[str] = "issue"
    visit: str
    token: str
    asked: tuple[Asked, ...]
    bundle: str | None = None
    audience: Audience = Audience.INDIVIDUALS
    language: str = "ar"
    priority: str | None = None
    assistance: tuple[Assistance, ...] = ()
    appointment: int | None = None
    promise: Promise | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIn(Command):
    """Take in a ticket that a kiosk gave while its server was away, with the number on its paper.

    The kiosk's clock showed `taken` then and shows `sent` now; `heard` are moments of its steady
    clock, `at` by the center's time that it was told then, the oldest first.
    """

    verb: ClassVar[str] = "take_in"
    ticket: Issue
    number: str
    taken: Instant
    sent: Instant
    heard: tuple[Instant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Command):
    """Give a ticket to who has an appointment; what is asked for stands in that.

    `appointment` is its id, `token` the ticket's secret, `promise` what was said of the wait.
    """

    verb: ClassVar[str] = "check_in"
    visit: str
    token: str
    appointment: str
    language: str = "ar"
    priority: str | None = None
    assistance: tuple[Assistance, ...] = ()
    promise: Promise | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUp(Command):
    """Give a ticket to who comes for a result that was promised; `result` is its id.

    `token` is the ticket's secret, `promise` what was said of the wait.
    """

    verb: ClassVar[str] = "pick_up"
    visit: str
    token: str
    result: str
    language: str = "ar"
    priority: str | None = None
    assistance: tuple[Assistance, ...] = ()
    promise: Promise | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel(Command):
    verb: ClassVar[str] = "cancel"
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeDocuments(Command):
    """These papers of the basket have been looked at and are in order; all others have not.

    `known` are the ticks that were on the screen before: what others ticked meanwhile stays as
    they left it. None: nothing was on a screen, and nothing else counts.
    """

    verb: ClassVar[str] = "see_documents"
    visit: str
    documents: tuple[str, ...]
    known: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Command):
    """Who missed the call has come back, and takes the old place again; or who was to be called
    later is here before that."""

    verb: ClassVar[str] = "return"
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PutForward(Command):
    """Let a visit that waits go before all others, for a reason that is kept."""

    verb: ClassVar[str] = "put_forward"
    visit: str
    reason: Forward


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack(Command):
    """Take back that a visit was put forward: it has its own place again."""

    verb: ClassVar[str] = "put_back"
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOff(Command):
    """Call a ticket that waits only in so many `minutes`: its holder goes away for them."""

    verb: ClassVar[str] = "put_off"
    visit: str
    minutes: int
