"""One key at two machines: a disk that was copied, or a key that was taken.

Every program of a station draws a name for its run and says it with all that it asks. When a
station starts anew, its old run is never heard of again, but for what was on its way; where it goes
on, there are two. Nobody is turned away for it: which of the two is the right one only a person can
tell, a kiosk that stops would punish those who wait, and a second one has no right that the first
has not. It is said in the log and kept for `center station list`, for whoever ends the key.
"""

from dataclasses import dataclass, field
from threading import Lock

LINGER_MS = 60_000
"""So long an old run may still be heard of: what it sent at its end, through a network that was
cut for a while."""

SAY_AGAIN_MS = 60_000
"""How often it is said again while it lasts."""

MOST_RUNS = 16
"""Remembered of each station; whoever starts anew more often in a minute has another trouble."""


@dataclass(slots=True)
class _Runs:
    """The runs of a station: when each gave way to the next (ms of a steady clock)."""

    now: str
    gone: dict[str, int] = field(default_factory=dict)
    said: int | None = None


class Doubles:
    """Watches the runs of all stations, in memory: a server that starts anew sees it again within
    minutes. Times are in ms of a steady clock. Safe among threads."""

    def __init__(self, linger_ms: int = LINGER_MS) -> None:
        self._linger_ms = linger_ms
        self._lock = Lock()
        self._stations: dict[str, _Runs] = {}

    def is_double(self, station: str, run: str, now: int) -> bool:
        """Whether it has to be said that this station is at two machines at once.

        A run "" is that of an older program, which does not say it.
        """
        if not run:
            return False
        with self._lock:
            known = self._stations.setdefault(station, _Runs(run))
            if run == known.now:
                return False
            if run not in known.gone:
                known.gone[known.now] = now
                known.now = run
                while len(known.gone) > MOST_RUNS:
                    del known.gone[next(iter(known.gone))]
                return False
            if now - known.gone[run] <= self._linger_ms:
                return False
            if known.said is not None and now - known.said < SAY_AGAIN_MS:
                return False
            known.said = now
            return True
