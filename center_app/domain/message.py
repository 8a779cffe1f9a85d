"""What citizens tell the center, from when it is received to when it is settled.

Here are kind, times and outcome alone; what was written lies in the store and may be deleted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from center_app.domain.clock import DAY, Instant


class Voice(StrEnum):
    """The five kinds of the by-law on government services (2025, article 2)."""

    OBSERVATION = "observation"
    SUGGESTION = "suggestion"
    INQUIRY = "inquiry"
    COMPLAINT = "complaint"
    REPORT = "report"
    """Of an error or a violation."""


class Progress(StrEnum):
    """How far a message has come."""

    RECEIVED = "received"
    TAKEN_UP = "taken_up"
    ANSWERED = "answered"
    CLOSED = "closed"
    """Without an answer: none was asked for, or none is possible."""
    HANDED_OVER = "handed_over"
    """To the government's complaints platform, where it has a reference number."""


SETTLED = frozenset({Progress.ANSWERED, Progress.CLOSED, Progress.HANDED_OVER})

ANSWER_MS: Mapping[Voice, int] = {
    Voice.INQUIRY: 3 * DAY,
    Voice.REPORT: 3 * DAY,
    Voice.COMPLAINT: 7 * DAY,
    Voice.OBSERVATION: 14 * DAY,
    Voice.SUGGESTION: 14 * DAY,
}
"""How soon each kind should be settled. Who asks has an errand that stands still, and a violation
goes on until somebody sees to it; a complaint has to be looked into; the others wait for nobody."""


ON_THE_SPOT_MS = 0
"""What the answer to a question at the door takes: it counts as a short visit, not as a message."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `number` is that of the visit that it is about, as the citizen knows it.

    `owner` is the employee who has taken it up, or settled it.
    """

    id: str
    voice: Voice
    day: date
    told: Instant
    station: str
    visit: str | None
    number: str | None
    service: str | None
    agency: str | None
    has_text: bool
    has_contact: bool
    progress: Progress = Progress.RECEIVED
    settled: Instant | None = None
    took_ms: int | None = None
    reference: str | None = None
    owner: str | None = None

    @property
    def due(self) -> int:
        """When it should be settled, in milliseconds since 1970 UTC."""
        return self.told.at + ANSWER_MS[self.voice]
