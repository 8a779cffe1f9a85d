"""Serving by the number on somebody's paper while the center is away."""

from dataclasses import dataclass, replace

from center_app.domain import commands as c
from center_app.domain.clock import Instant
from center_app.domain.numbering import number_in
from center_app.language import words
from center_app.language.digits import fold
from center_app.language.keys import in_other_layout
from ui.counter.verbs import Verb
from ui.desk.sentence import Sentence

BY_PAPER = words("{number} is served by paper since now; it is told to the center later.")
FIRST = words("{number} is served by paper: finish, or let it wait on, first.")
KEPT = words("{number} is kept as served and told to the center once it is back.")
WAITS_ON = words("{number} was not served and waits on.")
NO_NUMBER = words("This is no number of a ticket. Type it as it stands on the paper.")
GOES_ON = words("Meanwhile F5 serves by the number on a ticket.")
NOT_RECORDED = words("{number} is not recorded as served by paper: {why} The management sees it.")
RECORDED = words("{number}, served by paper, is recorded.")

FINISHES = frozenset({Verb.FINISH, Verb.FINISH_VISIT})
AS_EVER = frozenset({Verb.HELP, Verb.LOCK})


@dataclass(frozen=True, slots=True)
class PaperService:
    """Whoever has this number is served since `began`; `heard` is when the center told its time.

    All that the employee can serve of it counts as done, however long the list is: what is on it
    the center alone knows.
    """

    number: str
    began: Instant
    heard: tuple[Instant, ...]

    def sentence(self, msgid: str) -> Sentence:
        return Sentence(msgid, (("number", self.number),))

    def told(self, now: Instant) -> dict[str, object]:
        """What the command that takes it in says of it, at its end."""
        return {
            "number": self.number,
            "began": self.began,
            "ended": now,
            "sent": now,
            "heard": self.heard,
        }


def typed_number(typed: str) -> str | None:
    """The number that was typed, in either layout of the keyboard; None for anything else."""
    text = fold(typed.strip())
    return number_in(text) or number_in(in_other_layout(text))


def sent_now(command: c.Command, now: Instant) -> c.Command:
    """The command as it is sent now: what tells of an earlier time says how late it is."""
    if isinstance(command, c.TakeInService):
        return replace(command, sent=now)
    return command
