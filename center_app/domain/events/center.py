"""What happened to the center, its day and its staff."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from center_app.domain.appointment import Appointment
from center_app.domain.events.event import Event, Kind
from center_app.domain.people import Role, Skill
from center_app.domain.place import Break, Settings
from center_app.domain.release import Release


@dataclass(frozen=True, slots=True, kw_only=True)
class CenterConfigured(Event):
    type: ClassVar[str] = "center.configured"
    kind: ClassVar[Kind] = Kind.SETUP
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueAdopted(Event):
    """The catalogue in force from here on; its content lies in the store under its hash."""

    type: ClassVar[str] = "catalogue.adopted"
    kind: ClassVar[Kind] = Kind.SETUP
    serial: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueReceived(Event):
    """A release of the catalogue came from the registry; if it is another one than that in force,
    it takes effect when a business day opens."""

    type: ClassVar[str] = "catalogue.received"
    kind: ClassVar[Kind] = Kind.SETUP
    release: Release


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRetired(Event):
    """The counter is there no more; its sign may be placed again."""

    type: ClassVar[str] = "counter.retired"
    kind: ClassVar[Kind] = Kind.SETUP
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterPlaced(Event):
    type: ClassVar[str] = "counter.placed"
    kind: ClassVar[Kind] = Kind.SETUP
    counter: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeEnrolled(Event):
    type: ClassVar[str] = "employee.enrolled"
    kind: ClassVar[Kind] = Kind.SETUP
    who: str
    home: str
    roles: tuple[Role, ...]
    skills: tuple[Skill, ...]
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillsLent(Event):
    """With which skills an employee serves until the next business day begins."""

    type: ClassVar[str] = "employee.skills_lent"
    kind: ClassVar[Kind] = Kind.SETUP
    who: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMade(Event):
    """A visit is booked, or the one of the same id is booked otherwise now."""

    type: ClassVar[str] = "appointment.made"
    kind: ClassVar[Kind] = Kind.SETUP
    appointment: Appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentWithdrawn(Event):
    type: ClassVar[str] = "appointment.withdrawn"
    kind: ClassVar[Kind] = Kind.SETUP
    appointment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOpened(Event):
    """A business day begins; at the counters in `staying` people are at work already.

    `going_on`: the clock was corrected while the hall was open.
    """

    type: ClassVar[str] = "day.opened"
    kind: ClassVar[Kind] = Kind.DAY
    day: date
    staying: tuple[str, ...] = ()
    going_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed(Event):
    type: ClassVar[str] = "day.closed"
    kind: ClassVar[Kind] = Kind.DAY
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReopened(Event):
    """Closed by mistake: the visits that expired with the closing wait again."""

    type: ClassVar[str] = "day.reopened"
    kind: ClassVar[Kind] = Kind.DAY
    day: date
    returned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceMuted(Event):
    """From here on calls are on the board alone, or are said again. Lasts for the day at most."""

    type: ClassVar[str] = "voice.muted"
    kind: ClassVar[Kind] = Kind.CALLS
    muted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HallPaused(Event):
    """From now on no number is given, nobody called and nobody missed, until it is resumed."""

    type: ClassVar[str] = "hall.paused"
    kind: ClassVar[Kind] = Kind.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class HallResumed(Event):
    """The hall goes on after `paused_ms` milliseconds."""

    type: ClassVar[str] = "hall.resumed"
    kind: ClassVar[Kind] = Kind.DAY
    paused_ms: int
    dq: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStepped(Event):
    """Somebody, or something, set a machine's wall clock: it showed `new` where `old` was due.

    Both in milliseconds since 1970 UTC. Stamps and durations do not follow it.
    """

    type: ClassVar[str] = "clock.stepped"
    kind: ClassVar[Kind] = Kind.DAY
    old: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDamaged(Event):
    """In the place of an entry whose bytes nothing proves any more: number `seq` of `epoch`.

    They stay there, for a person to look at.
    """

    type: ClassVar[str] = "entry.damaged"
    kind: ClassVar[Kind] = Kind.DAY
    epoch: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeSignedIn(Event):
    type: ClassVar[str] = "employee.signed_in"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeSignedOut(Event):
    type: ClassVar[str] = "employee.signed_out"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeTookOver(Event):
    """`who` sits at the counter now, where `instead_of` had not signed out."""

    type: ClassVar[str] = "employee.took_over"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str
    who: str
    instead_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeUnlocked(Event):
    """Wrong PINs of an employee are forgotten; who did that is in the envelope."""

    type: ClassVar[str] = "employee.unlocked"
    kind: ClassVar[Kind] = Kind.STAFF
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PinReset(Event):
    """An employee has another PIN; who gave it is in the envelope."""

    type: ClassVar[str] = "employee.pin_reset"
    kind: ClassVar[Kind] = Kind.STAFF
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterOpened(Event):
    type: ClassVar[str] = "counter.opened"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreaksPlanned(Event):
    """The breaks that whoever sits at a counter should take today."""

    type: ClassVar[str] = "breaks.planned"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterPaused(Event):
    type: ClassVar[str] = "counter.paused"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCalled(Event):
    """`who` at the counter needs somebody to come."""

    type: ClassVar[str] = "help.called"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAcknowledged(Event):
    """Seen `after_ms` later; by whom is in the envelope."""

    type: ClassVar[str] = "help.acknowledged"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str
    after_ms: int
    dq: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterClosing(Event):
    """Whether the counter closes as soon as the visit that is there has left."""

    type: ClassVar[str] = "counter.closing"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str
    closing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterClosed(Event):
    type: ClassVar[str] = "counter.closed"
    kind: ClassVar[Kind] = Kind.STAFF
    counter: str
