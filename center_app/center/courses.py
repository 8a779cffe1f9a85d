"""The course of the day, made once for all who look at it."""

from collections.abc import Callable
from datetime import date
from threading import Lock

from center_app.domain.clock import SECOND, Instant
from center_app.domain.course import Course
from center_app.domain.usual_day import UsualDay

FRESH_MS = 4 * SECOND
"""So old may one be that others are given too: it is asked for every five seconds."""


class Courses:
    """Keeps the usual day for as long as the business day lasts, and the last course for a moment.

    Safe among threads: who asks while one is made has that one.
    """

    def __init__(
        self,
        usual: Callable[[Instant], UsualDay],
        look: Callable[[UsualDay], Course],
        now: Callable[[], Instant],
        day: Callable[[], date],
    ) -> None:
        """`usual` may take seconds, once a day; `look` looks at the hall."""
        self._usual, self._look, self._now, self._day = usual, look, now, day
        self._lock = Lock()
        self._known: UsualDay | None = None
        self._last: Course | None = None

    def now(self) -> Course:
        """Raises Refused(NO_CATALOGUE) before the center is set up, Unavailable."""
        with self._lock:
            now, day = self._now(), self._day()
            if self._known is None or self._known.day != day:
                self._known, self._last = self._usual(now), None
            last = self._last
            if last is None or not last.at <= now.at <= last.at + FRESH_MS:
                self._last = last = self._look(self._known)
            return last
