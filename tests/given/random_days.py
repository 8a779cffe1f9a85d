"""Random days: every verb at any moment, legal or not, told to a center of any kind."""

from dataclasses import replace
from datetime import date, time
from itertools import count
from typing import Any, Protocol
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.calendar import Calendar, Dated, Period
from center_app.domain.catalogue import Capacity
from center_app.domain.facts import facts_of
from center_app.domain.hall import Hall, Status
from center_app.domain.indicators import indicators
from center_app.domain.numbering import Series
from center_app.domain.people import Role
from center_app.domain.place import Settings
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Outcome
from center_app.domain.text import Text
from center_app.domain.views.board import Board
from center_app.domain.views.desk import Desk
from center_app.domain.views.kiosk import BasketWait, Services, Ticket, Welcome
from center_app.domain.views.manager import Overview
from center_app.domain.views.query import Query
from center_app.domain.views.today import Today
from center_app.domain.visit import OPEN, Stand, Wish
from founding import SETTINGS, Post, full, partial
from halls import snapshot
from invariants import check_hall, oldest
from manual_clock import ManualClock, moment
from small_catalogue import SMALL, service

OTHER = replace(
    SMALL,
    serial="small-2",
    services=(*SMALL.services[:3], service("pension", "trade")),
    bundles=(),
)
"""A catalogue after which some services are gone and one is new."""

POSTS = (
    Post("1", "universal"),
    Post("2", "photographer", full("photo", "birth")),
    Post("3", "nurse", (*full("vaccination"), *partial("insurance", "birth"))),
)

LONG_HOURS = Calendar(week=((Period(time(6), time(2)),),) * 7)

DAYLONG = replace(
    SETTINGS, calendar=LONG_HOURS, series=(Series(("A",)), Series(("H", "ص"), ("health",)))
)


def settings_with(*, always: bool, closed: bool, zones: bool) -> Settings:
    """Open around the clock or not, closed for the whole month or not, with zones or without."""
    month = Dated(date(2026, 11, 1), date(2026, 12, 1), (), Text("عطلة", "Holiday"), True)
    exceptions = (month,) if closed else ()
    calendar = replace(LONG_HOURS, exceptions=exceptions, around_the_clock=always)
    return replace(DAYLONG, calendar=calendar, zones=SETTINGS.zones if zones else ())


Asking = tuple[type[c.Command], dict[str, Any]]
"""A verb and its arguments."""

Basket = tuple[c.Asked, ...]

BASKETS: tuple[Basket, ...] = (
    (c.Asked("birth"),),
    (c.Asked("passport", 3),),
    (c.Asked("insurance"),),
    (c.Asked("birth"), c.Asked("passport"), c.Asked("vaccination")),
    (
        c.Asked("family-book"),
        c.Asked("passport", 2, Capacity.GUARDIAN),
        c.Asked("passport"),
        c.Asked("insurance"),
        c.Asked("birth"),
    ),
    (c.Asked("pension"),),
    (c.Asked("clearance"), c.Asked("birth")),
    (c.Asked("passport", 9),),
)

IDLE: list[Asking] = [
    (c.CallNext, {}),
    (c.CallNext, {}),
    (c.CallNext, {}),
    (c.Resume, {"visit": "held"}),
    (c.PauseCounter, {}),
    (c.CloseCounter, {}),
]
CALLED: list[Asking] = [(c.Start, {}), (c.Start, {}), (c.Start, {}), (c.Recall, {}), (c.Miss, {})]
SERVING: list[Asking] = [
    (c.Finish, {}),
    (c.Finish, {}),
    (c.Finish, {"outcomes": (Outcome.INCOMPLETE,)}),
    (c.Hold, {"wish": Wish.CITIZEN, "reason": "papers"}),
    (c.AddLine, {"asked": c.Asked("vaccination")}),
    (c.Transfer, {}),
    (c.Transfer, {"to_counter": "2"}),
    (c.Transfer, {"to_employee": "photographer"}),
]


