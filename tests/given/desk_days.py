"""Days of several desks, kiosks and supervisors, told to a center and to a simple model of it.

Every rule is one verb with any arguments. Center and model must both do it or both refuse, and
whoever looks at the center afterwards sees what the model says. A new verb is a method of
`simple_center` and a rule here.
"""

from collections.abc import Callable
from copy import deepcopy
from itertools import count
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.codec import event_data, read_event
from center_app.domain.evolve import Fact, evolve
from center_app.domain.hall import Hall
from center_app.domain.people import Level, Skill
from center_app.domain.place import Break
from center_app.domain.refusal import Refused
from center_app.domain.step import Outcome
from center_app.domain.views.desk import Desk as DeskQuery
from center_app.domain.views.desk import DeskView
from center_app.domain.visit import Stand, Wish
from founding import CENTER, Post, full, partial
from halls import MemoryCenter, running_hall
from invariants import check_hall
from manual_clock import ManualClock, moment
from simple_center import Citizen, Desk, No, SimpleCenter, Skills
from small_catalogue import SMALL
from station_processes import ALWAYS_OPEN

POSTS = (
    Post("1", "universal"),
    Post("2", "photographer", full("photo", "birth", "vaccination")),
    Post("3", "nurse", (*full("vaccination"), *partial("insurance", "birth", "passport"))),
    Post("4", "registrar", (*full("birth", "family-book", "passport"), *partial("insurance"))),
)
PEOPLE = [post.employee for post in POSTS]
CODES = ["birth", "passport", "family-book", "insurance", "vaccination"]

WHERE = {
    Stand.WAITING: "waiting",
    Stand.CALLED: "called",
    Stand.SERVING: "served",
    Stand.HELD: "aside",
    Stand.SERVED: "done",
    Stand.MISSED: "missed",
    Stand.CANCELLED: "cancelled",
    Stand.EXPIRED: "expired",
}

WELL = (Outcome.COMPLETED, Outcome.READY_LATER)
ILL = (Outcome.REJECTED, Outcome.INCOMPLETE, Outcome.REFERRED, Outcome.ONLINE)
"""Outcomes after which a copy goes on, and others."""

desks = st.sampled_from([post.counter for post in POSTS])
people = st.sampled_from(PEOPLE)
nth = st.integers(0, 7)
"""Which of the citizens, the last first; the first one for too many."""

baskets = st.lists(
    st.tuples(st.sampled_from(CODES), st.integers(1, 2)),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one[0],
).map(lambda basket: [(code, copies if code == "passport" else 1) for code, copies in basket])

wells = st.sampled_from([[], [], [True], [False], [False], [True, False], [False, False]])
"""Which copies go on after a step; [] for all."""

busy = st.sampled_from(["served", "served", "called", "1", "2", "3", "4"])
"""A desk in this state if there is one, or that one."""


