"""Guessing PINs is slow at one station too, whatever numbers are tried there."""

from collections import deque
from threading import Lock

from center_app.domain.refusal import Reason, Refused

MOST = 20
"""Wrong PINs at one station within the time below; nobody who has one comes near it."""

WITHIN_S = 600.0


class Guesses:
    """Wrong PINs by station, in memory: a server that starts anew forgets them, the numbers'
    own delays it does not. Times are those of a steady clock, in seconds. Safe among threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wrong: dict[str, deque[float]] = {}

    def check(self, station: str, now: float) -> None:
        """Raises Refused(PIN_WAIT) where too many were wrong of late."""
        with self._lock:
            wrong = self._wrong.get(station, deque())
            while wrong and now - wrong[0] > WITHIN_S:
                wrong.popleft()
            if len(wrong) >= MOST:
                raise Refused(Reason.PIN_WAIT, seconds=int(WITHIN_S - (now - wrong[0])) + 1)

    def count(self, station: str, now: float) -> None:
        with self._lock:
            self._wrong.setdefault(station, deque(maxlen=MOST)).append(now)