def fitting(hall: Hall, counter: str) -> list[Asking]:
    """What could be done next at a counter, the usual first."""
    here, visit = hall.counters[counter], hall.visit_at(counter)
    if here.employee is None:
        return [(c.SignIn, {"who": post.employee}) for post in POSTS if post.counter == counter]
    if here.status is not Status.OPEN:
        return [(c.OpenCounter, {})]
    if visit is None:
        return IDLE
    return CALLED if visit.stand is Stand.CALLED else SERVING


MAY_BE_REFUSED: dict[type[c.Command], set[Reason]] = {
    c.Issue: {
        Reason.CENTER_CLOSED,
        Reason.DAY_IS_CLOSED,
        Reason.UNKNOWN_SERVICE,
        Reason.ONLINE_ONLY,
        Reason.TOO_MANY,
        Reason.BAD_INPUT,
    },
    c.Cancel: {Reason.UNKNOWN_VISIT, Reason.VISIT_IS_BUSY, Reason.VISIT_IS_OVER},
    c.CallNext: {Reason.NOBODY_WAITING, Reason.ALREADY_SERVING, Reason.COUNTER_IS_CLOSED},
    c.Recall: {Reason.NOBODY_CALLED},
    c.Start: {Reason.NOBODY_CALLED},
    c.Miss: {Reason.NOBODY_CALLED},
    c.Finish: {Reason.NOBODY_SERVED, Reason.WRONG_OUTCOMES},
    c.AddLine: {
        Reason.NOBODY_SERVED,
        Reason.UNKNOWN_SERVICE,
        Reason.ONLINE_ONLY,
        Reason.WRONG_CAPACITY,
        Reason.TOO_MANY,
    },
    c.Hold: {Reason.NOBODY_SERVED, Reason.BAD_INPUT},
    c.Resume: {
        Reason.UNKNOWN_VISIT,
        Reason.NOT_HELD,
        Reason.NOT_SKILLED,
        Reason.ALREADY_SERVING,
        Reason.COUNTER_IS_CLOSED,
    },
    c.Transfer: {
        Reason.NOBODY_SERVED,
        Reason.NOT_SKILLED,
        Reason.UNKNOWN_EMPLOYEE,
        Reason.COUNTER_IS_CLOSED,
        Reason.BAD_INPUT,
    },
    c.SignIn: {Reason.COUNTER_IS_TAKEN, Reason.SIGNED_IN_ELSEWHERE, Reason.UNKNOWN_EMPLOYEE},
    c.SignOut: {Reason.COUNTER_IS_BUSY},
    c.OpenCounter: set(),
    c.PauseCounter: {Reason.COUNTER_IS_BUSY, Reason.COUNTER_IS_CLOSED, Reason.BAD_INPUT},
    c.CloseCounter: {Reason.COUNTER_IS_BUSY},
    c.OpenDay: set(),
    c.CloseDay: set(),
    c.ReopenDay: {Reason.CENTER_CLOSED},
    c.Configure: {Reason.BAD_INPUT},
    c.EnrolEmployee: {Reason.BAD_INPUT},
    c.AdoptCatalogue: {Reason.NO_CATALOGUE},
    c.PlaceCounter: {Reason.BAD_INPUT},
}
"""What each verb may be refused for, beside a counter that is unknown or left."""

ANY_COUNTER = {Reason.UNKNOWN_COUNTER, Reason.NOBODY_SIGNED_IN}


def asking(shape: type[c.Command], **arguments: st.SearchStrategy[Any]) -> Any:
    """A command of this kind with any such arguments."""
    return st.tuples(st.just(shape), st.fixed_dictionaries(arguments))


counters = st.sampled_from(["1", "2", "3", "1", "2", "3", "99"])
people = st.sampled_from(["universal", "photographer", "nurse", "nobody"])
codes = st.sampled_from(["birth", "passport", "vaccination", "clearance", "pension"])
visits = st.integers(0, 9)
"""How many tickets ago a visit was issued."""
reasons = st.sampled_from(["papers", "papers", "no code!"])

desks = st.sampled_from(["busy", "busy", "busy", "free", "1", "2", "3", "99"])
"""A counter, or whichever is busy or free."""

