"""The state of the day: what the rules look at, and nothing else.

The hall is only ever changed by `evolve`. Visits, counters and employees in it are frozen, so
whoever has read one keeps a true picture of that moment.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from center_app.domain.action import Action
from center_app.domain.alarm import Alarm
from center_app.domain.appointment import Appointment
from center_app.domain.bulletin import Bulletin
from center_app.domain.call import Call
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Instant
from center_app.domain.counter import Counter, Presence, Status
from center_app.domain.estimate.experience import Experience
from center_app.domain.lane import Lane, lane_of
from center_app.domain.left_over import LeftOver
from center_app.domain.message import Message
from center_app.domain.pause import Standstill
from center_app.domain.people import Employee, Skill
from center_app.domain.place import Settings
from center_app.domain.plain import LENT
from center_app.domain.printer import StationPrinter
from center_app.domain.release import Release
from center_app.domain.result import PromisedResult
from center_app.domain.routing.score import Factors
from center_app.domain.step import StepState
from center_app.domain.undoable import Undoable
from center_app.domain.visit import Stand, Visit

Waiting = tuple[int, str]
"""A place in a queue: the moment from which the waiting counts (ms), and the visit."""


class Phase(StrEnum):
    """Whether the business day goes on."""

    BEFORE = "before"
    RUNNING = "running"
    CLOSED = "closed"


NOTHING: frozenset[str] = frozenset()

DAYS_KEPT = 8
"""Days of which the hall still has the appointments, for a clock that was wrong."""

NUMBERS_KEPT = 60
"""Days of which it remembers the last numbers, those that it left last: of days that a clock was
wrong by, and of those to which it was wrongly set, one after the other."""


@dataclass
class Hall:
    """A center's day. `shelf` holds the catalogues by serial; it is lent, not part of the state.

    `release` is the registry's last one of the catalogue; while `next_serial` names it, it waits
    for a business day to open.

    `used` is the last number that each letter has given today, `carried` the numbers of the day
    before whose visits went on over the cut-over: they are not given a second time today. `earlier`
    has the last numbers of the days that the hall left last, by their dates: a corrected clock
    may take it back to one. `closed` is the day that the manager closed last, `counted` the
    number of all presences. `appointments` are the booked visits, by their ids.

    `messages` are those that are not settled, of whichever day, and what was settled today.

    `actions` are the improvement actions that are under way, and those that ended not long ago.

    `printers` are those of the stations that need somebody, by the stations' names.

    `undoable` is what each counter did last, the oldest first, as long as it may be undone.

    `results` are those that were promised for a later day and not yet handed over when the present
    day began, by their ids.

    `lasting` are the skills of employees who serve with others today only, by their ids.

    `help` is since when somebody at a counter has asked for help that nobody has acknowledged.

    `clock_set` is the moment, by the clock as it was then set, at which one was set last: of the
    processes of that machine only the first need say so.

    `paused` is since when the hall stands still, as in an evacuation; `standstills` are the times
    of the day in which it did.

    `left_overs` is what was done by paper and could not be taken in, by its ids, the oldest first.

    `alarms` are those that go on, by their ids, also those that people have put away.

    `bulletins` are those of the day, by their ids, among them some that are over by their time.

    `damaged`: an entry of its journal is lost, so that another may build on what is not here.

    `experience` is what its days have taught; no rule looks at it, only what is promised does.

    `done` is how many steps of the day each employee has finished, `held` who was set aside,
    `put_off` who is to be called later, `away` for whom a back office works, `sat` which visits
    were called to each counter, `met` which to each employee.
    `lanes` are the places of who waits, oldest first in each; `serving` the open counters that
    call from the queue of each skill; `specialists` the agencies of which a specialist is on
    duty, and `universal` the counters at which an employee serves others' services too, with the
    agencies of those; `weighed` what the rule has found out of a lane at a counter, its longest
    service (minutes) and its factors. They follow from the rest (see `index`) and are kept so
    that a decision and the view of a counter cost the same however many wait.
    """

    center: str
    shelf: Mapping[str, Catalogue] = field(
        default_factory=dict, compare=False, repr=False, metadata=LENT
    )
    settings: Settings | None = None
    catalogue_serial: str = ""
    release: Release | None = None
    next_serial: str = ""
    day: date | None = None
    phase: Phase = Phase.BEFORE
    employees: dict[str, Employee] = field(default_factory=dict)
    counters: dict[str, Counter] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    appointments: dict[str, Appointment] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    carried: frozenset[str] = frozenset()
    earlier: dict[str, dict[str, int]] = field(default_factory=dict)
    closed: date | None = None
    calls: list[Call] = field(default_factory=list)
    present: dict[str, Presence] = field(default_factory=dict)
    presences: list[Presence] = field(default_factory=list)
    counted: int = 0
    printers: dict[str, StationPrinter] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    experience: Experience = field(default_factory=Experience)
    lasting: dict[str, tuple[Skill, ...]] = field(default_factory=dict)
    help: dict[str, Instant] = field(default_factory=dict)
    undoable: dict[str, Undoable] = field(default_factory=dict)
    results: dict[str, PromisedResult] = field(default_factory=dict)
    clock_set: Instant | None = None
    paused: Instant | None = None
    standstills: list[Standstill] = field(default_factory=list)
    left_overs: dict[str, LeftOver] = field(default_factory=dict)
    alarms: dict[str, Alarm] = field(default_factory=dict)
    bulletins: dict[str, Bulletin] = field(default_factory=dict)
    damaged: bool = False
    muted: bool = False
    lanes: dict[Lane, list[Waiting]] = field(default_factory=dict, metadata=LENT)
    done: dict[str, int] = field(default_factory=dict, metadata=LENT)
    held: frozenset[str] = field(default=frozenset(), metadata=LENT)
    put_off: frozenset[str] = field(default=frozenset(), metadata=LENT)
    away: frozenset[str] = field(default=frozenset(), metadata=LENT)
    sat: dict[str, set[str]] = field(default_factory=dict, metadata=LENT)
    met: dict[str, set[str]] = field(default_factory=dict, metadata=LENT)
    serving: dict[str, frozenset[str]] = field(default_factory=dict, metadata=LENT)
    specialists: frozenset[str] = field(default=frozenset(), metadata=LENT)
    universal: dict[str, frozenset[str]] = field(default_factory=dict, metadata=LENT)
    weighed: dict[tuple[Lane, str], tuple[float, Factors | None]] = field(
        default_factory=dict, compare=False, repr=False, metadata=LENT
    )

    @property
    def catalogue(self) -> Catalogue | None:
        return self.shelf.get(self.catalogue_serial)

    @property
    def next_catalogue(self) -> Catalogue | None:
        """What comes into force when a business day opens; None when nothing else does."""
        return self.shelf.get(self.next_serial) if self.next_serial else None

    def visit_at(self, counter: str) -> Visit | None:
        visit = self.counters[counter].visit
        return self.visits[visit] if visit is not None else None

    def is_serving(self, counter: str) -> bool:
        """Whether a visit is being served there; one that was only called is not."""
        visit = self.visit_at(counter)
        return visit is not None and visit.stand is Stand.SERVING

    def employee_at(self, counter: str) -> Employee | None:
        who = self.counters[counter].employee
        return self.employees[who] if who is not None else None

    def signed_in_at(self, who: str) -> str | None:
        return next((c.code for c in self.counters.values() if c.employee == who), None)

    def lasting_skills(self, who: str) -> tuple[Skill, ...]:
        """The skills of an employee but for what was changed for today only."""
        return self.lasting.get(who, self.employees[who].skills)

    def standing(self, *stands: Stand) -> Iterator[Visit]:
        return (visit for visit in self.visits.values() if visit.stand in stands)

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self.lanes.values()))

    def scarce_at(self, counter: str) -> frozenset[str]:
        """The agencies that are served at this counter while no specialist of them is on duty."""
        return self.universal.get(counter, NOTHING) - self.specialists

    def put(self, visit: Visit) -> None:
        """Replace a visit and its place in the lanes; for `evolve` alone."""
        old = self.visits.get(visit.id)
        if old is not None:
            self._leave(old)
            self._count_done(old, -1)
            self._part(old)
        self.visits[visit.id] = visit
        self._join(visit)
        self._count_done(visit, 1)
        self._meet(visit)

    def set_counter(self, counter: Counter) -> None:
        """Replace a counter, and who serves what with it; for `evolve` alone."""
        old = self.counters.get(counter.code)
        self.counters[counter.code] = counter
        if old is None or (old.status, old.employee) != (counter.status, counter.employee):
            self.count_serving()

    def index(self) -> None:
        """Make anew what follows from the rest, after the hall was read; for `evolve` alone."""
        self.lanes, self.done, self.sat, self.met = {}, {}, {}, {}
        self.held = self.away = self.put_off = frozenset()
        for visit in self.visits.values():
            self._join(visit)
            self._count_done(visit, 1)
            self._meet(visit)
        self.count_serving()

    def count_serving(self) -> None:
        """Make anew who serves what, by whom and how it weighs; for `evolve` alone."""
        self.weighed.clear()
        serving: dict[str, set[str]] = {}
        specialists, universal = set(), {}
        for counter in self.counters.values():
            if counter.status is Status.CLOSED or counter.employee is None:
                continue
            employee = self.employees[counter.employee]
            agencies = self._agencies(employee)
            if agencies <= {employee.home}:
                specialists.add(employee.home)
            else:
                universal[counter.code] = agencies
            if counter.status is Status.OPEN:
                for key in employee.queues:
                    serving.setdefault(key, set()).add(counter.code)
        self.serving = {key: frozenset(codes) for key, codes in sorted(serving.items())}
        self.specialists, self.universal = frozenset(specialists), universal

    def _agencies(self, employee: Employee) -> frozenset[str]:
        """The agencies whose services the employee serves; a shared skill may be the home's."""
        found: set[str] = set()
        of_skill = self.catalogue.agencies_of if self.catalogue is not None else {}
        for skill in employee.skills:
            agencies = of_skill.get(skill.code, NOTHING)
            found |= {employee.home} if employee.home in agencies else agencies
        return frozenset(found)

    def _join(self, visit: Visit) -> None:
        lane = lane_of(visit)
        if lane is not None:
            insort(self.lanes.setdefault(lane, []), (visit.seniority, visit.id))
        if visit.stand is Stand.HELD:
            self.held |= {visit.id}
        if visit.stand is Stand.LATER:
            self.put_off |= {visit.id}
        if visit.open and any(step.away is not None for step in visit.steps):
            self.away |= {visit.id}

    def _leave(self, visit: Visit) -> None:
        self.held -= {visit.id}
        self.put_off -= {visit.id}
        self.away -= {visit.id}
        lane = lane_of(visit)
        if lane is not None:
            queue = self.lanes[lane]
            del queue[bisect_left(queue, (visit.seniority, visit.id))]
            if not queue:
                del self.lanes[lane]

    def _count_done(self, visit: Visit, one: int) -> None:
        for step in visit.steps:
            if step.state is StepState.DONE and step.employee is not None:
                number = self.done.pop(step.employee, 0) + one
                if number:
                    self.done[step.employee] = number

    def _meet(self, visit: Visit) -> None:
        for sitting in visit.sittings:
            self.sat.setdefault(sitting.counter, set()).add(visit.id)
            self.met.setdefault(sitting.employee, set()).add(visit.id)

    def _part(self, visit: Visit) -> None:
        for sitting in visit.sittings:
            for known, key in ((self.sat, sitting.counter), (self.met, sitting.employee)):
                visits = known.get(key, set())
                visits.discard(visit.id)
                if not visits:
                    known.pop(key, None)
