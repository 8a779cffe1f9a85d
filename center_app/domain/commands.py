"""What a station asks the center to do: one frozen dataclass a verb.

Every command has an id of its own, so that repeating it changes nothing, and names the station
and the employee that it comes from.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from center_app.domain.appointment import Appointment
from center_app.domain.catalogue import Audience, Capacity
from center_app.domain.message import Progress, Voice
from center_app.domain.people import Role, Skill
from center_app.domain.place import Break, Settings
from center_app.domain.printer import PrinterState
from center_app.domain.step import Outcome, StepId
from center_app.domain.undoable import Deed
from center_app.domain.visit import Assistance, Promise, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What all commands have in common. `verb` is the command's name on the wire."""

    verb: ClassVar[str]
    id: str
    station: str
    employee: str | None = None


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
class PlaceCounter(Command):
    verb: ClassVar[str] = "place_counter"
    counter: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolEmployee(Command):
    """Make an employee known, or change home, roles and skills of one who is."""

    verb: ClassVar[str] = "enrol_employee"
    who: str
    home: str
    roles: tuple[Role, ...]
    skills: tuple[Skill, ...]


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
class ReopenDay(Command):
    """Take tickets again after the day was closed by mistake."""

    verb: ClassVar[str] = "reopen_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn(Command):
    verb: ClassVar[str] = "sign_in"
    counter: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver(Command):
    """Sign in where somebody has forgotten to sign out, here or (oneself) at another counter."""

    verb: ClassVar[str] = "take_over"
    counter: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOut(Command):
    verb: ClassVar[str] = "sign_out"
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockEmployee(Command):
    """Let an employee try the PIN again after too many wrong ones.

    `employee` None: whoever works at the center's own command line.
    """

    verb: ClassVar[str] = "unlock_employee"
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCounter(Command):
    verb: ClassVar[str] = "open_counter"
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseCounter(Command):
    verb: ClassVar[str] = "pause_counter"
    counter: str
    reason: str = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCounter(Command):
    verb: ClassVar[str] = "close_counter"
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBreaks(Command):
    """Set today's breaks of whoever sits at a counter; those that were planned are forgotten."""

    verb: ClassVar[str] = "plan_breaks"
    counter: str
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallForHelp(Command):
    """Quietly ask for somebody to come to the counter."""

    verb: ClassVar[str] = "call_for_help"
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeHelp(Command):
    """Somebody in charge has seen the call for help, and sees to it."""

    verb: ClassVar[str] = "acknowledge_help"
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPrinter(Command):
    """Tell how the station's printer stands, and how long its paper lasts where that is known."""

    verb: ClassVar[str] = "report_printer"
    state: PrinterState
    left: int | None = None
    until: int | None = None


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
class Cancel(Command):
    verb: ClassVar[str] = "cancel"
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeDocuments(Command):
    """These papers of the basket have been looked at and are in order; all others have not."""

    verb: ClassVar[str] = "see_documents"
    visit: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Command):
    """Who missed the call has come back, and takes the old place again."""

    verb: ClassVar[str] = "return"
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AtDesk(Command):
    """What concerns the visit at a counter.

    `sitting` is the sitting that the employee saw when the key was pressed: if another one is
    going on by now, the command is refused and hits nobody else. None: whichever goes on.
    """

    counter: str
    sitting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNext(Command):
    """Call who is next. `late`: the employee agrees to serve beyond the closing time."""

    verb: ClassVar[str] = "call_next"
    counter: str
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNumber(Command):
    """Call a visit before its turn. `reason` is a code, never free text."""

    verb: ClassVar[str] = "call_number"
    counter: str
    visit: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn(Issue):
    """Give a ticket to who stands at the counter, and call it there at once."""

    verb: ClassVar[str] = "walk_in"
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall(AtDesk):
    verb: ClassVar[str] = "recall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(AtDesk):
    verb: ClassVar[str] = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddLine(AtDesk):
    """Add a service to the visit that sits at the counter: no wrong door."""

    verb: ClassVar[str] = "add_line"
    asked: Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold(AtDesk):
    """Set the visit at the counter aside. `reason` is a code, never free text."""

    verb: ClassVar[str] = "hold"
    wish: Wish
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(Command):
    verb: ClassVar[str] = "resume"
    counter: str
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Command):
    """Let a visit that is held, or was sent to one counter, wait for all again."""

    verb: ClassVar[str] = "release"
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(AtDesk):
    """Send the visit on with its number and waited time: to a counter, an employee or the queue.

    `note` is for whoever serves it next; it is shown in no log and comes into no journal.
    """

    verb: ClassVar[str] = "transfer"
    to_counter: str | None = None
    to_employee: str | None = None
    reason: str = "other_skill"
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish(AtDesk):
    """Finish the step that is being served, with an outcome for each copy (none: all completed).

    `step` is the one that the employee saw; a second press does not finish the next one.
    """

    verb: ClassVar[str] = "finish"
    outcomes: tuple[Outcome, ...] = ()
    step: StepId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropLine(AtDesk):
    """Let what is left of a line of the basket fall away: it is no longer wanted."""

    verb: ClassVar[str] = "drop_line"
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss(AtDesk):
    """The visit that was called did not come."""

    verb: ClassVar[str] = "miss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Command):
    """Take the counter's last deed back. `sitting` and `deed` are what the employee saw offered:
    if it is another by now, nothing is undone. None: whichever was the last."""

    verb: ClassVar[str] = "undo"
    counter: str
    sitting: str | None = None
    deed: Deed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Command):
    """Rate a visit from 1 to 5; `reasons` are codes of the catalogue."""

    verb: ClassVar[str] = "rate"
    visit: str
    stars: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell(Command):
    """Tell the center something, about a visit, a service, an agency or none of them.

    `contact` is how the citizen may be answered, if that is wanted. What is written is shown in
    no log.
    """

    verb: ClassVar[str] = "tell"
    message: str
    voice: Voice
    text: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    visit: str | None = None
    service: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteQuestion(Command):
    """Note a question that was asked at the door and answered on the spot, without a ticket."""

    verb: ClassVar[str] = "note_question"
    message: str
    service: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Command):
    """Take a message up, or settle it; `text` is what was answered.

    `reference` is the number under which the complaints platform has it, once handed over there.
    """

    verb: ClassVar[str] = "answer"
    message: str
    progress: Progress
    text: str = field(default="", repr=False)
    reference: str | None = None
