"""Who is at which counter, and whether it serves."""

from dataclasses import dataclass, field
from typing import ClassVar

from center_app.domain.commands.command import Command
from center_app.domain.place import Break


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
class AtCounter(Command):
    """What concerns whoever sits at a counter.

    `who` is the employee who was seen there when the key was pressed: if somebody else sits there
    by now, the command is refused and puts nobody out. None: whoever sits there.
    """

    counter: str
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOut(AtCounter):
    verb: ClassVar[str] = "sign_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockEmployee(Command):
    """Let an employee try the PIN again after too many wrong ones.

    `employee` None: whoever works at the center's own command line.
    """

    verb: ClassVar[str] = "unlock_employee"
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetPin(Command):
    """Give an employee another PIN; wrong ones of before are forgotten."""

    verb: ClassVar[str] = "reset_pin"
    who: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCounter(AtCounter):
    verb: ClassVar[str] = "open_counter"


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseCounter(AtCounter):
    verb: ClassVar[str] = "pause_counter"
    reason: str = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCounter(AtCounter):
    """Close it now, or while a visit is there as soon as that has left."""

    verb: ClassVar[str] = "close_counter"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBreaks(Command):
    """Set today's breaks of whoever sits at a counter; those that were planned are forgotten.

    `known` is the plan on which it is based, where it is: another one by now is left alone.
    """

    verb: ClassVar[str] = "plan_breaks"
    counter: str
    breaks: tuple[Break, ...]
    known: tuple[Break, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeTime(Command):
    """Say whether the time of an own sitting was right, at this counter or another."""

    verb: ClassVar[str] = "judge_time"
    counter: str
    visit: str
    sitting: str
    accurate: bool


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
