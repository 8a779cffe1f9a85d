"""What is asked for improvement actions."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from center_app.domain.action import ActionState, Aim, Cause, Measured
from center_app.domain.commands.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAction(Command):
    """Have `who` see to something until it is `due`, because of a `message` or of a figure.

    `text` says what is to be done; it is shown in no log.
    """

    verb: ClassVar[str] = "open_action"
    action: str
    cause: Cause
    aim: Aim
    before: Measured
    due: date
    who: str
    text: str = field(default="", repr=False)
    message: str | None = None
    agency: str | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAction(Command):
    """Give an action to another, or another day."""

    verb: ClassVar[str] = "plan_action"
    action: str
    due: date
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAction(Command):
    """Say that an action is done, with what the indicator is now, or that it is dropped."""

    verb: ClassVar[str] = "end_action"
    action: str
    state: ActionState
    after: Measured | None = None
    text: str = field(default="", repr=False)