at_a_desk = st.one_of(
    asking(c.CallNext, counter=desks),
    asking(c.Recall, counter=desks),
    asking(c.Start, counter=desks),
    asking(c.Miss, counter=desks),
    asking(
        c.Finish,
        counter=desks,
        outcomes=st.lists(st.sampled_from(Outcome), max_size=3).map(tuple),
    ),
    asking(c.AddLine, counter=desks, asked=st.builds(c.Asked, codes, st.integers(0, 3))),
    asking(c.Hold, counter=desks, wish=st.sampled_from(Wish), reason=reasons),
    asking(c.Resume, counter=st.just("free"), visit=st.just("held")),
    asking(c.Resume, counter=desks, visit=visits),
    asking(
        c.Transfer,
        counter=desks,
        to_counter=st.none() | counters,
        to_employee=st.none() | people,
        reason=reasons,
    ),
)

of_the_staff = st.one_of(
    asking(c.SignIn, counter=counters, who=people),
    asking(c.SignOut, counter=counters),
    asking(c.OpenCounter, counter=counters),
    asking(c.PauseCounter, counter=counters, reason=reasons),
    asking(c.CloseCounter, counter=counters),
)

of_the_manager = st.one_of(
    asking(c.CloseDay),
    asking(c.ReopenDay),
    asking(
        c.Configure,
        settings=st.builds(
            settings_with, always=st.booleans(), closed=st.booleans(), zones=st.booleans()
        ),
    ),
    asking(
        c.EnrolEmployee,
        who=people,
        home=st.sampled_from(["civil", "civil", "nowhere"]),
        roles=st.just((Role.AGENT,)),
        skills=st.sampled_from([*(post.skills or () for post in POSTS), full(*SMALL.skills())]),
    ),
    asking(
        c.AdoptCatalogue,
        serial=st.sampled_from(["small-1", "small-2", "small-3"]),
        sha256=st.just("0" * 64),
    ),
    asking(
        c.PlaceCounter,
        counter=counters.filter(lambda counter: counter != "99"),
        zone=st.sampled_from(["hall", "upper", "cellar"]),
    ),
)


class RandomCenter(Protocol):
    """What random days are told to."""

    @property
    def hall(self) -> Hall: ...

    def do(self, command: c.Command) -> Done: ...

    def see(self, query: Query[Any]) -> Any: ...


