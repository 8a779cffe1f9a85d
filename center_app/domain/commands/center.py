"""Setting a center up, and its business day."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from center_app.domain.appointment import Appointment
from center_app.domain.commands.command import Command
from center_app.domain.people import Role, Skill
from center_app.domain.place import Settings
from center_app.domain.release import Release
from center_app.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Configure(Command):
    verb: ClassVar[str] = "configure"
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptCatalogue(Command):
    """Take a catalogue that lies in the store into use."""

    verb: ClassVar[str] = "adopt_catalogue"
    serial: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveCatalogue(Command):
    """A release came from the registry, checked; its `body` is kept in the store, as it came."""

    verb: ClassVar[str] = "receive_catalogue"
    release: Release
    body: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireCounter(Command):
    """Take a counter away for good; placed again, it is there again."""

    verb: ClassVar[str] = "retire_counter"
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCounter(Command):
    verb: ClassVar[str] = "place_counter"
    counter: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolEmployee(Command):
    """Make an employee known, or change home, roles and skills of one who is.

    `number` and `name` are kept apart from the journal, and so is the hash of the `pin`; without
    a number they stay as they are, and without a PIN that one does.
    """

    verb: ClassVar[str] = "enrol_employee"
    who: str
    home: str
    roles: tuple[Role, ...]
    skills: tuple[Skill, ...]
    active: bool = True
    number: str | None = None
    name: Text | None = field(default=None, repr=False)
    pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LendSkills(Command):
    """Let an employee serve with these skills, and no others, until the business day ends."""

    verb: ClassVar[str] = "lend_skills"
    who: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAppointments(Command):
    """Make the booked visits of a business day known: those that are not among them any more are
    withdrawn, and taking the same ones again changes nothing."""

    verb: ClassVar[str] = "take_appointments"
    day: date
    appointments: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteClock(Command):
    """The wall clock of a station's machine shows `new` where by the steady one `old` was due."""

    verb: ClassVar[str] = "note_clock"
    old: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPutOff(Command):
    """Who was to be called later and whose time is over waits on; the center does it itself."""

    verb: ClassVar[str] = "end_put_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay(Command):
    """Begin the business day that `now` belongs to; the center does so by itself when it is due.

    `going_on`: only the clock was corrected; the hall is at work, and nobody has gone home.
    """

    verb: ClassVar[str] = "open_day"
    going_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDay(Command):
    """End the business day: visits that are still open expire."""

    verb: ClassVar[str] = "close_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class MuteVoice(Command):
    """Say no calls any more, or say them again."""

    verb: ClassVar[str] = "mute_voice"
    muted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenDay(Command):
    """Take tickets again after the day was closed by mistake."""

    verb: ClassVar[str] = "reopen_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseHall(Command):
    """The building is evacuated, or nobody may be called for another reason: all stands still."""

    verb: ClassVar[str] = "pause_hall"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeHall(Command):
    """The hall goes on; everybody has the place that was theirs."""

    verb: ClassVar[str] = "resume_hall"
