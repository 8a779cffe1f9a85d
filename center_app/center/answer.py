"""The answer to a command that was done."""

from dataclasses import dataclass
from typing import TypeVar

from center_app.center.memory import fact_of
from center_app.domain import commands as c
from center_app.domain.events import Event
from center_app.domain.refusal import Reason, Refused
from center_app.store.entries import Entry

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Done:
    """What a command made happen, the same however often it is repeated.

    `seq` is the last entry that it gave (0: it changed nothing).
    """

    events: tuple[Event, ...]
    seq: int

    def find(self, shape: type[E]) -> E | None:
        return next((event for event in self.events if isinstance(event, shape)), None)

    def the(self, shape: type[E]) -> E:
        """The event of this kind. Raises LookupError when there is none."""
        event = self.find(shape)
        if event is None:
            raise LookupError(f"no {shape.__name__} in the answer")
        return event


def first_answer(before: list[Entry], command: c.Command) -> Done:
    """What a repeated command gave. Raises Refused(BAD_INPUT) for another's id."""
    facts = [fact_of(entry) for entry in before]
    if facts[0].station != command.station:
        raise Refused(Reason.BAD_INPUT, setting="id")
    return Done(tuple(fact.event for fact in facts), before[-1].seq)
