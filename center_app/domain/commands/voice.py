"""What citizens say of a visit, and what becomes of it."""

from dataclasses import dataclass, field
from typing import ClassVar

from center_app.domain.commands.command import Command
from center_app.domain.message import Progress, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Command):
    """Rate a visit from 1 to 5; `reasons` are codes of the catalogue.

    `counter` is the one whose second screen asks: only who was there last answers it.
    """

    verb: ClassVar[str] = "rate"
    visit: str
    stars: int
    reasons: tuple[str, ...] = ()
    counter: str | None = None


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
    """Take a message up, give it to `who` to see to, or settle it; `text` is what was answered.

    `reference` is the number under which the complaints platform has it, once handed over there.
    """

    verb: ClassVar[str] = "answer"
    message: str
    progress: Progress
    text: str = field(default="", repr=False)
    reference: str | None = None
    who: str | None = None
