"""The business day: begun when it is due, closed by the manager or by the next day."""

from collections.abc import Callable, Iterator
from datetime import date

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.calendar import Calendar
from center_app.domain.clock import JUMP_MS, STEP_MS, Instant
from center_app.domain.hall import Hall, Phase
from center_app.domain.refusal import Reason, Refused
from center_app.domain.visit import Stand, Visit


def is_due(hall: Hall, now: Instant, *, back: bool = True) -> bool:
    """Whether it is another business day than the hall's.

    A day that has not begun yet was opened by a wrong clock. `back`: the hall may leave it.
    """
    if hall.settings is None:
        return False
    if hall.day is None:
        return True
    calendar = hall.settings.calendar
    too_early = now.at + JUMP_MS < calendar.begin_of_day(hall.day)
    return calendar.day_of(now.at) > hall.day or (back and too_early)


def note_clock(hall: Hall, command: c.NoteClock, now: Instant) -> list[e.Event]:
    """Somebody set the clock; nothing where another process of that machine has said so before."""
    known = hall.clock_set
    if known is not None and known.boot == now.boot:
        shows = known.at + now.mono - known.mono
        if abs(command.new - shows) <= STEP_MS:
            return []
    return [e.ClockStepped(old=command.old, new=command.new)]


def open_day(hall: Hall, command: c.OpenDay, now: Instant) -> list[e.Event]:
    """Begin the day. Visits left from the day before expire, unless the center never closes.

    Who came on the new day already, while the clock was wrong, stays; and so does everybody
    where the day is only corrected.
    """
    if hall.settings is None or not is_due(hall, now):
        return []
    calendar = hall.settings.calendar
    day = calendar.day_of(now.at)
    corrected = command.going_on or (hall.day is not None and day < hall.day)
    switched = () if corrected else tuple(_switched(hall, now))
    if calendar.around_the_clock:
        return [e.DayOpened(day=day, going_on=command.going_on), *switched]

    def stays(since: Instant | None) -> bool:
        return corrected or (since is not None and _day_of(since, now, calendar) == day)

    at_work = (counter for counter in hall.counters.values() if counter.employee is not None)
    staying = [
        counter.code
        for counter in at_work
        if stays(counter.since)
        or (counter.visit is not None and stays(hall.visits[counter.visit].issued))
    ]
    left = _expired(hall, e.DAY_OVER, lambda visit: not stays(visit.issued))
    opened = e.DayOpened(day=day, staying=tuple(staying), going_on=command.going_on)
    return [*left, opened, *switched]


def close_day(hall: Hall, _command: c.CloseDay, _now: Instant) -> list[e.Event]:
    """End the day: who is still here is counted as not served. Closing twice changes nothing."""
    if hall.phase is not Phase.RUNNING or hall.day is None:
        return []
    return [*_expired(hall, e.CLOSING), e.DayClosed(day=hall.day)]


def reopen_day(hall: Hall, _command: c.ReopenDay, _now: Instant) -> list[e.Event]:
    """Undo the closing: whoever expired with it waits again.

    Raises Refused(CENTER_CLOSED) when there is no closed day to open again.
    """
    if hall.phase is not Phase.CLOSED or hall.day is None:
        raise Refused(Reason.CENTER_CLOSED)
    expired = (v for v in hall.visits.values() if v.stand is Stand.EXPIRED)
    returned = tuple(v.id for v in expired if not v.came_too_late)
    return [e.DayReopened(day=hall.day, returned=returned)]


def mute_voice(hall: Hall, command: c.MuteVoice, _now: Instant) -> list[e.Event]:
    """Nothing happens where it already is so."""
    return [e.VoiceMuted(muted=command.muted)] if command.muted != hall.muted else []


def _switched(hall: Hall, now: Instant) -> Iterator[e.Event]:
    """The catalogue that came since, if its time has come; steps keep what they were asked under.

    A day that only a wrong clock opened again is no opening.
    """
    release = hall.release
    if hall.next_serial and release is not None and release.may_begin(now.at):
        yield e.CatalogueAdopted(serial=release.serial, sha256=release.sha256)


def _day_of(moment: Instant, now: Instant, calendar: Calendar) -> date:
    """The business day of a moment, by the steady clock from now where that can tell."""
    if moment.boot == now.boot:
        return calendar.day_of(now.at - (now.mono - moment.mono))
    return calendar.day_of(moment.at)


def _expired(
    hall: Hall, reason: str, gone: Callable[[Visit], bool] = lambda _visit: True
) -> Iterator[e.Event]:
    return (
        e.VisitExpired(visit=visit.id, was=visit.stand, reason=reason)
        for visit in hall.visits.values()
        if visit.open and gone(visit)
    )
