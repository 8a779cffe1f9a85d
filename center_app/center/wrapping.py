"""Putting an event into its envelope: when, where, by whom, under which catalogue it happened."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from center_app.domain.clock import Instant, local, stamp
from center_app.domain.codec import event_data
from center_app.domain.commands import Command, TakeIn
from center_app.domain.envelope import VERSION, Envelope
from center_app.domain.events import DayOpened, Event
from center_app.domain.hall import Hall


def all_wrapped(
    events: Sequence[Event], command: Command, at: Instant, hall: Hall, new_id: Callable[[], str]
) -> list[Envelope]:
    """The envelopes of what a command makes happen; `hall` is as it was before."""
    opened = next((n for n, one in enumerate(events) if isinstance(one, DayOpened)), len(events))
    given = [command.id] if isinstance(command, TakeIn) else []  # the id that the kiosk gave it
    named = (*given, *(new_id() for _ in events[len(given) :]))
    envelopes = [
        wrapped(event, command, at, hall, each) for event, each in zip(events, named, strict=False)
    ]
    later = (replace(one, day=envelopes[opened].day) for one in envelopes[opened:])
    return [*envelopes[:opened], *later]


def wrapped(event: Event, command: Command, at: Instant, hall: Hall, new_id: str) -> Envelope:
    """The envelope, before the journal gives it its epoch and its place."""
    offset = local(at.at).utcoffset()
    assert offset is not None
    return Envelope(
        v=VERSION,
        center=hall.center,
        epoch="",
        seq=0,
        id=new_id,
        cmd=command.id,
        type=event.type,
        tv=event.version,
        at=stamp(at.at),
        off=int(offset.total_seconds()) // 60,
        mono=at.mono,
        boot=at.boot,
        day=_day_of(event, at, hall),
        stn=command.station,
        actor=command.employee,
        cat=hall.catalogue_serial,
        data=event_data(event),
    )


def _day_of(event: Event, at: Instant, hall: Hall) -> str:
    """The business day that an event belongs to; before the first, the date in Amman."""
    day = event.day if isinstance(event, DayOpened) else hall.day
    return (day or local(at.at).date()).isoformat()
