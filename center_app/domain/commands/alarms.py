"""What is asked about alarms: the center raises them itself, people take them up."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from center_app.domain.alarm import AlarmAnswer, Sign
from center_app.domain.commands.command import Command


class NewAlarm(NamedTuple):
    """The id of an alarm to be raised, its sign, and what there is of that."""

    id: str
    sign: Sign
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAlarms(Command):
    """Raise these alarms, and end those (by their ids); the center does so as it looks around."""

    verb: ClassVar[str] = "note_alarms"
    raised: tuple[NewAlarm, ...] = ()
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUpAlarm(Command):
    """Say that the employee sees to an alarm, and how; whoever says so last has it."""

    verb: ClassVar[str] = "take_up_alarm"
    alarm: str
    answer: AlarmAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAwayAlarm(Command):
    """Show an alarm no more, though its sign may go on for a while."""

    verb: ClassVar[str] = "put_away_alarm"
    alarm: str
