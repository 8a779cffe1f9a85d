"""How many entries at once and how soon again: quick while it goes well, patient while not."""

from collections.abc import Callable

from center_app.domain.refusal import Unavailable
from sync.batch import MOST_EVENTS
from sync.failures import (
    CertificateExpired,
    CertificateNotYet,
    CertificateRefused,
    Denied,
    Diverged,
    NeedsOperator,
    Outdated,
    RegistryUnproven,
    Throttled,
    TooLarge,
    WrongRegistry,
)

SOONEST_S = 1.0
FIRST_BACKOFF_S = 1.0
LONGEST_BACKOFF_S = 300.0
PATIENT_S = 900.0
"""After what only a person can mend: still tried, so that mending it is enough."""
LONGEST_S = 3600.0
"""No registry may send a center away for longer."""

_PATIENTLY = (
    Denied,
    WrongRegistry,
    RegistryUnproven,
    CertificateExpired,
    CertificateNotYet,
    CertificateRefused,
    Outdated,
    Diverged,
    TooLarge,
    NeedsOperator,
)
_DOUBLINGS = 9  # 1 << 9 seconds is beyond the longest backoff


class BatchSize:
    """Entries in one request: some more after each success, half after each failure (AIMD)."""

    def __init__(self) -> None:
        self.events = 500

    def grow(self) -> None:
        self.events = min(MOST_EVENTS, self.events + 50)

    def halve(self) -> None:
        self.events = max(1, self.events // 2)


class Pace:
    """Seconds to wait after an exchange; failures in a row wait longer, up to five minutes.

    `chance` draws from 0 to 1. The full jitter spreads a country's centers that all lost the
    registry in the same second.
    """

    def __init__(self, chance: Callable[[], float]) -> None:
        self._chance = chance
        self._failures = 0

    def after_success(self, next_ms: int) -> float:
        self._failures = 0
        return min(LONGEST_S, max(SOONEST_S, next_ms / 1000))

    def after_failure(self, failure: Unavailable) -> float:
        backoff = min(LONGEST_BACKOFF_S, FIRST_BACKOFF_S * (1 << self._failures))
        self._failures = min(_DOUBLINGS, self._failures + 1)
        if isinstance(failure, Throttled):
            return min(LONGEST_S, max(failure.retry_after, backoff) + self._chance() * backoff)
        if isinstance(failure, _PATIENTLY):
            return PATIENT_S + self._chance() * FIRST_BACKOFF_S
        return self._chance() * backoff
