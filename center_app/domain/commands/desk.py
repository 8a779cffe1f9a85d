"""What an employee does with the visits at a counter."""

from dataclasses import dataclass, field
from typing import ClassVar

from center_app.domain.commands.command import Command
from center_app.domain.commands.welcome import Asked, Issue
from center_app.domain.result import Receipt
from center_app.domain.step import Because, Detail, Outcome, StepId
from center_app.domain.undoable import Deed
from center_app.domain.visit import Wish


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
    """Call a visit before its turn. `reason` is a code, never free text.

    `again`: the employee knows that it was called minutes ago, and means it.
    """

    verb: ClassVar[str] = "call_number"
    counter: str
    visit: str
    reason: str
    again: bool = False


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
    """Send the visit on with its number and waited time.

    To a counter, an employee, the queue of a service (which comes into the basket if it is not in
    it) or of an agency, to whoever supervises, or, with nothing named, to the queue for all.
    `note` is for whoever serves it next; it is shown in no log and comes into no journal.
    """

    verb: ClassVar[str] = "transfer"
    to_counter: str | None = None
    to_employee: str | None = None
    reason: str = "other_skill"
    note: str = field(default="", repr=False)
    to_service: str | None = None
    to_agency: str | None = None
    to_supervisor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish(AtDesk):
    """Finish the step that is being served, with an outcome for each copy (none: all completed).

    `step` is the one that the employee saw; a second press does not finish the next one.
    `details` has one for each outcome, or none at all; `receipt` is of the copies that are ready
    later. With copies in a back office the step is not at its end: it comes back.
    """

    verb: ClassVar[str] = "finish"
    outcomes: tuple[Outcome, ...] = ()
    step: StepId | None = None
    details: tuple[Detail, ...] = ()
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BringBack(Command):
    """The back office is done with this step: who waits for it is called again."""

    verb: ClassVar[str] = "bring_back"
    visit: str
    step: StepId


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishVisit(AtDesk):
    """Finish the step that is being served, all completed, and with it the visit: what is left
    of the basket falls away, `because`. `step` is as with `Finish`."""

    verb: ClassVar[str] = "finish_visit"
    because: Because = Because.NOT_WANTED
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
