"""Bulletins: posted by somebody in charge, read at the counters, and over by themselves."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.bulletin import (
    LONGEST_MIN,
    MOST_SHOWN,
    OF_AN_AGENCY,
    SAYINGS,
    Place,
    Saying,
)
from center_app.domain.clock import MINUTE, Instant, elapsed, quality
from center_app.domain.hall import Hall, Phase
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs.staff import counter_of, staffed


def post_bulletin(hall: Hall, command: c.PostBulletin, now: Instant) -> list[e.Event]:
    """The same one again changes nothing.

    Raises Refused(DAY_IS_CLOSED | BAD_INPUT | TOO_MANY | UNKNOWN_COUNTER).
    """
    if command.bulletin in hall.bulletins:
        return []
    if hall.phase is not Phase.RUNNING:
        raise Refused(Reason.DAY_IS_CLOSED)
    _check(hall, command)
    standing = (one for one in hall.bulletins.values() if one.stands(now.at))
    if sum(one.place is command.place for one in standing) >= MOST_SHOWN:
        raise Refused(Reason.TOO_MANY, limit=MOST_SHOWN)
    until = now.at + command.minutes * MINUTE if command.minutes is not None else None
    return [
        e.BulletinPosted(
            bulletin=command.bulletin,
            place=command.place,
            saying=command.saying,
            until=until,
            time=_named(hall, command.saying, until, now),
            agency=command.agency,
            counters=command.counters,
            spoken=command.spoken,
        )
    ]


def _check(hall: Hall, command: c.PostBulletin) -> None:
    if command.saying not in SAYINGS[command.place]:
        raise Refused(Reason.BAD_INPUT, setting="saying")
    if command.minutes is not None and not 0 < command.minutes <= LONGEST_MIN:
        raise Refused(Reason.BAD_INPUT, setting="minutes", value=command.minutes)
    known = hall.catalogue is not None and hall.catalogue.agency(command.agency or "") is not None
    wanted = command.saying in OF_AN_AGENCY
    if wanted != (command.agency is not None) or (wanted and not known):
        raise Refused(Reason.BAD_INPUT, setting="agency")
    if command.counters and command.place is not Place.COUNTERS:
        raise Refused(Reason.BAD_INPUT, setting="counters")
    if command.spoken and command.place is not Place.DISPLAYS:
        raise Refused(Reason.BAD_INPUT, setting="spoken")
    for code in command.counters:
        counter_of(hall, code)


def _named(hall: Hall, saying: Saying, until: int | None, now: Instant) -> int | None:
    """The time that the sentence names: of the closing, or until when it is shown itself."""
    named: int | None
    if saying is Saying.CLOSES:
        named = hall.settings.calendar.last_closing(now.at) if hall.settings is not None else None
    elif saying is Saying.GOES_ON:
        named = until
    else:
        return None
    if named is None:
        raise Refused(Reason.BAD_INPUT, setting="minutes")
    return named


def take_down_bulletin(hall: Hall, command: c.TakeDownBulletin, _now: Instant) -> list[e.Event]:
    """One that is gone by now needs nothing."""
    there = command.bulletin in hall.bulletins
    return [e.BulletinTakenDown(bulletin=command.bulletin)] if there else []


def see_bulletin(hall: Hall, command: c.SeeBulletin, now: Instant) -> list[e.Event]:
    """By whoever sits there. Raises Refused(NOT_ALLOWED | NOBODY_SIGNED_IN | UNKNOWN_COUNTER)."""
    counter = staffed(hall, command.counter)
    if command.employee != counter.employee or counter.employee is None:
        raise Refused(Reason.NOT_ALLOWED)
    one = hall.bulletins.get(command.bulletin)
    if one is None or not one.is_for(counter.code) or counter.employee in one.seen:
        return []
    return [
        e.BulletinSeen(
            bulletin=one.id,
            counter=counter.code,
            who=counter.employee,
            after_ms=elapsed(one.since, now),
            dq=quality(one.since, now),
        )
    ]
