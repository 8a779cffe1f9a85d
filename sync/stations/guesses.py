"""Guessing PINs is slow at one station too, whatever numbers are tried there."""

from collections import deque
from threading import Lock

from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.refusal import Reason, Refused

MOST = 20
"""Wrong PINs at one station within the time below; nobody who has one comes near it."""

WITHIN_MS = 10 * MINUTE


class Guesses:
    """Wrong PINs by station, in memory: a server that starts anew forgets them, the numbers'
    own delays it does not. Times are those of a steady clock, in ms. Safe among threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wrong: dict[str, deque[int]] = {}
        self._said: dict[str, int] = {}

    def check(self, station: str, now: int) -> None:
        """Raises Refused(PIN_WAIT) where too many were wrong of late."""
        with self._lock:
            wrong = self._wrong.get(station, deque())
            while wrong and now - wrong[0] > WITHIN_MS:
                wrong.popleft()
            if len(wrong) >= MOST:
                left = WITHIN_MS - (now - wrong[0])
                raise Refused(Reason.PIN_WAIT, seconds=left // SECOND + 1)

    def count(self, station: str, now: int) -> bool:
        """Whether the station has to wait from now on, and that has not been said of late."""
        with self._lock:
            wrong = self._wrong.setdefault(station, deque(maxlen=MOST))
            wrong.append(now)
            said = self._said.get(station)
            if len(wrong) < MOST or (said is not None and now - said < WITHIN_MS):
                return False
            self._said[station] = now
            return True