class DeskDays(RuleBasedStateMachine):
    """Told to a center in memory; who inherits may `begin` with another."""

    center: MemoryCenter

    def __init__(self) -> None:
        super().__init__()
        self.clock = ManualClock(moment("2026-11-22 08:00"))
        self._ids = count(1)
        self.last: tuple[c.Command, Done] | None = None
        self.center = running_hall(posts=POSTS, clock=self.clock, settings=ALWAYS_OPEN)
        self.model = SimpleCenter(
            {post.employee: skills_of(post.skills) for post in POSTS},
            {post.counter: Desk(post.employee, "open") for post in POSTS},
        )

    # the two, side by side

    def both(
        self, shape: type[c.Command], then: Callable[[Done], None], **arguments: Any
    ) -> Done | None:
        """Tell both; `then` tells the model, once the center has done it or not."""
        asks = shape(id=self.new_id(), station="any", **arguments)
        before = deepcopy(self.model)
        try:
            done = self.center.do(asks)
        except Refused as refused:
            self.only_the_model_could(then, refused)
            self.model = before
            return None
        try:
            then(done)
        except No:
            raise AssertionError(f"the center should have refused {asks}") from None
        self.last = asks, done
        return done

    def only_the_model_could(self, then: Callable[[Done], None], refused: Refused) -> None:
        try:
            then(Done((), 0))
        except No:
            return
        raise AssertionError(f"the center refused without reason: {refused}")

    def new_id(self) -> str:
        return str(UUID(int=next(self._ids)))

    def number(self, n: int) -> str | None:
        """The number of the nth citizen, counted from the last."""
        numbers = list(self.model.citizens)
        return numbers[max(0, len(numbers) - 1 - n)] if numbers else None

    def visit(self, number: str) -> str:
        return next(v.id for v in self.center.hall.visits.values() if v.number == number)

    def desk(self, said: str) -> str:
        """The desk itself, or the first with a citizen in that state."""
        for code, desk in self.model.desks.items():
            if desk.citizen and self.model.citizens[desk.citizen].where == said:
                return code
        return said if said in self.model.desks else "1"

    # citizens

    @initialize(baskets_of_the_morning=st.lists(baskets, min_size=2, max_size=6))
    def morning(self, baskets_of_the_morning: list[list[tuple[str, int]]]) -> None:
        for basket in baskets_of_the_morning:
            self.issue(basket, False)

    @rule(basket=baskets, order=st.booleans())
    def issue(self, basket: list[tuple[str, int]], order: bool) -> None:
        done = self.both(
            c.Issue,
            lambda _done: void(self.model.issue(basket, order)),
            **self.asked(basket, order),
        )
        if done is not None:
            assert done.the(e.VisitIssued).number == list(self.model.citizens)[-1]

    @rule(basket=baskets, order=st.booleans(), desk=desks)
    def walk_in(self, basket: list[tuple[str, int]], order: bool, desk: str) -> None:
        then = self.model_of(lambda model: model.walk_in(desk, basket, order))
        self.both(c.WalkIn, then, counter=desk, **self.asked(basket, order))

    @rule(n=nth)
    def cancel(self, n: int) -> None:
        self.about(n, c.Cancel, lambda model, number: model.cancel(number))

    @rule(n=nth)
    def come_back(self, n: int) -> None:
        self.about(n, c.Return, lambda model, number: model.come_back(number))

    @rule(n=nth)
    def see_papers(self, n: int) -> None:
        see = lambda model, number: model.see_papers(number)  # noqa: E731
        self.about(n, c.SeeDocuments, see, documents=("notice",))

    def asked(self, basket: list[tuple[str, int]], order: bool) -> dict[str, Any]:
        visit = self.new_id()
        return {
            "visit": visit,
            "token": visit,
            "asked": tuple(c.Asked(service, copies) for service, copies in basket),
            "bundle": "newborn" if order else None,
        }

    def about(
        self,
        n: int,
        shape: type[c.Command],
        verb: Callable[[SimpleCenter, str], None],
        **arguments: Any,
    ) -> None:
        number = self.number(n)
        if number is not None:
            then = self.model_of(lambda model: verb(model, number))
            self.both(shape, then, visit=self.visit(number), **arguments)

    def model_of(self, verb: Callable[[SimpleCenter], None]) -> Callable[[Done], None]:
        return lambda _done: verb(self.model)

    # at a desk

    @rule(said=st.lists(st.tuples(desks, wells), min_size=1, max_size=6))
    def go_on(self, said: list[tuple[str, list[bool]]]) -> None:
        """What comes next at some desks, so that days come far."""
        for desk, well in said:
            number = self.model.desks[desk].citizen
            where = self.model.citizens[number].where if number else ""
            if where == "served":
                self.finish(desk, well, 0)
            elif where == "called":
                self.start(desk)
            else:
                self.call_next(desk)

    @rule(desk=desks)
    def call_next(self, desk: str) -> None:
        """Who is called is one of those who may be; nobody is only where there is none."""
        free = self.model.desks[desk].state == "open" and not self.model.desks[desk].citizen
        may = self.model.may_be_called(desk) if free else set()

        def then(done: Done) -> None:
            called = done.find(e.VisitCalled)
            if called is None and not may:
                raise No
            if called is not None:
                self.model.call(desk, self.center.hall.visits[called.visit].number)

        self.both(c.CallNext, then, counter=desk)

    @rule(desk=desks, n=nth)
    def call_number(self, desk: str, n: int) -> None:
        call = lambda model, number: model.call_number(desk, number)  # noqa: E731
        self.about(n, c.CallNumber, call, counter=desk, reason="asked")

    @rule(said=busy)
    def start(self, said: str) -> None:
        self.at("called" if said == "served" else said, c.Start, SimpleCenter.start)

    @rule(said=busy)
    def recall(self, said: str) -> None:
        self.at(said, c.Recall, SimpleCenter.recall)

    @rule(said=busy)
    def miss(self, said: str) -> None:
        self.at(said, c.Miss, SimpleCenter.miss)

    @rule(said=busy, well=wells, taste=nth)
    def finish(self, said: str, well: list[bool], taste: int) -> None:
        kinds = (WELL if one else ILL for one in well)
        outcomes = tuple(kind[taste % len(kind)] for kind in kinds)
        finish = lambda model, desk: model.finish(desk, well)  # noqa: E731
        self.at(said, c.Finish, finish, outcomes=outcomes)

    @rule(said=busy, service=st.sampled_from(CODES))
    def add(self, said: str, service: str) -> None:
        add = lambda model, desk: model.add(desk, service)  # noqa: E731
        self.at(said, c.AddLine, add, asked=c.Asked(service))

    @rule(said=busy, line=st.integers(0, 5))
    def drop(self, said: str, line: int) -> None:
        self.at(said, c.DropLine, lambda model, desk: model.drop(desk, line), line=line)

    @rule(said=busy, wish=st.sampled_from(Wish))
    def hold(self, said: str, wish: Wish) -> None:
        self.at(said, c.Hold, SimpleCenter.hold, wish=wish, reason="papers")

    @rule(desk=desks, n=nth)
    def resume(self, desk: str, n: int) -> None:
        aside = [one.number for one in self.model.citizens.values() if one.where == "aside"]
        number = aside[n % len(aside)] if aside else self.number(n)
        if number is not None:
            then = self.model_of(lambda model: model.resume(desk, number))
            self.both(c.Resume, then, counter=desk, visit=self.visit(number))

    @rule(said=busy, to_desk=st.none() | desks, to_employee=st.none() | people)
    def transfer(self, said: str, to_desk: str | None, to_employee: str | None) -> None:
        send = lambda model, desk: model.transfer(desk, to_desk, to_employee)  # noqa: E731
        self.at(said, c.Transfer, send, to_counter=to_desk, to_employee=to_employee)

    @rule(to_desk=desks, shape=st.sampled_from([c.SignOut, c.CloseCounter]))
    def send_to_who_leaves(self, to_desk: str, shape: type[c.Command]) -> None:
        self.transfer("served", to_desk, None)
        self.leave(to_desk, shape)

    @rule(desk=desks)
    def undo(self, desk: str) -> None:
        self.both(c.Undo, self.model_of(lambda model: model.undo(desk)), counter=desk)

    @rule(shape=st.sampled_from([c.Start, c.Finish, c.Miss, c.Hold, c.Transfer]))
    def press_too_late(self, shape: type[c.Command]) -> None:
        """A press that was meant for another sitting hits nobody, at any desk."""
        more = {"wish": Wish.CITIZEN, "reason": "papers"} if shape is c.Hold else {}

        def then(_done: Done) -> None:
            raise No

        for desk in self.model.desks:
            self.both(shape, then, counter=desk, sitting="another-sitting", **more)

    def at(
        self,
        said: str,
        shape: type[c.Command],
        verb: Callable[[SimpleCenter, str], None],
        **arguments: Any,
    ) -> None:
        desk = self.desk(said)
        then = self.model_of(lambda model: verb(model, desk))
        self.both(shape, then, counter=desk, **arguments)

    # the staff, and who is in charge

    @rule(desk=desks, who=people)
    def sign_in(self, desk: str, who: str) -> None:
        then = self.model_of(lambda model: model.sign_in(desk, who))
        self.both(c.SignIn, then, counter=desk, who=who)

    @rule(desk=desks, who=people)
    def take_over(self, desk: str, who: str) -> None:
        then = self.model_of(lambda model: model.take_over(desk, who))
        self.both(c.TakeOver, then, counter=desk, who=who)

    @rule(desk=desks, shape=st.sampled_from([c.SignOut, c.PauseCounter, c.CloseCounter]))
    def leave(self, desk: str, shape: type[c.Command]) -> None:
        verbs = {
            c.SignOut: SimpleCenter.sign_out,
            c.PauseCounter: SimpleCenter.pause,
            c.CloseCounter: SimpleCenter.close,
        }
        self.both(shape, self.model_of(lambda model: verbs[shape](model, desk)), counter=desk)

    @rule(desk=desks)
    def open(self, desk: str) -> None:
        self.both(c.OpenCounter, self.model_of(lambda model: model.open(desk)), counter=desk)

    @rule()
    def everybody_comes_to_work(self) -> None:
        for post in POSTS:
            self.sign_in(post.counter, post.employee)
            self.open(post.counter)

    @rule(desk=desks)
    def ask_for_help(self, desk: str) -> None:
        then = self.model_of(lambda model: model.call_for_help(desk))
        self.both(c.CallForHelp, then, counter=desk)

    @rule(desk=desks)
    def come_to_help(self, desk: str) -> None:
        then = self.model_of(lambda model: model.acknowledge(desk))
        self.both(c.AcknowledgeHelp, then, counter=desk)

    @rule(desk=desks)
    def plan_breaks(self, desk: str) -> None:
        breaks = (Break(1_795_000_000_000, 1_795_000_900_000),)
        then = self.model_of(lambda model: model.plan_breaks(desk))
        self.both(c.PlanBreaks, then, counter=desk, breaks=breaks)

    @rule(n=nth)
    def release(self, n: int) -> None:
        self.about(n, c.Release, lambda model, number: model.release(number))

    @rule(who=people, of=st.sampled_from(POSTS))
    def lend(self, who: str, of: Post) -> None:
        skills = of.skills if of.skills is not None else full(*sorted(SMALL.skills()))
        then = self.model_of(lambda model: model.lend(who, skills_of(skills)))
        self.both(c.LendSkills, then, who=who, skills=skills)

    @rule(reopen=st.booleans())
    def close_by_mistake(self, reopen: bool) -> None:
        self.both(c.CloseDay, self.model_of(SimpleCenter.close_day))
        if reopen:
            self.both(c.ReopenDay, self.model_of(SimpleCenter.reopen_day))

    @rule()
    def reopen(self) -> None:
        self.both(c.ReopenDay, self.model_of(SimpleCenter.reopen_day))

    # time, and what is told twice

    @rule(seconds=st.sampled_from([3, 8, 11, 60, 16 * 60]))
    def pass_time(self, seconds: int) -> None:
        self.clock.go_on(seconds=seconds)
        self.model.now_s += seconds

    @rule()
    def say_it_again(self) -> None:
        """The same command, as after a lost answer, is answered as it was and does nothing."""
        if self.last is not None and self.last[1].events:
            command, first = self.last
            assert self.center.do(command) == first

    # what is seen of it

    @invariant()
    def everybody_is_where_the_model_says(self) -> None:
        found = {v.number: v for v in self.center.hall.visits.values()}
        assert len(found) == len(self.center.hall.visits), "one number for two"
        assert found.keys() == self.model.citizens.keys()
        for number, one in self.model.citizens.items():
            visit = found[number]
            assert WHERE[visit.stand] == one.where, number
            assert (visit.only_counter, visit.only_employee) == (one.to_desk, one.to_employee)
            assert [line.service for line in visit.lines] == [line.service for line in one.lines]
            assert ("notice" in visit.seen) == one.papers

    @invariant()
    def every_desk_sees_what_the_model_says(self) -> None:
        for code, desk in self.model.desks.items():
            seen = self.center.see(DeskQuery(code))
            assert (seen.employee, seen.status) == (desk.who, desk.state)
            assert (seen.visit.number if seen.visit else None) == desk.citizen
            assert seen.waiting == len(self.model.may_be_called(code))
            assert {one.number for one in seen.held} == self.model.may_be_resumed(code)
            assert (seen.help_since is not None) == (code in self.model.help)
            slip = self.model.may_be_undone(code)
            undone = (seen.can_undo.deed, seen.can_undo.number) if seen.can_undo else None
            assert undone == ((slip.deed, slip.before.number) if slip else None)
            if desk.citizen is not None:
                check_basket(seen, self.model.citizens[desk.citizen])

    @invariant()
    def the_invariants_hold(self) -> None:
        check_hall(self.center.hall)

    def teardown(self) -> None:
        """The journal alone gives the same hall."""
        again = Hall(CENTER, {SMALL.serial: SMALL})
        for fact in self.center.facts:
            event = read_event(fact.event.type, fact.event.version, event_data(fact.event))
            evolve(again, Fact(event, fact.at, fact.station))
        assert again == self.center.hall


def check_basket(seen: DeskView, one: Citizen) -> None:
    """Each step is as far as the model says, and the one that is served is the same."""
    assert seen.visit is not None
    states = {"waiting": "todo", "called": "todo", "serving": "now", "held": "aside"}
    for step in seen.visit.steps:
        state = one.lines[step.line].stages[step.stage].state
        assert states.get(step.state, step.state) == state
    if one.where == "served":
        assert seen.visit.serving == one.being("now")
        n, m = one.being("now")
        (now,) = (s for s in seen.visit.steps if (s.line, s.stage) == (n, m))
        assert now.copies == one.lines[n].copies


def skills_of(skills: tuple[Skill, ...] | None) -> Skills:
    if skills is None:
        return dict.fromkeys(SMALL.skills(), True)
    return {skill.code: skill.level is Level.FULL for skill in skills}


def void(_made: object) -> None:
    """The model makes a citizen where the center only says that it has done so."""
