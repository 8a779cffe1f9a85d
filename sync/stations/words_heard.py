"""Which stations are silent: by the last word that the server had of each, in its own run."""

from collections.abc import Callable, Collection
from threading import Lock

from center_app.domain.alarm import AlarmKind, Level, Sign
from center_app.domain.clock import SECOND

QUIET_MS = 30 * SECOND
"""A station on the line is heard of every two seconds; one that starts anew is back by then."""


class WordsHeard:
    """Times are in ms of a steady clock. Safe among threads.

    Who was never heard of in this run is not missed: a station may stand in a cupboard.
    """

    def __init__(self, enrolled: Callable[[], Collection[str]]) -> None:
        """`enrolled` names the stations that may ask; who may no more is not missed either."""
        self._enrolled = enrolled
        self._lock = Lock()
        self._last: dict[str, int] = {}

    def hear(self, station: str, now: int) -> None:
        """The station has asked for something, or its line stands."""
        with self._lock:
            self._last[station] = now

    def names(self) -> frozenset[str]:
        """Of whom anything was heard in this run."""
        with self._lock:
            return frozenset(self._last)

    def silent(self, now: int) -> dict[Sign, Level]:
        """The stations that say nothing, and for how long (ms)."""
        with self._lock:
            quiet = {name: now - last for name, last in self._last.items() if now - last > QUIET_MS}
        if not quiet:
            return {}
        known = self._enrolled()
        return {
            Sign(AlarmKind.SILENT_STATION, name): Level(ms)
            for name, ms in quiet.items()
            if name in known
        }
