"""The answer to a command that was done."""

from dataclasses import dataclass
from typing import TypeVar

from center_app.domain.events import Event

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
