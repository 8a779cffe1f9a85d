"""Days of several desks, kiosks and supervisors, told to a center and to a simple model of it.

Every rule is one verb with any arguments. Center and model must both do it or both refuse, and
whoever looks at the center afterwards sees what the model says. A new verb is a method of
`simple_center` and a rule here.
"""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
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
from center_app.domain.people import Level, Role, Skill
from center_app.domain.place import Break
from center_app.domain.refusal import Refused
from center_app.domain.result import Receipt, receipt_code
from center_app.domain.step import Because, Outcome, StepId
from center_app.domain.views.desk import Desk as DeskQuery
from center_app.domain.views.desk import DeskView
from center_app.domain.visit import Stand, Visit, Wish
from founding import CENTER, Post, full, partial
from halls import MemoryCenter, running_hall
from invariants import check_hall
from manual_clock import ManualClock, moment
from simple_center import No, SimpleCenter, Skills
from simple_house import SimpleHouse
from simple_visit import AGENCIES, Citizen, Desk
from small_catalogue import SMALL
from station_processes import ALWAYS_OPEN

POSTS = (
    Post("1", "universal"),
    Post("2", "photographer", full("photo", "birth", "vaccination")),
    Post("3", "nurse", (*full("vaccination"), *partial("insurance", "birth", "passport"))),
    Post("4", "registrar", (*full("birth", "family-book", "passport"), *partial("insurance"))),
)
PEOPLE = [post.employee for post in POSTS]
SUPERVISOR = "registrar"
CODES = ["birth", "passport", "family-book", "insurance", "vaccination"]

WHERE = {
    Stand.WAITING: "waiting",
    Stand.CALLED: "called",
    Stand.SERVING: "served",
    Stand.HELD: "aside",
    Stand.LATER: "later",
    Stand.SERVED: "done",
    Stand.MISSED: "missed",
    Stand.CANCELLED: "cancelled",
    Stand.EXPIRED: "expired",
}

WELL = (Outcome.COMPLETED, Outcome.READY_LATER)
ILL = (Outcome.REJECTED, Outcome.INCOMPLETE, Outcome.REFERRED, Outcome.ONLINE)
AWAY = (Outcome.BACK_OFFICE,)
LATER = (Outcome.READY_LATER,)
"""Outcomes after which a copy goes on, and others; with a back office; with a receipt."""

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

Ends = list[tuple[Outcome, ...]]
"""Of which kind each copy's outcome is; [] for all well."""

ENDS: list[Ends] = [[], [], [WELL], [ILL], [ILL], [WELL, ILL], [ILL, ILL]]
ENDS += [[AWAY], [AWAY], [AWAY, ILL], [WELL, AWAY], [LATER], [LATER], [LATER, ILL], [LATER, AWAY]]
ends = st.sampled_from(ENDS)

destinations = st.sampled_from(
    [
        None,
        *(("desk", post.counter) for post in POSTS),
        *(("who", post.employee) for post in POSTS),
        *(("service", code) for code in CODES),
        *(("agency", agency) for agency in AGENCIES),
        *(("supervisor", "") for _ in range(3)),
    ]
)

Press = tuple[type[c.AtDesk], Callable[[SimpleCenter, str], None]]

