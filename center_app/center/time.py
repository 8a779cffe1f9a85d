"""The center's time: a wall clock that may be wrong, made fit for stamps and for the calendar."""

from threading import Lock
from typing import NamedTuple

from center_app.domain.calendar import Calendar
from center_app.domain.clock import DAY, JUMP_MS, MINUTE, Clock, Instant, elapsed
from center_app.domain.hall import Hall, Phase
from center_app.domain.verbs.day import is_due
from center_app.domain.views.hours import opens_at

BELIEVED_MS = 10 * MINUTE
"""How long a jumped wall clock must stand before the center follows it."""

FAR_MS = 90 * DAY
"""No center is closed for so long: a clock that starts so far after the last entry is wrong."""

NEVER_MS = 1_000 * DAY
"""A clock so far ahead is not believed, however long it stands."""

BORN = 1_767_225_600_000
"""2026 began: no center worked before, so a clock that shows less has lost its battery."""

SLOWED = 2
"""Stamps that are ahead of the center's time go on at a part of its pace, until it is there."""


class Reading(NamedTuple):
    """One look at the clock. Unless it is wrong, both moments are what it shows.

    `believed` is what the center takes for the time, and `hours` the moment by which it is open
    or closed. `day_due`: the hall's day has to change. `going_on`: the center is open by the
    clock that it followed before.
    """

    believed: Instant
    hours: Instant
    day_due: bool
    going_on: bool


class CenterTime:
    """Watches the clock of the machine as long as the center runs. Safe to share among threads.

    A wall clock that leaves the steady one has jumped: the center goes on by the steady clock
    until the wall clock is put right, or has stood for a while. At a start the hall and the last
    entry of its journal say what cannot be; a correction soon after it is believed at once.
    """

    def __init__(self, clock: Clock, hall: Hall, last: Instant) -> None:
        self._clock = clock
        self._lock = Lock()
        self._began = self._trusted = clock.now()
        self._jumped: Instant | None = None
        self._before: Instant | None = None  # goes on by the steady clock until its hours end
        self._last: Instant | None = None  # until the clock of a start has stood for a while
        self._known = True
        self._put_back = False
        last = _last_known(hall, last)
        if last.boot == self._began.boot and last.mono <= self._began.mono:
            self._trusted = last
        else:
            self._last = last
            self._known = _could_follow(last, self._began)
            if not self._known:
                self._trusted = self._began._replace(at=_went_on(hall, last))

    def read(self, hall: Hall) -> Reading:
        """Look at the clock, and what the time means for the hall."""
        calendar = hall.settings.calendar if hall.settings is not None else None
        with self._lock:
            now = self._clock.now()
            self._look(now, calendar)
            believed = _on(self._trusted, now)
            return Reading(
                believed=believed,
                hours=self._hours(now, believed, calendar) if calendar is not None else believed,
                day_due=self._is_day_due(hall, believed),
                going_on=self._before is not None,
            )

    def stamp(self, now: Instant, last: Instant) -> Instant:
        """The moment of an entry after the `last`: never before it, and never standing still."""
        floor = last.at + (elapsed(last, now) // SLOWED if last.boot == now.boot else 0)
        return now._replace(at=max(now.at, floor))

    def _look(self, now: Instant, calendar: Calendar | None) -> None:
        self._before = _while_open(self._before, now, calendar)
        if not _apart(self._trusted, now):
            self._trusted, self._jumped, self._known = now, None, True
            if now.mono - self._began.mono >= BELIEVED_MS:
                self._last = None
        elif self._last is not None and _could_follow(self._last, now):
            self._last = None if self._has_stood(now) else self._last
            self._follow(now, calendar)
        elif self._jumped is None or _apart(self._jumped, now):
            self._jumped = now
        elif self._has_stood(now) and self._is_possible(now):
            self._follow(now, calendar)
            self._last = None

    def _has_stood(self, now: Instant) -> bool:
        """Whether the clock has gone on from its jump as it should, for long enough."""
        since = self._jumped
        return since is not None and not _apart(since, now) and now.mono - since.mono >= BELIEVED_MS

    def _is_possible(self, now: Instant) -> bool:
        return BORN <= now.at <= _on(self._trusted, now).at + NEVER_MS

    def _follow(self, now: Instant, calendar: Calendar | None) -> None:
        """From here on the wall clock is believed; who was let in goes on by the one before."""
        steady = _on(self._trusted, now)
        if self._known:
            self._before = _while_open(steady, now, calendar) or self._before
        if now.at < steady.at:
            self._put_back = True
        self._trusted, self._jumped, self._known = now, None, True

    def _is_day_due(self, hall: Hall, believed: Instant) -> bool:
        """A closed day need not wait for the right time; a clock put back changes the day once."""
        settled = self._known and self._jumped is None
        if not settled and hall.phase is not Phase.CLOSED:
            return False
        due = is_due(hall, believed, back=self._put_back)
        if settled and not due:
            self._put_back = False
        return due

    def _hours(self, now: Instant, believed: Instant, calendar: Calendar) -> Instant:
        """Open by any clock that may be right, and always while nobody knows the time at all."""
        before = _on(self._before, now) if self._before is not None else believed
        for moment in (believed, now, before):
            if calendar.is_open(moment.at):
                return moment
        opening = None if self._known else calendar.next_opening(believed.at)
        return believed if opening is None else believed._replace(at=opening)


def _last_known(hall: Hall, last: Instant) -> Instant:
    """The moment of the last entry, as far as it is known.

    Stamps never go back: while they are ahead of the hall's day because a clock was, only the
    day tells.
    """
    if hall.settings is None or hall.day is None:
        return last
    calendar = hall.settings.calendar
    if calendar.day_of(last.at) <= hall.day:
        return last
    return Instant(calendar.begin_of_day(hall.day), 0, "")


def _went_on(hall: Hall, last: Instant) -> int:
    """Where time goes on while nobody knows it: after a closing with the next opening."""
    if hall.settings is None or hall.phase is not Phase.CLOSED:
        return last.at
    return opens_at(hall, hall.settings, last) or last.at


def _on(since: Instant, now: Instant) -> Instant:
    """Now by the steady clock, as time has gone on since a moment of the same boot."""
    return now._replace(at=since.at + now.mono - since.mono)


def _apart(before: Instant, now: Instant) -> bool:
    """Whether the wall clock has gone another way than the steady one."""
    return abs(now.at - _on(before, now).at) > JUMP_MS


def _could_follow(last: Instant, now: Instant) -> bool:
    """Whether a clock may be right that shows this after the last entry of a run before."""
    return last.at - JUMP_MS <= now.at <= last.at + FAR_MS


def _while_open(since: Instant | None, now: Instant, calendar: Calendar | None) -> Instant | None:
    """`since`, as long as the center is open by the clock that goes on from it."""
    if since is None or calendar is None:
        return None
    return since if calendar.is_open(_on(since, now).at) else None
