"""What is ready on a later day: promised with a receipt, and collected with its code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE, Instant
from center_app.domain.step import Line, Outcome, Step, StepId

PICK_UP_TARGET_MS = 10 * MINUTE
"""Handing over takes a moment: who comes for it waits no longer than for the shortest service."""

FURTHEST = timedelta(days=366)
"""How far ahead a result is promised; what takes longer is a slip of the key."""

RESULT_KEPT = timedelta(days=90)
"""How long after its day a result that nobody collected is still known."""

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters and digits that nobody mixes up when typing."""

CODE_LENGTH = 12
"""Letters of a receipt's code: 60 bits, which nobody guesses at a kiosk, and can still be typed."""

COLLECTING = StepId(0, 0)
"""The step of a pick-up that hands over what it came for."""

HANDED_OVER = frozenset({Outcome.COMPLETED, Outcome.ONLINE, Outcome.REJECTED, Outcome.READY_LATER})
"""With one of these a pick-up has settled the result (ready later: with a receipt of its own);
with another it is still to be had."""


class Way(StrEnum):
    """How the result comes to the citizen."""

    COUNTER = "counter"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is promised at the counter: ready on this day, in this way, for who has the code."""

    code: str
    ready: date
    way: Way = Way.COUNTER

    def __repr__(self) -> str:
        """Without the code, which is as good as the result."""
        return f"Receipt({self.ready}, {self.way})"


@dataclass(frozen=True, slots=True)
class PromisedResult:
    """A result that is promised and not yet handed over.

    `token` is the hash of its code; `visit` and `number` are those in which it was promised,
    `first` the visit in which the matter began. `line` is what is collected, from the step `step`.
    """

    id: str
    token: str
    visit: str
    first: str
    number: str
    step: StepId
    line: Line
    agency: str
    skill: str
    partial: bool
    audience: Audience
    ready: date
    way: Way
    promised: Instant


def is_handed_over(steps: Iterable[Step]) -> bool:
    """Whether a pick-up with these steps has settled its result: it is here, or comes anew.

    What was added to it at the counter says nothing of what it came for, its first step.
    """
    return any(not HANDED_OVER.isdisjoint(step.outcomes) for step in steps if step.id == COLLECTING)


def receipt_code(secret: str) -> str:
    """A receipt's code from a secret with at least 60 random bits."""
    bits = int.from_bytes(sha256(secret.encode()).digest())
    letters = (ALPHABET[bits >> 5 * n & 31] for n in range(CODE_LENGTH))
    return "".join(letters)


def result_token(code: str) -> str:
    """What the journal has of a code, in its one form."""
    return sha256(b"result\0" + code.encode()).hexdigest()
