"""What stations did while their server was away and the hall could not take in: for a person."""

from dataclasses import dataclass
from enum import StrEnum

from center_app.domain.own_time import OwnTime
from center_app.domain.refusal import Reason

LEFT_OVERS_KEPT = 200
"""So many wait for somebody at the most, the last ones: more is one fault, and told as often."""


class Paper(StrEnum):
    """A ticket that a kiosk printed, or a service by the number on somebody's paper."""

    TICKET = "ticket"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class LeftOver:
    """`own` is when it was done. A service took `served_ms`, at a counter and by somebody.

    A service whose number nobody knows yet is taken in with the ticket, once a kiosk tells of it.
    """

    id: str
    paper: Paper
    number: str
    station: str
    reason: Reason
    own: OwnTime
    counter: str | None = None
    who: str | None = None
    served_ms: int | None = None
