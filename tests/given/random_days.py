"""Random days: every verb at any moment, legal or not, told to a center of any kind."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any, Protocol
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from center_app.center import Done
from center_app.center.time import Reading
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.appointment import Appointment, appointment_id
from center_app.domain.clock import DAY, JUMP_MS, MINUTE, Instant
from center_app.domain.counted import indicators
from center_app.domain.counter import Status
from center_app.domain.forward import Forward
from center_app.domain.hall import Phase
from center_app.domain.hall_facts import hall_facts
from center_app.domain.indicators import occupancy
from center_app.domain.message import SETTLED
from center_app.domain.presence import still_present
from center_app.domain.rating import LEAST, MOST
from center_app.domain.refusal import Reason, Refused
from center_app.domain.result import Receipt, Way, receipt_code
from center_app.domain.step import Line, Outcome, StepId, StepState
from center_app.domain.verbs.back_office import waits_aside
from center_app.domain.views.board import Board
from center_app.domain.views.calls import Calls
from center_app.domain.views.desk import Desk
from center_app.domain.views.kiosk import BasketWait, Services, Ticket, Welcome
from center_app.domain.views.last_here import last_here
from center_app.domain.views.manager import Overview
from center_app.domain.views.messages import Messages, OneMessage
from center_app.domain.views.query import Query
from center_app.domain.views.result import MyResult
from center_app.domain.views.still_to_wait import StillToWait
from center_app.domain.views.today import Today
from center_app.domain.views.who_waits import WhoWaits
from center_app.domain.views.why_not import WhyNot
from center_app.domain.visit import OPEN, Stand, Visit
from days import AnyCenter, refusal
from halls import snapshot
from invariants import check_hall, most_due
from manual_clock import ManualClock, moment
from random_asking import (
    BASKETS,
    NO_STEP,
    POSTS,
    Asking,
    Basket,
    asking,
    at_a_desk,
    classes,
    desks,
    is_meant,
    may_be_refused,
    missed_or_any,
    of_actions,
    of_the_citizens,
    of_the_manager,
    of_the_staff,
    papers,
    people,
    settings_with,
    spans,
    visits,
)
from random_work import fitting

moves = st.lists(st.tuples(st.sampled_from(["1", "2", "3"]), st.integers(0, 20)), max_size=10)
"""At which counters something is done, and what of that which fits there."""

seconds = st.sampled_from([0, 3, 9.9, 10.5, 30])
"""How soon somebody notices a slip of the key."""

DEEDS = {c.CallNext, c.Start, c.Finish, c.Miss, c.Hold}

jumps = st.sampled_from([hours * 3_600 for hours in (-30, -4, 2, 9, 30)])
"""By how much a clock may be wrong, in seconds."""

unthinkable = st.sampled_from([days * 86_400 for days in (-20 * 365, -2, 120, 10 * 365)])
"""By how much a clock at a start may be wrong so that it shows what cannot be."""

wrong = jumps | unthinkable


class RandomCenter(AnyCenter, Protocol):
    """What random days are told to."""

    def refresh(self) -> None: ...

    def _reading(self) -> Reading: ...


class RandomDays(RuleBasedStateMachine):
    """The rules of the game; who inherits says which center it is played with."""

    center: RandomCenter

    def __init__(self) -> None:
        super().__init__()
        self.clock = ManualClock(moment("2026-11-22 08:00"))
        self.issued: list[str] = []
        self.alone = 0
        self.numbers: set[tuple[date, str]] = set()
        self.answers: list[tuple[c.Command, Done]] = []
        self._ids = count(1)
        self.begin()

    def begin(self) -> None:
        """Set `center` up."""
        raise NotImplementedError

    def restart(self) -> None:
        """Have `center` begin anew with what it has kept."""
        raise NotImplementedError

    def new_id(self) -> str:
        return str(UUID(int=next(self._ids)))

    def told(self, shape: type[c.Command], **arguments: Any) -> Done | None:
        """Tell the center a command; what is refused changes nothing and has its reason."""
        self.center.refresh()
        meant = self.meant(arguments)
        command = shape(id=self.new_id(), station="random", **meant)
        before = snapshot(self.center.hall)
        next_visit, now = None, self.center._reading().hours
        if isinstance(command, c.CallNext):
            next_visit = most_due(before, command.counter, now, late=command.late)
        try:
            done = self.center.do(command)
        except Refused as error:
            refused = error
        else:
            called = done.find(e.VisitCalled)
            by_rule = isinstance(command, c.CallNext)
            assert called is None or not by_rule or called.visit == next_visit
            assert is_meant(command)
            self.answers.append((command, done))
            return done
        assert refused.reason in may_be_refused(command)
        assert refused.reason is not Reason.NOBODY_WAITING or next_visit is None
        assert self.center.hall == before
        return None

    def meant(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """The arguments with every "held", "busy" or "there" replaced by what it is now."""
        meant = dict(arguments)
        if meant.get("visit") is not None:
            meant["visit"] = self.visit(meant["visit"])
        if meant.get("step") == "awaited":
            meant["step"] = next((step for _visit, step in self.awaited()), NO_STEP)
        if "message" in meant:
            meant["message"] = self.message(meant["message"])
        if "action" in meant:
            meant["action"] = self.action(meant["action"])
        if "over" in meant or "alarm" in meant:
            alarm = next(iter(self.center.hall.alarms), "gone")
            meant |= {"over": (alarm,)} if meant.get("over") == ("alarm",) else {}
            meant |= {"alarm": alarm} if meant.get("alarm") == "alarm" else {}
        if "counter" in meant:
            meant["counter"] = self.counter(meant["counter"])
            meant |= self.asked(meant["counter"]) if meant.get("visit") == "asked" else {}
            there = self.there(meant["counter"])
            meant |= {name: there[name] for name, said in meant.items() if said == "there"}
        return meant

    def visit(self, said: int | str) -> str:
        """The visit that was issued so many tickets ago, or one that is held or directed."""
        if isinstance(said, int):
            return self.issued[-1 - said] if said < len(self.issued) else "unknown"
        if said == "held":
            return next((v.id for v in self.center.hall.standing(Stand.HELD)), "unknown")
        if said in ("missed", "served", "later"):
            return next((v.id for v in self.center.hall.standing(Stand(said))), "unknown")
        if said == "directed":
            waiting = self.center.hall.standing(Stand.WAITING)
            return next((v.id for v in waiting if v.directed), "unknown")
        if said == "awaited":
            return next((visit for visit, _step in self.awaited()), "unknown")
        return said

    def awaited(self) -> Iterator[tuple[str, StepId]]:
        """What back offices have, and of which visits."""
        for visit in self.center.hall.visits.values():
            for step in visit.steps:
                if step.state is StepState.AWAITED:
                    yield visit.id, step.id

    def message(self, said: str) -> str:
        """A new message, or the first that is open."""
        if said == "new":
            return self.new_id()
        messages = self.center.hall.messages.values()
        return next((m.id for m in messages if m.progress not in SETTLED), "unknown")

    def action(self, said: str) -> str:
        """A new improvement action, or the last that there is."""
        return self.new_id() if said == "new" else next(reversed(self.center.hall.actions), said)

    def counter(self, said: str) -> str:
        """The counter that is meant by a number, by "busy" or by "free"."""
        if said not in {"busy", "free"}:
            return said
        for counter in self.center.hall.counters.values():
            if counter.status is Status.OPEN and (counter.visit is None) == (said == "free"):
                return counter.code
        return "1"

    def there(self, counter: str) -> dict[str, Any]:
        """What is at a counter; nothing is said of what is not there."""
        hall = self.center.hall
        if counter not in hall.counters:
            return {"sitting": None, "employee": None, "step": None}
        visit = hall.visit_at(counter)
        sitting, step = (visit.sitting, visit.serving()) if visit is not None else (None, None)
        return {
            "sitting": sitting.id if sitting is not None else None,
            "employee": hall.counters[counter].employee,
            "step": step.id if step is not None else None,
        }

    def asked(self, counter: str) -> dict[str, str]:
        """The visit and sitting that were at a counter last."""
        last = last_here(self.center.hall, counter)
        return {"visit": last[0].id, "sitting": last[1].id} if last else {"visit": "unknown"}

    @rule(
        baskets=st.lists(st.tuples(st.sampled_from(BASKETS), classes), max_size=3),
        bundle=st.booleans(),
        moves=moves,
    )
    def go_on(
        self,
        baskets: list[tuple[Basket, dict[str, Any]]],
        bundle: bool,
        moves: list[tuple[str, int]],
    ) -> None:
        """Some come, and at some counters something that fits happens next."""
        for basket, of in baskets:
            self.issue(basket, "newborn" if bundle else None, **of)
        self.work(moves)

    @rule(moves=moves)
    def work(self, moves: list[tuple[str, int]]) -> None:
        for counter, taste in moves:
            self.clock.go_on(minutes=2)
            shape, arguments = fitting(self.center.hall, counter, taste)
            self.told(shape, **arguments)

    @rule(counter=st.sampled_from(["1", "2", "3"]), taste=st.integers(0, 20), after=seconds)
    def slip(self, counter: str, taste: int, after: float) -> None:
        """What is done and undone has not been, whatever others did meanwhile."""
        self.center.refresh()
        for visit in self.center.hall.put_off:
            self.told(c.Return, visit=visit)  # nobody's time is over between the two
        before = snapshot(self.center.hall)
        shape, arguments = fitting(before, counter, taste)
        if self.told(shape, **arguments) is None or shape not in DEEDS:
            return
        elsewhere = snapshot(self.center.hall)
        self.clock.go_on(minutes=after / 60)
        if self.told(c.Undo, counter=counter) is None:
            return
        hall = self.center.hall
        assert hall.visits == before.visits
        assert hall.counters == before.counters
        assert hall.lanes == before.lanes
        assert before.calls[-len(hall.calls) :] == hall.calls
        learned, recent = hall.experience, hall.experience.recent
        assert replace(learned, recent=[]) == replace(elsewhere.experience, recent=[])
        known = before.experience.recent
        assert recent == known[len(known) - len(recent) :], "all but what was too long ago"
        now = self.clock.now()
        if all(present.seen.boot == now.boot for present in before.present.values()):
            assert list(still_present(hall, now)) == list(still_present(before, now))

    def issue(self, basket: Basket, bundle: str | None, **of: Any) -> None:
        visit = self.new_id()
        if of.get("appointment") is not None:
            of["appointment"] = self.clock.now().at + round(of["appointment"] * MINUTE)
        wait = BasketWait(
            tuple(one.service for one in basket),
            bundle,
            of.get("priority"),
            of.get("appointment"),
        )
        of["promise"] = self.center.see(wait)
        done = self.told(c.Issue, visit=visit, token=visit, asked=basket, bundle=bundle, **of)
        if done is not None:
            self.note(visit, done)

    @rule(
        basket=st.sampled_from(BASKETS),
        minutes=st.sampled_from([0, 0, 4, 70, 1_500]),
        lost=st.none() | st.integers(0, 3),
    )
    def take_in(self, basket: Basket, minutes: int, lost: int | None) -> None:
        """A kiosk gave it alone a while ago, perhaps because an answer was lost."""
        now, visit = self.clock.now(), self.new_id()
        if lost is not None and lost < len(self.issued):
            visit = self.issued[-1 - lost]
        sent = Instant(now.at, DAY * 9, "kiosk")
        ago = minutes * MINUTE
        self.alone += 1
        done = self.told(
            c.TakeIn,
            ticket=c.Issue(
                id=self.new_id(),
                station="random",
                visit=visit,
                token=visit,
                asked=basket,
            ),
            number=f"W{self.alone:03d}",
            taken=sent._replace(at=sent.at - ago, mono=sent.mono - ago),
            sent=sent,
        )
        if done is not None and done.find(e.VisitIssued) is not None:
            self.issued.append(visit)

    @rule(
        counter=desks,
        who=people,
        n=st.integers(0, 4),
        ago=st.sampled_from([0, 3, 20, 1_500]),
        settle=st.booleans(),
    )
    def serve_by_paper(self, counter: str, who: str, n: int, ago: int, settle: bool) -> None:
        """A counter that was away tells whom it served; 4 is a number that nobody knows."""
        visit = self.center.hall.visits.get(self.visit(n))
        sent = Instant(self.clock.now().at, DAY * 9, "counter")
        began = sent._replace(at=sent.at - ago * MINUTE, mono=sent.mono - ago * MINUTE)
        ended = began._replace(at=began.at + MINUTE, mono=began.mono + MINUTE)
        done = self.told(
            c.TakeInService,
            counter=counter,
            employee=who,
            number=visit.number if visit is not None and n < 4 else f"W{self.alone + 1:03d}",
            began=began,
            ended=ended,
            sent=sent,
        )
        left = done.find(e.PaperLeftOver) if done is not None else None
        if left is not None and settle:
            self.told(c.SettleLeftOver, left_over=left.left_over)

    @rule(counter=desks, basket=st.sampled_from(BASKETS))
    def walk_in(self, counter: str, basket: Basket) -> None:
        visit = self.new_id()
        done = self.told(c.WalkIn, visit=visit, token=visit, asked=basket, counter=counter)
        if done is not None:
            self.note(visit, done)

    def note(self, visit: str, done: Done) -> None:
        """Remember a ticket; no number of a day is given twice."""
        day, number = self.center.hall.day, done.the(e.VisitIssued).number
        assert day is not None
        assert (day, number) not in self.numbers
        self.numbers.add((day, number))
        self.issued.append(visit)

    @rule(
        minutes=st.lists(st.sampled_from([-60, -15, -5, 10, 45, 300]), max_size=3),
        basket=st.sampled_from(BASKETS),
    )
    def take_appointments(self, minutes: list[int], basket: Basket) -> None:
        """Somebody books by telephone; whoever is not in the list any more has called it off."""
        settings = self.center.hall.settings
        assert settings is not None
        now = self.clock.now().at
        lines = tuple(Line(one.service, one.quantity, one.capacity) for one in basket)
        booked = tuple(
            Appointment(appointment_id(f"CODE{n}"), now + ahead * MINUTE, lines)
            for n, ahead in enumerate(minutes)
        )
        day = settings.calendar.day_of(now)
        done = self.told(c.TakeAppointments, day=day, appointments=booked)
        if done is not None:
            known = self.center.hall.appointments.values()
            assert {one for one in known if settings.calendar.day_of(one.at) == day} == set(booked)

    @rule(n=st.integers(0, 3))
    def check_in(self, n: int) -> None:
        visit = self.new_id()
        asked = appointment_id(f"CODE{n}")
        done = self.told(c.CheckIn, visit=visit, token=visit, appointment=asked)
        if done is not None:
            self.note(visit, done)

    @rule(counter=desks, days=st.sampled_from([-1, 0, 0, 1, 3]), way=st.sampled_from(Way))
    def promise_a_result(self, counter: str, days: int, way: Way) -> None:
        """A receipt is given for one copy that is ready on another day, or today."""
        code = receipt_code(self.new_id())
        today = self.center.hall.day
        assert today is not None
        receipt = Receipt(code, today + timedelta(days=days), way)
        self.told(c.Finish, counter=counter, outcomes=(Outcome.READY_LATER,), receipt=receipt)

    @rule(n=st.integers(0, 3))
    def pick_up(self, n: int) -> None:
        visit, known = self.new_id(), list(self.center.hall.results.values())
        result = known[n].id if n < len(known) else "unknown"
        done = self.told(c.PickUp, visit=visit, token=visit, result=result)
        if done is not None:
            self.note(visit, done)
            here = self.center.hall.visits[visit]
            assert here.first == known[n].first

    @rule(asked=st.lists(at_a_desk, min_size=1, max_size=3))
    def do_anything_at_a_desk(self, asked: list[Asking]) -> None:
        for shape, arguments in asked:
            self.told(shape, **arguments)

    @rule(
        asked=of_the_staff
        | of_the_manager
        | of_actions
        | asking(c.Cancel, visit=visits)
        | asking(c.Return, visit=missed_or_any)
        | asking(c.PutOff, visit=visits, minutes=spans)
        | asking(c.EndPutOff)
        | asking(c.PutForward, visit=visits, reason=st.sampled_from(Forward), employee=people)
        | asking(c.PutBack, visit=visits, employee=people)
        | asking(c.SeeDocuments, visit=visits, documents=papers, known=st.none() | papers)
    )
    def disturb(self, asked: Asking) -> None:
        shape, arguments = asked
        told = self.told(shape, **arguments)
        if shape is c.CloseDay and told is not None:
            assert not any(visit.open for visit in self.center.hall.visits.values())

    @rule(asked=st.lists(of_the_citizens, min_size=1, max_size=3))
    def speak(self, asked: list[Asking]) -> None:
        for shape, arguments in asked:
            self.told(shape, **arguments)

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

    @rule(meanwhile=st.lists(of_the_staff, max_size=2))
    def close_by_mistake(self, meanwhile: list[Asking]) -> None:
        """Whoever was here before the closing waits after the reopening, whatever happened; aside
        where a back office has all that is left."""
        self.center.refresh()
        here = {visit.id: visit for visit in self.center.hall.visits.values() if visit.open}
        closed = self.told(c.CloseDay)
        for shape, arguments in meanwhile:
            self.told(shape, **arguments)
        if closed and closed.events and self.told(c.ReopenDay):
            aside = filter(waits_aside, self.center.hall.standing(Stand.HELD))
            back = [*self.center.hall.standing(Stand.WAITING), *aside]
            waiting = {visit.id: visit for visit in back}
            assert waiting.keys() == here.keys()
            assert all(waiting[v.id].queued == v.queued for v in here.values() if has_its_place(v))

    @rule(seconds=st.integers(-4_000, 4_000) | jumps)
    def correct_the_clock(self, seconds: int) -> None:
        self.clock.correct(seconds=seconds)

    @rule()
    def reboot(self) -> None:
        self.clock.reboot()
        self.restart()

    @rule(seconds=wrong, minutes=st.sampled_from([0, 4, 9]), basket=st.sampled_from(BASKETS))
    def glance_at_a_wrong_clock(self, seconds: int, minutes: int, basket: Basket) -> None:
        """A clock that is put right within ten minutes has turned no day and closed no door."""
        day, here = self.settled_day(), self.who_is_here()
        goes_on = self.is_open_for(minutes)
        self.clock.correct(seconds=seconds)
        self.issue(basket, None)
        self.clock.go_on(minutes=minutes)
        if goes_on:
            assert self.has_open_doors()
        self.issue(basket, None)
        if goes_on:
            assert here <= self.who_is_here()
        self.clock.correct(seconds=-seconds)
        self.center.refresh()
        assert self.center.hall.day in self.today(day)

    @rule(seconds=wrong, minutes=st.sampled_from([11, 40, 300]), basket=st.sampled_from(BASKETS))
    def work_by_a_wrong_clock(self, seconds: int, minutes: int, basket: Basket) -> None:
        """However long it is wrong: an open hall goes on until its hours end."""
        day, here = self.settled_day(), self.who_is_here()
        goes_on, to_the_end = self.is_open_for(minutes + 11), self.is_open_for(minutes + 21)
        self.clock.correct(seconds=seconds)
        self.let_it_stand()
        self.issue(basket, None)
        self.clock.go_on(minutes=minutes)
        self.center.refresh()
        if goes_on:
            assert self.has_open_doors()
            assert here <= self.who_is_here()
        self.clock.correct(seconds=-seconds)
        self.let_it_stand()
        if to_the_end:
            assert self.center.hall.day in self.today(day)
            assert here <= self.who_is_here()

    @rule(seconds=unthinkable, minutes=st.sampled_from([0, 4, 9]), basket=st.sampled_from(BASKETS))
    def start_with_a_wrong_clock(self, seconds: int, minutes: int, basket: Basket) -> None:
        """What nobody would believe waits for the correction; until then the doors are open."""
        day, here = self.settled_day(), self.who_is_here()
        goes_on = self.is_open_for(minutes + 12)
        self.clock.reboot()
        self.clock.correct(seconds=seconds)
        self.restart()
        self.issue(basket, None)
        self.clock.go_on(minutes=minutes)
        self.center.refresh()
        if self.center.hall.phase is Phase.RUNNING and self.has_hours():
            assert self.has_open_doors()
        self.clock.correct(seconds=-seconds)
        self.let_it_stand()
        assert self.center.hall.day in self.today(day)
        if goes_on:
            assert here <= self.who_is_here()

    def settled_day(self) -> date:
        """The hall's day, once the clock has stood for so long that it is believed."""
        self.let_it_stand()
        assert self.center.hall.day is not None
        return self.center.hall.day

    def let_it_stand(self) -> None:
        self.center.refresh()
        self.clock.go_on(minutes=10)
        self.center.refresh()

    def today(self, day: date) -> set[date]:
        """The business day, or the later one of the hall; it may begin early by what is no jump."""
        settings, now = self.center.hall.settings, self.clock.now().at
        assert settings is not None
        return {max(day, settings.calendar.day_of(at)) for at in (now, now + JUMP_MS)}

    def is_open_for(self, minutes: float) -> bool:
        """Whether tickets are given, and the hours last for so long."""
        hall, now = self.center.hall, self.clock.now().at
        assert hall.settings is not None
        calendar = hall.settings.calendar
        lasts = calendar.around_the_clock or (calendar.closing(now) or 0) > now + minutes * MINUTE
        return hall.phase is Phase.RUNNING and lasts

    def has_open_doors(self) -> bool:
        """Whether tickets are given, or only a pause of the whole hall keeps them back."""
        seen = self.center.see(Welcome())
        return seen.open or seen.paused

    def has_hours(self) -> bool:
        assert self.center.hall.settings is not None
        return not self.center.hall.settings.calendar.exceptions

    def who_is_here(self) -> set[str]:
        return {visit.id for visit in self.center.hall.visits.values() if visit.open}

    @rule(n=visits)
    def repeat(self, n: int) -> None:
        """A command that gave something gives it again, whatever has happened since."""
        if n < len(self.answers):
            command, first = self.answers[-1 - n]
            if first.events:
                self.center.refresh()
                before = snapshot(self.center.hall)
                assert self.center.do(command) == first
                assert refusal(self.center.do, replace(command, station="x")) is Reason.BAD_INPUT
                assert self.center.hall == before

    @rule(n=visits)
    def look(self, n: int) -> None:
        """Every view can be shown at every moment."""
        hall, visit = self.center.hall, self.visit(n)
        queries: list[Query[Any]] = [
            Welcome(),
            Services(),
            BasketWait(("birth", "passport", "x")),
            Overview(),
            Today(),
            *(MyResult(one.token) for one in hall.results.values()),
            Board(),
            Board(("hall",)),
            Messages(),
            *map(OneMessage, hall.messages),
            WhoWaits(),
            Calls(),
            *(Desk(code) for code, counter in hall.counters.items() if not counter.retired),
        ]
        if visit in hall.visits:
            queries += Ticket(visit), StillToWait(visit), WhyNot(visit)
        for query in queries:
            self.center.see(query)

    @invariant()
    def the_hall_is_as_it_should_be(self) -> None:
        check_hall(self.center.hall)

    @invariant()
    def everybody_counts(self) -> None:
        hall = self.center.hall
        assert hall.catalogue is not None
        rows = hall_facts(hall, self.clock.now())
        figures = indicators(rows)
        ended = figures.served + figures.cancelled + figures.missed + figures.expired
        assert ended + figures.open == figures.issued == len(hall.visits)
        assert figures.open == sum(visit.stand in OPEN for visit in hall.visits.values())
        owed = {
            (visit.id, *step.id)
            for visit in hall.visits.values()
            for step in visit.steps
            if step.state is not StepState.DROPPED
        }
        assert {(row.visit, row.line, row.stage) for row in rows.steps} == owed
        happy = figures.satisfaction
        assert 0 <= happy.rated <= happy.asked <= ended
        assert happy.mean is None or LEAST <= happy.mean <= MOST
        assert (happy.mean is None) == (not happy.rated)

    @invariant()
    def nobody_serves_longer_than_one_is_there(self) -> None:
        rows = hall_facts(self.center.hall, self.clock.now()).presences
        whole = occupancy(rows)
        assert 0 <= whole.part <= whole.whole
        for employee in {row.employee for row in rows}:
            own = occupancy(row for row in rows if row.employee == employee)
            assert 0 <= own.part <= own.whole <= whole.whole


def has_its_place(visit: Visit) -> bool:
    """Whether it has not sat down since it queued."""
    return visit.stand in {Stand.WAITING, Stand.CALLED}
