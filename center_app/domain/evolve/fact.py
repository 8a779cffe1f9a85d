"""What an event is to the hall: itself, and what its envelope adds."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.events import Event


@dataclass(frozen=True, slots=True)
class Fact:
    """An event with when it happened and at which station.

    `away`: it was by paper while the server was away. The counter is not as it was then, and nobody
    is called by it now.
    """

    event: Event
    at: Instant
    station: str
    away: bool = False
