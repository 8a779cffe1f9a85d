"""The center's rules without its database, for days by the thousand."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import TypeVar

from center_app.center import Done
from center_app.center.center import BY_THE_TIME, OF_THE_CLOCK
from center_app.center.time import CenterTime, Reading
from center_app.domain import commands as c
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Clock
from center_app.domain.events import Event
from center_app.domain.evolve import Fact, evolve
from center_app.domain.hall import Hall
from center_app.domain.place import Settings
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs import decide
from center_app.domain.verbs.form import check_form
from center_app.domain.verbs.later import is_over_for_some
from center_app.domain.views import show
from center_app.domain.views.query import Query
from founding import CENTER, SETTINGS, Post, founding, ids, universal_posts
from manual_clock import ManualClock
from small_catalogue import SMALL

V = TypeVar("V")

Watcher = Callable[[Hall, Hall, Fact], None]
"""Looks at the hall before and after one fact."""


class MemoryCenter:
    """Decides and evolves as the center does, and remembers every fact.

    `watch` is shown each fact with the hall before and after it.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        catalogues: Mapping[str, Catalogue] | None = None,
        watch: Watcher | None = None,
    ) -> None:
        self.hall = Hall(CENTER, catalogues or {SMALL.serial: SMALL})
        self.clock = clock or ManualClock()
        self.facts: list[Fact] = []
        self._new_id = ids(9)
        self._answers: dict[str, tuple[str, Done]] = {}
        self._watch = watch
        self.restart()

    def restart(self) -> None:
        """Begin to watch the clock, as after a start of the machine."""
        last = self.facts[-1].at if self.facts else self.clock.now()
        self._time = CenterTime(self.clock, self.hall, last)

    def do(self, command: c.Command) -> Done:
        check_form(command)
        if not isinstance(command, OF_THE_CLOCK):
            self._keep_time(command.station)
        if command.id not in self._answers:
            self._answers[command.id] = command.station, self._decided(command)
        station, answer = self._answers[command.id]
        if station != command.station:
            raise Refused(Reason.BAD_INPUT, setting="id")
        return answer

    def refresh(self, station: str = "center") -> None:
        """Do what is due by the clock."""
        self._keep_time(station)

    def _keep_time(self, station: str) -> None:
        if (step := self._time.step()) is not None:
            noted = c.NoteClock(id=self._new_id(), station=station, old=step.old, new=step.new.at)
            self.do(noted)
            self._time.noted(step)
        reading = self._reading()
        if reading.day_due:
            self.do(c.OpenDay(id=self._new_id(), station=station, going_on=reading.going_on))
        if is_over_for_some(self.hall, reading.hours):
            self.do(c.EndPutOff(id=self._new_id(), station=station))

    def see(self, query: Query[V]) -> V:
        return show(self.hall, query, self._reading().hours)

    @property
    def events(self) -> list[Event]:
        return [fact.event for fact in self.facts]

    def _reading(self) -> Reading:
        return self._time.read(self.hall)

    def _decided(self, command: c.Command) -> Done:
        reading = self._reading()
        last = self.facts[-1].at if self.facts else reading.believed
        at = self._time.stamp(reading.believed, last)
        now = reading.believed if isinstance(command, BY_THE_TIME) else reading.hours
        events = decide(self.hall, command, now)
        for event in events:
            self._take_in(Fact(event, at, command.station))
        return Done(tuple(events), len(self.facts) if events else 0)

    def _take_in(self, fact: Fact) -> None:
        before = snapshot(self.hall) if self._watch else self.hall
        evolve(self.hall, fact)
        self.facts.append(fact)
        if self._watch:
            self._watch(before, self.hall, fact)


def running_hall(
    *,
    counters: int = 3,
    posts: Sequence[Post] = (),
    clock: Clock | None = None,
    catalogue: Catalogue = SMALL,
    settings: Settings = SETTINGS,
    serving: bool = True,
    watch: Watcher | None = None,
) -> MemoryCenter:
    """A center in memory that has been set up; see `center_on.serving_center`."""
    center = MemoryCenter(clock, {catalogue.serial: catalogue}, watch)
    for command in founding(
        posts or universal_posts(counters),
        "0" * 64,
        catalogue=catalogue,
        settings=settings,
        serving=serving,
        new_id=ids(8),
    ):
        center.do(command)
    return center


def snapshot(hall: Hall) -> Hall:
    """The hall as it is now: equal to it, and untouched by what happens later."""
    return replace(
        hall,
        employees=dict(hall.employees),
        counters=dict(hall.counters),
        visits=dict(hall.visits),
        appointments=dict(hall.appointments),
        used=dict(hall.used),
        earlier=dict(hall.earlier),
        lanes={lane: list(queue) for lane, queue in hall.lanes.items()},
        universal=dict(hall.universal),
        weighed={},
        done=dict(hall.done),
        serving=dict(hall.serving),
        calls=list(hall.calls),
        present=dict(hall.present),
        presences=list(hall.presences),
        messages=dict(hall.messages),
        actions=dict(hall.actions),
        experience=deepcopy(hall.experience),
        lasting=dict(hall.lasting),
        help=dict(hall.help),
        alarms=dict(hall.alarms),
        bulletins=dict(hall.bulletins),
        undoable=dict(hall.undoable),
        results=dict(hall.results),
    )
