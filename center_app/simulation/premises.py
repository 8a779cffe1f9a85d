"""The center of a CENTER.json as the product knows one: its catalogue, settings and employees."""

from collections.abc import Iterator
from datetime import date, time

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.calendar import Calendar
from center_app.domain.catalogue import (
    Agency,
    Bundle,
    Catalogue,
    Charter,
    Part,
    PriorityGroup,
    Service,
)
from center_app.domain.clock import MINUTE, SECOND, Instant, midnight
from center_app.domain.evolve import Fact, evolve
from center_app.domain.hall import Hall
from center_app.domain.numbering import FORBIDDEN, Series
from center_app.domain.people import Role, Skill
from center_app.domain.place import Break, Settings, Zone
from center_app.domain.routing.parameters import DEFAULT, Routing
from center_app.domain.routing.rule import Rule
from center_app.domain.text import Text
from center_app.domain.verbs import decide
from center_app.simulation.plan import Plan, PlannedCounter
from center_app.simulation.trace import Trace

BOOT = "played"
CENTER = "JO-PLAYED"
SERIAL = "played"
ZONE = "hall"
PRIORITY = "priority"
"""The one priority group: the traces do not say more."""

FIRST_DAY = date(2026, 11, 22)
"""A working day in winter time; later days of a series follow it one by one."""

LETTERS = tuple(chr(code) for code in range(ord("A"), ord("Z") + 1) if chr(code) not in FORBIDDEN)

NOTHING = Text("", "")

Groups = tuple[tuple[str, ...], ...]


class PlayedCenter:
    """The center in memory, set up in the night before a day: it decides and evolves as always.

    Its time stands still until it is moved; the steady clock counts from midnight.
    """

    def __init__(
        self, plan: Plan, trace: Trace, rule: Rule, day: date, routing: Routing = DEFAULT
    ) -> None:
        self.hall = Hall(CENTER, {SERIAL: catalogue_of(plan, trace)})
        self.midnight = midnight(day)
        self.now = Instant(self.midnight, 0, BOOT)
        self._rule = rule
        for command in founding(plan, day, routing):
            self.do(command)

    def move_to(self, ms: int) -> None:
        """Let it be so many milliseconds after midnight."""
        self.now = Instant(self.midnight + ms, ms, BOOT)

    def do(self, command: c.Command) -> list[e.Event]:
        """Raises Refused, as a running center does."""
        events = decide(self.hall, command, self.now, self._rule)
        for event in events:
            self.take_in(event, command.station)
        return events

    def take_in(self, event: e.Event, station: str) -> None:
        evolve(self.hall, Fact(event, self.now, station))


def catalogue_of(plan: Plan, trace: Trace) -> Catalogue:
    """What the center offers, with a life event for every order in which a basket was asked for.

    Whole minutes, as on the service cards.
    """
    orders = {one.asked: one.groups for one in trace.arrivals if len(one.groups) > 1}
    return Catalogue(
        serial=SERIAL,
        agencies=tuple(Agency(code, Text(code, code), "") for code in plan.agencies),
        services=tuple(
            Service(
                code,
                service.agency,
                Text(code, code),
                minutes=max(1, round(service.mean_s * SECOND / MINUTE)),
                target=max(1, round(service.target_s * SECOND / MINUTE)),
            )
            for code, service in plan.services.items()
        ),
        bundles=tuple(Bundle(code, NOTHING, "", _parts(groups)) for code, groups in orders.items()),
        priorities=(PriorityGroup(PRIORITY, NOTHING, ""),),
        charter=Charter(NOTHING, (), ()),
    )


def founding(plan: Plan, day: date, routing: Routing = DEFAULT) -> Iterator[c.Command]:
    """The commands that set the center up on the morning of a day, before it opens.

    It is open around the clock: when a counter stops calling is said by the plan.
    """
    station = "manager"
    settings = Settings(
        name=Text(CENTER, CENTER),
        calendar=Calendar(cutover=time(), around_the_clock=True),
        zones=(Zone(ZONE, NOTHING),),
        series=(Series(LETTERS),),
        reserve=(),
        routing=routing,
    )
    yield c.Configure(id="configure", station=station, settings=settings)
    yield c.AdoptCatalogue(id="adopt", station=station, serial=SERIAL, sha256="0" * 64)
    yield c.OpenDay(id="open-day", station=station)
    for counter in plan.counters:
        yield from _seated(counter, midnight(day))


def employee_at(counter: str) -> str:
    return f"employee-{counter}"


def _seated(counter: PlannedCounter, start_of_day: int) -> Iterator[c.Command]:
    """The counter with its employee, who may serve the services in full and sits there all day.

    Until the counter opens it pauses, so that a wait can be told to who comes before.
    """
    code, who = counter.id, employee_at(counter.id)
    yield c.PlaceCounter(id=f"place-{code}", station=code, counter=code, zone=ZONE)
    yield c.EnrolEmployee(
        id=f"enrol-{code}",
        station=code,
        who=who,
        home=counter.home,
        roles=(Role.AGENT,),
        skills=tuple(Skill(skill) for skill in counter.skills),
    )
    yield c.SignIn(id=f"sign-in-{code}", station=code, counter=code, who=who)
    yield c.OpenCounter(id=f"open-{code}", station=code, counter=code)
    yield c.PauseCounter(id=f"pause-{code}", station=code, counter=code, reason="opening")
    edges = [(0.0, counter.open_s)] if counter.open_s else []
    breaks = tuple(
        Break(*(start_of_day + round(edge * SECOND) for edge in span))
        for span in (*edges, *counter.breaks)
    )
    yield c.PlanBreaks(id=f"breaks-{code}", station=code, counter=code, breaks=breaks)


def _parts(groups: Groups) -> tuple[Part, ...]:
    """Each service after all of the group before it, and so after everything before that."""
    befores: tuple[tuple[str, ...], ...] = ((), *groups[:-1])
    return tuple(
        Part(code, before) for before, group in zip(befores, groups, strict=True) for code in group
    )
