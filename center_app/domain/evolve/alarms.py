"""What the events of alarms change."""

from dataclasses import replace

from center_app.domain import events as e
from center_app.domain.alarm import Alarm, Sign
from center_app.domain.evolve.fact import Fact
from center_app.domain.hall import Hall


def alarm_raised(hall: Hall, event: e.AlarmRaised, fact: Fact) -> None:
    sign = Sign(event.sign, event.about)
    hall.alarms[event.alarm] = Alarm(event.alarm, sign, fact.at, event.value)


def alarm_taken_up(hall: Hall, event: e.AlarmTakenUp, fact: Fact) -> None:
    alarm = hall.alarms[event.alarm]
    taken = replace(alarm, owner=event.who, taken=fact.at, answer=event.answer)
    hall.alarms[event.alarm] = taken


def alarm_put_away(hall: Hall, event: e.AlarmPutAway, _fact: Fact) -> None:
    hall.alarms[event.alarm] = replace(hall.alarms[event.alarm], put_away=True)


def alarm_ended(hall: Hall, event: e.AlarmEnded, _fact: Fact) -> None:
    del hall.alarms[event.alarm]
