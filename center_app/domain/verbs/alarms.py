"""Alarms: raised once, taken up by somebody, put away by hand, and over by themselves."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.alarm import OF_THE_SERVER
from center_app.domain.clock import Instant, elapsed, quality
from center_app.domain.hall import Hall
from center_app.domain.signs import signs


def note_alarms(hall: Hall, command: c.NoteAlarms, now: Instant) -> list[e.Event]:
    """What another process has said meanwhile is not said again, nor what is not so any more."""
    standing = {alarm.sign for alarm in hall.alarms.values()}
    seen = signs(hall, now) if command.raised else {}
    events: list[e.Event] = []
    for new in command.raised:
        there = new.sign.kind in OF_THE_SERVER or new.sign in seen
        if there and new.sign not in standing:
            standing.add(new.sign)
            kind, about = new.sign
            events.append(e.AlarmRaised(alarm=new.id, sign=kind, about=about, value=new.value))
    for alarm in command.over:
        if alarm in hall.alarms:
            since = hall.alarms[alarm].since
            lasted_ms, dq = elapsed(since, now), quality(since, now)
            events.append(e.AlarmEnded(alarm=alarm, lasted_ms=lasted_ms, dq=dq))
    return events


def take_up_alarm(hall: Hall, command: c.TakeUpAlarm, now: Instant) -> list[e.Event]:
    """One that is over meanwhile needs nobody: nothing happens."""
    alarm = hall.alarms.get(command.alarm)
    if alarm is None or (alarm.owner, alarm.answer) == (command.employee, command.answer):
        return []
    assert command.employee is not None  # see `rights.NEVER_UNNAMED`
    after_ms, dq = elapsed(alarm.since, now), quality(alarm.since, now)
    return [
        e.AlarmTakenUp(
            alarm=alarm.id,
            who=command.employee,
            answer=command.answer,
            after_ms=after_ms,
            dq=dq,
        )
    ]


def put_away_alarm(hall: Hall, command: c.PutAwayAlarm, _now: Instant) -> list[e.Event]:
    """Put away twice, or over meanwhile: nothing happens."""
    alarm = hall.alarms.get(command.alarm)
    return [e.AlarmPutAway(alarm=alarm.id)] if alarm is not None and not alarm.put_away else []