class RandomDays(RuleBasedStateMachine):
    """The rules of the game; who inherits says which center it is played with."""

    center: RandomCenter

    def __init__(self) -> None:
        super().__init__()
        self.clock = ManualClock(moment("2026-11-22 08:00"))
        self.issued: list[str] = []
        self.numbers: set[tuple[date, str]] = set()
        self.answers: list[tuple[c.Command, Done]] = []
        self._ids = count(1)
        self.begin()

    def begin(self) -> None:
        """Set `center` up."""
        raise NotImplementedError

    def new_id(self) -> str:
        return str(UUID(int=next(self._ids)))

    def told(self, shape: type[c.Command], **arguments: Any) -> Done | None:
        """Tell the center a command; what is refused changes nothing and has its reason."""
        self.center.do(c.OpenDay(id=self.new_id(), station="random"))
        for name, one in (("visit", self.visit), ("counter", self.counter)):
            if name in arguments:
                arguments[name] = one(arguments[name])
        command = shape(id=self.new_id(), station="random", **arguments)
        before = snapshot(self.center.hall)
        next_visit = oldest(before, command.counter) if isinstance(command, c.CallNext) else None
        try:
            done = self.center.do(command)
        except Refused as error:
            refused = error
        else:
            called = done.find(e.VisitCalled)
            assert called is None or called.visit == next_visit
            self.answers.append((command, done))
            return done
        allowed = MAY_BE_REFUSED[shape] | (ANY_COUNTER if "counter" in arguments else set())
        assert refused.reason in allowed
        assert refused.reason is not Reason.NOBODY_WAITING or next_visit is None
        assert self.center.hall == before
        return None

    def visit(self, said: int | str) -> str:
        """The visit that was issued so many tickets ago, or one that is held."""
        if said == "held":
            return next((v.id for v in self.center.hall.standing(Stand.HELD)), "unknown")
        if isinstance(said, int):
            return self.issued[-1 - said] if said < len(self.issued) else "unknown"
        return said

    def counter(self, said: str) -> str:
        """The counter that is meant by a number, by "busy" or by "free"."""
        if said not in {"busy", "free"}:
            return said
        for counter in self.center.hall.counters.values():
            if counter.status is Status.OPEN and (counter.visit is None) == (said == "free"):
                return counter.code
        return "1"

    @rule(
        baskets=st.lists(st.sampled_from(BASKETS), max_size=3),
        bundle=st.booleans(),
        moves=st.lists(st.tuples(st.sampled_from(["1", "2", "3"]), st.integers(0, 7)), max_size=8),
    )
    def go_on(self, baskets: list[Basket], bundle: bool, moves: list[tuple[str, int]]) -> None:
        """Some come, and at some counters something that fits happens next."""
        for basket in baskets:
            self.issue(basket, "newborn" if bundle else None)
        for counter, taste in moves:
            self.clock.go_on(minutes=2)
            moves_here = fitting(self.center.hall, counter)
            shape, arguments = moves_here[taste % len(moves_here)]
            self.told(shape, counter=counter, **arguments)

    def issue(self, basket: Basket, bundle: str | None) -> None:
        visit = self.new_id()
        done = self.told(c.Issue, visit=visit, token=visit, asked=basket, bundle=bundle)
        if done is not None:
            day, number = self.center.hall.day, done.the(e.VisitIssued).number
            assert day is not None
            assert (day, number) not in self.numbers
            self.numbers.add((day, number))
            self.issued.append(visit)

    @rule(asked=st.lists(at_a_desk, min_size=1, max_size=3))
    def do_anything_at_a_desk(self, asked: list[Asking]) -> None:
        for shape, arguments in asked:
            self.told(shape, **arguments)

    @rule(asked=of_the_staff | of_the_manager | asking(c.Cancel, visit=visits))
    def disturb(self, asked: Asking) -> None:
        shape, arguments = asked
        self.told(shape, **arguments)
        if shape is c.CloseDay:
            assert not any(visit.open for visit in self.center.hall.visits.values())

    @rule(always=st.booleans())
    def get_everybody_to_work(self, always: bool) -> None:
        self.told(c.Configure, settings=settings_with(always=always, closed=False, zones=True))
        self.told(c.ReopenDay)
        for post in POSTS:
            self.told(c.SignIn, counter=post.counter, who=post.employee)
            self.told(c.OpenCounter, counter=post.counter)

    @rule(minutes=st.sampled_from([0.001, 0.5, 3, 20, 90, 24 * 60]))
    def pass_time(self, minutes: float) -> None:
        self.clock.go_on(minutes=minutes)

    @rule(seconds=st.none() | st.integers(-4_000, 4_000))
    def correct_the_clock_or_reboot(self, seconds: int | None) -> None:
        if seconds is None:
            self.clock.reboot()
        else:
            self.clock.correct(seconds=seconds)

    @rule(n=visits)
    def repeat(self, n: int) -> None:
        """A command that gave something gives it again, whatever has happened since."""
        if n < len(self.answers):
            command, first = self.answers[-1 - n]
            if first.events:
                self.center.do(c.OpenDay(id=self.new_id(), station="random"))
                before = snapshot(self.center.hall)
                assert self.center.do(command) == first
                assert self.center.hall == before

    @rule(n=visits)
    def look(self, n: int) -> None:
        """Every view can be shown at every moment."""
        for query in (Welcome(), Services(), BasketWait(("birth", "passport", "x")), Overview()):
            self.center.see(query)
        for counter in self.center.hall.counters:
            self.center.see(Desk(counter))
        self.center.see(Board())
        self.center.see(Board(("hall",)))
        self.center.see(Today())
        visit = self.visit(n)
        if visit in self.center.hall.visits:
            self.center.see(Ticket(visit))

    @invariant()
    def the_hall_is_as_it_should_be(self) -> None:
        check_hall(self.center.hall)

    @invariant()
    def everybody_counts(self) -> None:
        hall = self.center.hall
        assert hall.catalogue is not None
        rows = facts_of(iter(hall.visits.values()), self.clock.now())
        figures = indicators(rows)
        ended = figures.served + figures.cancelled + figures.missed + figures.expired
        assert ended + figures.open == figures.issued == len(hall.visits)
        assert figures.open == sum(visit.stand in OPEN for visit in hall.visits.values())