MEANWHILE: list[Press] = [
    (c.Start, SimpleCenter.start),
    (c.Miss, SimpleCenter.miss),
    (c.Recall, SimpleCenter.recall),
    (c.Finish, lambda model, desk: model.finish(desk, [])),
]
"""What an employee may press in an evacuation."""

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
        self.model = SimpleHouse(
            {post.employee: skills_of(post.skills) for post in POSTS},
            {post.counter: Desk(post.employee, "open") for post in POSTS},
            supervisors={SUPERVISOR},
        )
        self.promote()

    def promote(self) -> None:
        """One of them supervises, too."""
        one = self.center.hall.employees[SUPERVISOR]
        roles = (Role.AGENT, Role.SUPERVISOR)
        enrol = c.EnrolEmployee(
            id=self.new_id(),
            station="manager",
            who=one.id,
            home=one.home,
            roles=roles,
            skills=one.skills,
        )
        self.center.do(enrol)

    # the two, side by side

    def both(
        self, shape: type[c.Command], then: Callable[[Done], None], **arguments: Any
    ) -> Done | None:
        """Tell both; `then` tells the model, once the center has done it or not."""
        asks = shape(id=self.new_id(), station="any", **arguments)
        try:
            done = self.center.do(asks)
        except Refused as refused:
            before = deepcopy(self.model)
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
        """The desk itself, or the first with a citizen in that state; else one is called."""
        if said in self.model.desks:
            return said
        for code, desk in self.model.desks.items():
            if desk.citizen and self.model.citizens[desk.citizen].where == said:
                return code
        return self.desk_that_calls(said)

    def desk_that_calls(self, said: str) -> str:
        """Where one is called, and served if that is said, so that days come far."""
        for code, desk in self.model.desks.items():
            free = desk.state == "open" and not desk.citizen
            if free and self.model.may_be_called(code):
                self.call_next(code)
                if said == "served":
                    self.start(code)
                return code
        return "1"

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

    @rule(n=nth, minutes=st.sampled_from([10, 10, 20, 45, 0, 15]))
    def put_off(self, n: int, minutes: int) -> None:
        away = lambda model, number: model.put_off(number, 60 * minutes)  # noqa: E731
        self.about(n, c.PutOff, away, minutes=minutes)

    @rule(n=nth, early=st.booleans(), desk=desks)
    def send_away_and_back(self, n: int, early: bool, desk: str) -> None:
        """Nobody calls who is away, whoever is called meanwhile; then one waits where one was."""
        self.put_off(n, 10)
        self.call_next(desk)
        if early:
            self.come_back(n)
        else:
            self.pass_time(10 * 60)
        self.call_next(desk)

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

    @rule(n=nth)
    def pick_up(self, n: int) -> None:
        """Somebody comes for a result, of those who have gone before."""
        if not self.model.results:
            self.finish("served", [LATER], 0)
        results = list(self.model.results)
        if results:
            self.come_for(results[n % len(results)])

    @rule(n=nth)
    def come_for_what_was_collected(self, n: int) -> None:
        """Somebody comes for a result, gets it at the first desk that can, and comes once more."""
        self.pick_up(n)
        citizens = self.model.citizens.values()
        number = next((one.number for one in citizens if one.collects and one.here), None)
        if number is None:
            return
        for desk in self.model.desks:
            self.call_there(desk, number)
        one = self.model.citizens[number]
        if one.desk is not None and one.collects is not None:
            self.start(one.desk)
            self.finish(one.desk, [], 0)
            self.come_for(one.collects)

    @rule()
    def come_for_what_was_undone(self) -> None:
        """A finish that promised a result is undone at once, and somebody comes for it."""
        known, desk = set(self.model.results), self.desk("served")
        self.finish(desk, [LATER], 0)
        promised = [one for one in self.model.results if one not in known]
        self.undo(desk)
        for one in promised:
            self.come_for(one)

    def call_there(self, desk: str, number: str) -> None:
        """Call this number at a desk, if that is free for it."""
        then = self.model_of(lambda model: model.call_number(desk, number, again=True))
        visit = self.visit(number)
        self.both(c.CallNumber, then, counter=desk, visit=visit, reason="asked", again=True)

    def come_for(self, result: str) -> None:
        visit, then = self.new_id(), self.model_of(lambda model: void(model.pick_up(result)))
        self.both(c.PickUp, then, visit=visit, token=visit, result=result)

    @rule(said=st.lists(st.tuples(desks, ends), min_size=1, max_size=6))
    def go_on(self, said: list[tuple[str, Ends]]) -> None:
        """What comes next at some desks, so that days come far."""
        for desk, ends in said:
            number = self.model.desks[desk].citizen
            where = self.model.citizens[number].where if number else ""
            if where == "served":
                self.finish(desk, ends, 0)
            elif where == "called":
                self.start(desk)
            else:
                self.call_next(desk)

    @rule(desk=desks)
    def call_next(self, desk: str) -> None:
        """Who is called is one of those who may be; nobody is only where there is none."""
        free = self.model.desks[desk].state == "open" and not self.model.desks[desk].citizen
        may = self.model.may_be_called(desk) if free and not self.model.paused else set()

        def then(done: Done) -> None:
            called = done.find(e.VisitCalled)
            if called is None and not may:
                raise No
            if called is not None:
                self.model.call(desk, self.center.hall.visits[called.visit].number)

        self.both(c.CallNext, then, counter=desk)

    @rule(desk=desks, n=nth, again=st.booleans())
    def call_number(self, desk: str, n: int, again: bool) -> None:
        call = lambda model, number: model.call_number(desk, number, again=again)  # noqa: E731
        self.about(n, c.CallNumber, call, counter=desk, reason="asked", again=again)

    @rule(said=busy)
    def start(self, said: str) -> None:
        self.at("called" if said == "served" else said, c.Start, SimpleCenter.start)

    @rule(said=busy)
    def recall(self, said: str) -> None:
        self.at("called" if said == "served" else said, c.Recall, SimpleCenter.recall)

    @rule(said=busy)
    def miss(self, said: str) -> None:
        self.at("called" if said == "served" else said, c.Miss, SimpleCenter.miss)

    @rule(said=busy, ends=ends, taste=nth)
    def finish(self, said: str, ends: Ends, taste: int) -> None:
        desk = self.desk(said)
        ends = self.for_all_copies(desk, ends) if taste < 7 else ends
        outcomes = tuple(kind[taste % len(kind)] for kind in ends)
        code = receipt_code(self.new_id()) if LATER in ends else None
        receipt = Receipt(code, self.today) if code else None

        def then(done: Done) -> None:
            promised = done.find(e.ResultPromised)
            name = promised.result if promised else "a receipt"
            self.model.finish(desk, [*outcomes], name if receipt else None)

        self.both(c.Finish, then, counter=desk, outcomes=outcomes, receipt=receipt)

    def for_all_copies(self, desk: str, ends: Ends) -> Ends:
        number = self.model.desks[desk].citizen
        one = self.model.citizens[number] if number else None
        if one is None or one.where != "served" or not ends:
            return ends
        return [ends[n % len(ends)] for n in range(one.lines[one.being("now")[0]].copies)]

    @property
    def today(self) -> date:
        assert self.center.hall.day is not None
        return self.center.hall.day

    @rule(said=busy, because=st.sampled_from([Because.NOT_WANTED, Because.LEFT]))
    def finish_visit(self, said: str, because: Because) -> None:
        self.at(said, c.FinishVisit, SimpleCenter.finish_visit, because=because)

    @rule(desk=desks, n=nth, named=st.booleans())
    def bring_back(self, desk: str, n: int, named: bool) -> None:
        """A back office is done with something it has, or with something that it has not."""
        if n and not any(one.all_being("away") for one in self.model.citizens.values()):
            self.finish("served", [AWAY], 0)
        for number, which in self.away(n):
            who = self.model.desks[desk].who if named else None
            waits = self.waits(number)

            def tell(model: SimpleCenter, who: str | None = who) -> None:
                model.bring_back(who, number, which)  # noqa: B023 - told at once

            visit, step = self.visit(number), StepId(*which)
            self.both(c.BringBack, self.model_of(tell), visit=visit, step=step, employee=who)
            assert self.waits(number) == waits, "an earlier wait was lost"

    def away(self, n: int) -> list[tuple[str, tuple[int, int]]]:
        citizens = self.model.citizens.values()
        found = [(one.number, which) for one in citizens for which in one.all_being("away")]
        number = self.number(n)
        return found[-1 - n % len(found) :][:1] if found else [(number, (0, 0))] if number else []

    def waits(self, number: str) -> tuple[int, int]:
        visit = self.center.hall.visits[self.visit(number)]
        return visit.waited_ms, visit.carried_ms

    @rule(desk=desks, accurate=st.booleans())
    def judge_time(self, desk: str, accurate: bool) -> None:
        """Who is asked about a time answers; it changes nobody's place, and is asked once."""
        asked = self.center.see(DeskQuery(desk)).asked
        if asked is None:
            return
        lanes = {lane: list(queue) for lane, queue in self.center.hall.lanes.items()}
        about = {"visit": asked.visit, "sitting": asked.sitting, "accurate": accurate}
        tell = lambda model: model.judge_time(desk, asked.number)  # noqa: E731
        assert self.both(c.JudgeTime, self.model_of(tell), counter=desk, **about) is not None
        assert self.center.hall.lanes == lanes
        self.both(c.JudgeTime, refused, counter=desk, **about)

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
        """Go on with who is aside; one is set aside if nobody is."""
        if n and all(one.where != "aside" for one in self.model.citizens.values()):
            self.hold("served", Wish.CITIZEN)
        aside = [one.number for one in self.model.citizens.values() if one.where == "aside"]
        number = aside[n % len(aside)] if aside else self.number(n)
        if number is not None:
            then = self.model_of(lambda model: model.resume(desk, number))
            self.both(c.Resume, then, counter=desk, visit=self.visit(number))

    @rule(said=busy, sent=destinations)
    def transfer(self, said: str, sent: tuple[str, str] | None) -> None:
        names = {"desk": "to_counter", "who": "to_employee"}
        kind, name = sent or ("all", "")
        to: dict[str, object] = {names.get(kind, f"to_{kind}"): name} if sent else {}
        to = {"to_supervisor": True} if kind == "supervisor" else to
        self.at(said, c.Transfer, lambda model, desk: model.transfer(desk, sent), **to)

    @rule(to_desk=desks, shape=st.sampled_from([c.SignOut, c.CloseCounter]))
    def send_to_who_leaves(self, to_desk: str, shape: type[c.Command]) -> None:
        self.transfer("served", ("desk", to_desk))
        self.leave(to_desk, shape)

    @rule(desk=desks)
    def undo(self, desk: str) -> None:
        self.both(c.Undo, self.model_of(lambda model: model.undo(desk)), counter=desk)

    @rule(shape=st.sampled_from([c.Start, c.Finish, c.Miss, c.Hold, c.Transfer]))
    def press_too_late(self, shape: type[c.Command]) -> None:
        """A press that was meant for another sitting hits nobody, at any desk."""
        more = {"wish": Wish.CITIZEN, "reason": "papers"} if shape is c.Hold else {}

        for desk in self.model.desks:
            self.both(shape, refused, counter=desk, sitting="another-sitting", **more)

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

    @rule(said=busy)
    def close_behind(self, said: str) -> None:
        self.at(said, c.CloseCounter, SimpleCenter.close)

    @rule(said=busy)
    def stay_open(self, said: str) -> None:
        self.at(said, c.OpenCounter, SimpleCenter.open)

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

    @rule(reopen=st.sampled_from([True, True, False]))
    def close_by_mistake(self, reopen: bool) -> None:
        self.both(c.CloseDay, self.model_of(SimpleCenter.close_day))
        if reopen:
            self.both(c.ReopenDay, self.model_of(SimpleCenter.reopen_day))

    @rule()
    def reopen(self) -> None:
        self.both(c.ReopenDay, self.model_of(SimpleCenter.reopen_day))

    @rule(
        seconds=st.sampled_from([20, 10 * 60, 20 * 60]),
        presses=st.lists(st.tuples(busy, st.sampled_from(MEANWHILE)), max_size=4),
        n=nth,
        go_on=st.sampled_from([True, True, True, False]),
    )
    def evacuate(self, seconds: int, presses: list[tuple[str, Press]], n: int, go_on: bool) -> None:
        """The hall stands still for a while; at some desks keys are pressed all the same."""
        self.both(c.PauseHall, self.model_of(SimpleCenter.pause_hall))
        self.pass_time(seconds)
        for said, (shape, verb) in presses:
            self.at(said, shape, verb)
        self.come_back(n)
        if go_on:
            self.resume_hall()
            self.come_back(n)

    @rule()
    def resume_hall(self) -> None:
        self.both(c.ResumeHall, self.model_of(SimpleCenter.resume_hall))

    # time, and what is told twice

    @rule(seconds=st.sampled_from([3, 8, 11, 60, 200, 16 * 60]))
    def pass_time(self, seconds: int) -> None:
        self.clock.go_on(seconds=seconds)
        self.model.pass_time(seconds)
        self.center.refresh()

    @rule()
    def say_it_again(self) -> None:
        """The same command, as after a lost answer, is answered as it was and does nothing."""
        if self.last is not None and self.last[1].events:
            command, first = self.last
            assert self.center.do(command) == first

    # what is seen of it

    @invariant()
    def everybody_is_where_the_model_says(self) -> None:
        found = self.by_number()
        assert len(found) == len(self.center.hall.visits), "one number for two"
        assert found.keys() == self.model.citizens.keys()
        for number, one in self.model.citizens.items():
            visit = found[number]
            assert WHERE[visit.stand] == one.where, number
            assert not one.here or sent_to(visit) == ({one.sent} if one.sent else set())
            assert visit.first == (self.visit(one.first) if one.first else None)
            assert visit.result == one.collects
            assert [line.service for line in visit.lines] == [line.service for line in one.lines]
            assert ("notice" in visit.seen) == one.papers

    @invariant()
    def every_desk_sees_what_the_model_says(self) -> None:
        for code, desk in self.model.desks.items():
            seen = self.center.see(DeskQuery(code, all_held=True))
            assert (seen.employee, seen.status) == (desk.who, desk.state)
            assert (seen.visit.number if seen.visit else None) == desk.citizen
            assert seen.waiting == len(self.model.may_be_called(code))
            assert seen.closing == desk.closing
            held = {one.number for one in seen.held if one.awaited is None}
            assert held == self.model.may_be_resumed(code)
            away = {(one.number, tuple(one.awaited)) for one in seen.held if one.awaited}
            assert away == self.model.may_be_brought_back(code)
            assert (seen.help_since is not None) == (code in self.model.help)
            slip = self.model.may_be_undone(code)
            undone = (seen.can_undo.deed, seen.can_undo.number) if seen.can_undo else None
            assert undone == ((slip.deed, slip.before.number) if slip else None)
            if desk.citizen is not None:
                check_basket(seen, self.model.citizens[desk.citizen])

    @invariant()
    def all_know_whether_the_hall_stands_still(self) -> None:
        paused = self.model.paused
        assert (self.center.hall.paused is not None) == paused
        assert all(self.center.see(DeskQuery(code)).paused == paused for code in self.model.desks)

    @invariant()
    def what_is_ready_later_is_what_the_model_says(self) -> None:
        numbers = {visit.id: number for number, visit in self.by_number().items()}
        found = {
            one.id: (one.line.service, one.line.quantity, one.skill, numbers[one.first])
            for one in self.center.hall.results.values()
        }
        assert found == {
            name: (one.service, one.copies, one.skill, one.first)
            for name, one in self.model.results.items()
        }

    def by_number(self) -> dict[str, Visit]:
        return {visit.number: visit for visit in self.center.hall.visits.values()}

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
    states = {"waiting": "todo", "called": "todo", "serving": "now", "awaited": "away"}
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


def sent_to(visit: Visit) -> set[tuple[str, str]]:
    only = {
        "desk": visit.only_counter,
        "who": visit.only_employee,
        "service": visit.only_service,
        "agency": visit.only_agency,
    }
    return {(kind, name) for kind, name in only.items() if name is not None}


def refused(_done: Done) -> None:
    """The center must not do it."""
    raise No


def void(_made: object) -> None:
    """The model makes a citizen where the center only says that it has done so."""
