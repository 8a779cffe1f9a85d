"""A center as one would explain it to a new colleague: who is where, and what may happen next.

Written from the design alone, without the product's code, so that both can be compared. It knows no
durations and no rule: only who may be called, not who is. A verb changes it, or raises `No`.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from simple_visit import (
    GOES_ON,
    NEWBORN,
    Citizen,
    Desk,
    Line,
    Result,
    Slip,
    Stage,
    agency_of,
    line_of,
    skills_of_agency,
)

UNDO_S, GRACE_S, RECALLS, RECALL_S, JUST_NOW_S = 10, 15 * 60, 3, 10, 3 * 60

SPANS_S = {10 * 60, 20 * 60, 30 * 60, 45 * 60}
"""For so long one may be away before the call."""

Skills = dict[str, bool]
"""The skills of an employee, and whether they are full."""

OF_ITS_OWN = {"service", "agency"}
"""Sent to one of these, one waits for whoever serves it."""


class No(Exception):
    """The center says no, and nothing has changed."""


def must(condition: object) -> None:
    if not condition:
        raise No


def later_now(stage: "Stage", ended: list[str]) -> int:
    """The copies that are ready later and were not when a back office had got the others."""
    before = stage.ended or [""] * len(ended)
    return sum(how == "ready_later" != was for how, was in zip(ended, before, strict=True))


@dataclass
class SimpleCenter:
    """The whole center. A verb of the desk begins with the desk's name."""

    skills: dict[str, Skills]
    desks: dict[str, Desk]
    citizens: dict[str, Citizen] = field(default_factory=dict)
    slips: dict[str, Slip] = field(default_factory=dict)
    help: set[str] = field(default_factory=set)
    supervisors: set[str] = field(default_factory=set)
    results: dict[str, Result] = field(default_factory=dict)
    closed: bool = False
    paused: bool = False
    now_s: float = 0
    ran_s: float = 0
    """Time that goes by only while the hall does not stand still."""

    # who may do what

    def can(self, who: str, stage: Stage) -> bool:
        level = self.skills[who].get(stage.skill)
        return level is not None and (level or stage.partly)

    def reach(self, who: str, citizen: Citizen) -> list[tuple[int, int]]:
        """What this employee could do for this citizen now, in the basket's order."""
        return [which for which in citizen.ready() if self.can(who, citizen.stage(which))]

    def may_be_called(self, desk: str) -> set[str]:
        """The numbers that this desk may call."""
        who = self.desks[desk].who
        if who is None:
            return set()
        return {
            one.number
            for one in self.citizens.values()
            if one.where == "waiting"
            and (one.sent in self._to(desk) or one.sent is None or one.sent[0] in OF_ITS_OWN)
            and self.reach(who, one)
        }

    def may_be_resumed(self, desk: str) -> set[str]:
        who = self.desks[desk].who
        aside = (one for one in self.citizens.values() if one.where == "aside")
        return {
            one.number
            for one in aside
            if who is not None
            and not one.only_for_a_back_office
            and self.can(who, one.stage(one.being("aside")))
        }

    def may_be_brought_back(self, desk: str) -> set[tuple[str, tuple[int, int]]]:
        """What a back office has and whoever sits here can know to be ready."""
        who = self.desks[desk].who
        return {
            (one.number, which)
            for one in self.citizens.values()
            if one.here and who is not None
            for which in one.all_being("away")
            if self._knows_of(who, one, which)
        }

    def may_be_undone(self, desk: str) -> Slip | None:
        slip = self.slips.get(desk)
        return slip if slip and self.now_s - slip.at_s <= UNDO_S else None

    def seat_of(self, who: str) -> str | None:
        return next((code for code, desk in self.desks.items() if desk.who == who), None)

    # the kiosk and the reception

    def issue(self, basket: list[tuple[str, int]], order: bool) -> Citizen:
        must(not self.closed and not self.paused)
        places = {service: n for n, (service, _copies) in enumerate(basket)}
        before = NEWBORN if order else {}
        lines = [
            line_of(
                service,
                copies,
                [places[other] for other in before.get(service, ()) if other in places],
            )
            for service, copies in basket
        ]
        return self._comes(lines, ordered=order)

    def pick_up(self, result: str) -> Citizen:
        """Somebody comes for a result: one line of one stage, and no new matter."""
        must(not self.closed and not self.paused and result in self.results)
        must(not self._is_collected(result))
        others = [one for one in self.citizens.values() if one.collects == result]
        found = self.results[result]
        self._follows(number=found.promised_to)
        for other in others:
            self._follows(number=other.number)
        line = Line(found.service, found.copies, [], [Stage(found.skill, found.partly)])
        one = self._comes([line])
        one.collects, one.first = result, found.first
        return one

    def _is_collected(self, result: str) -> bool:
        """Whether somebody comes for it, or came and has it."""
        others = [one for one in self.citizens.values() if one.collects == result]
        return any(one.here or one.has_collected for one in others)

    def cancel(self, number: str) -> None:
        one = self.citizens[number]
        if one.where == "cancelled":
            return
        must(one.where in {"waiting", "later", "aside"})
        self._follows(number=number)
        one.put_down("cancelled")

    def put_off(self, number: str, seconds: float) -> None:
        """Nobody is to call it for so long; said again, from now on."""
        one = self.citizens[number]
        must(one.where in {"waiting", "later"} and seconds in SPANS_S)
        self._follows(number=number)
        one.where, one.until_s = "later", self.now_s + seconds

    def pass_time(self, seconds: float) -> None:
        """Who was away for as long as had been said waits again, sent where one was sent."""
        self.now_s += seconds
        self.ran_s += 0 if self.paused else seconds
        for one in self.citizens.values():
            if one.where == "later" and one.until_s <= self.now_s:
                self._is_back(one)

    def _is_back(self, one: Citizen) -> None:
        self._follows(number=one.number)
        one.where = "waiting"

    def come_back(self, number: str) -> None:
        one = self.citizens[number]
        must(not self.paused)
        if one.where == "later":
            self._is_back(one)
            return
        must(one.where == "missed" and not self.closed)
        must(self.ran_s - one.at_s <= GRACE_S)
        must(one.collects is None or not self._is_collected(one.collects))
        self._follows(number=number)
        one.come_again()

    def see_papers(self, number: str) -> None:
        one = self.citizens[number]
        must(one.here and any(line.service == "birth" for line in one.lines))
        if not one.papers:
            self._follows(number=number)
            one.papers = True

    # a visit at a desk

    def call(self, desk: str, number: str) -> None:
        """The rule has chosen this one."""
        self._free(desk)
        must(number in self.may_be_called(desk))
        self._called(desk, self.citizens[number])

    def call_number(self, desk: str, number: str, *, again: bool) -> None:
        who, one = self._free(desk), self.citizens[number]
        must(one.where in {"waiting", "later"} and self.reach(who, one))
        just_now = one.called_s is not None and self.now_s - one.called_s < JUST_NOW_S
        must(again or not just_now or one.sent in self._to(desk))
        self._called(desk, one)

    def walk_in(self, desk: str, basket: list[tuple[str, int]], order: bool) -> None:
        who = self._free(desk)
        one = self.issue(basket, order)
        if not self.reach(who, one):
            del self.citizens[one.number]
            raise No
        self._called(desk, one)

    def recall(self, desk: str) -> None:
        must(not self.paused)
        one = self._at(desk, "called")
        must(one.recalls < RECALLS and self.now_s - one.at_s >= RECALL_S)
        self._follows(desk, one.number)
        one.recalls += 1
        one.at_s = self.now_s

    def start(self, desk: str) -> None:
        must(not self.paused)
        one = self._at(desk, "called")
        self._slip("start", desk, one)
        one.where = "served"
        one.begin(one.offered)

    def miss(self, desk: str) -> None:
        must(not self.paused)
        one = self._at(desk, "called")
        self._slip("miss", desk, one)
        self._leaves(desk, one, "missed")
        one.at_s = self.ran_s

    def finish(self, desk: str, ended: list[str], receipt: str | None = None) -> None:
        """End the stage; `ended`: how each copy ended, [] for all well. `receipt` names what is
        then ready later. With a back office it is not at its end."""
        one, who = self._at(desk, "served"), self._who(desk)
        n, m = one.being("now")
        ended = self._ended(one, ended, receipt)
        self._slip("finish", desk, one)
        if receipt:
            self._promise(desk, one, (n, m), receipt, ended)
        if "back_office" in ended:
            one.stage((n, m)).state, one.stage((n, m)).ended = "away", ended
        else:
            self._is_done(one, (n, m), ended)
        here = self.reach(who, one)
        if here:
            one.begin(here[0])
        elif any(one.ready()):
            self._leaves(desk, one, "waiting")
        else:
            over = all(line.over for line in one.lines)
            self._leaves(desk, one, "done" if over else "aside")

    def finish_visit(self, desk: str) -> None:
        """End the stage well, and let all the rest fall away."""
        one = self._at(desk, "served")
        ended = self._ended(one, [], None)
        self._slip("finish", desk, one)
        self._is_done(one, one.being("now"), ended)
        for line in one.lines:
            for stage in line.stages:
                stage.state = stage.state if stage.over else "dropped"
        self._leaves(desk, one, "done")

    def bring_back(self, who: str | None, number: str, which: tuple[int, int]) -> None:
        """A back office is done: the stage is to do again, and who was aside for it waits."""
        one = self.citizens[number]
        must(one.here and which in one.all_being("away"))
        must(who is None or self._knows_of(who, one, which))
        self._follows(number=number)
        only_for_it = one.only_for_a_back_office
        one.stage(which).state = "todo"
        if only_for_it:
            one.put_down("waiting")

    def judge_time(self, desk: str, number: str) -> None:
        """It is only said; but what was done before stands."""
        self._who(desk)
        self._follows(desk, number)

    def add(self, desk: str, service: str) -> None:
        one = self._at(desk, "served")
        must(len(one.lines) < 20)
        self._follows(desk, one.number)
        one.add(service)

    def drop(self, desk: str, n: int) -> None:
        one = self._at(desk, "served")
        stages = one.lines[n].stages if n < len(one.lines) else []
        left = [stage for stage in stages if stage.state in {"todo", "away"}]
        must(left)
        self._follows(desk, one.number)
        for stage in left:
            stage.state = "dropped"

    def hold(self, desk: str) -> None:
        one = self._at(desk, "served")
        self._slip("hold", desk, one)
        self._set_aside(desk, one)

    def resume(self, desk: str, number: str) -> None:
        self._free(desk)
        must(number in self.may_be_resumed(desk))
        one = self.citizens[number]
        self._follows(desk, number)
        one.begin(one.being("aside"))
        self._sits_down(desk, one)

    def release(self, number: str) -> None:
        one = self.citizens[number]
        must(one.where in {"waiting", "later", "aside"})
        must(not one.only_for_a_back_office)
        if one.where == "later" and not one.sent:
            self._is_back(one)
        elif one.where == "aside" or one.sent:
            self._follows(number=number)
            one.put_down("waiting")

    def transfer(self, desk: str, sent: tuple[str, str] | None) -> None:
        """To a desk, an employee ("who"), a service, an agency, whoever supervises, or for all."""
        one = self._at(desk, "served")
        kind, name = sent or ("all", "")
        if kind == "supervisor":
            found = self._supervisor_for(desk, one)
            if found is None:
                self.call_for_help(desk)
                return
            kind, name, sent = "who", found, ("who", found)
        if kind in {"desk", "who"}:
            seat = name if kind == "desk" else self.seat_of(name)
            must(seat and sent != ("desk", desk))
            assert seat is not None
            must(self.desks[seat].who and self.desks[seat].state != "closed")
            must(not self.desks[seat].closing)
            must(self.reach(self._who(seat), one))
        ready = {one.lines[n].service for n, _m in one.ready()}
        if kind == "agency":
            must(name in {agency_of(service) for service in ready})
        if kind == "service" and name not in ready:
            must(all(line.over for line in one.lines if line.service == name))
            must(len(one.lines) < 20)
            must(not one.builds_on(name))
            one.add(name)
        self._follows(desk, one.number)
        self._leaves(desk, one, "waiting", sent)

    def undo(self, desk: str) -> None:
        self._who(desk)
        slip = self.may_be_undone(desk)
        must(slip)
        assert slip is not None
        self.citizens[slip.before.number] = slip.before
        at_desk = slip.before.desk == desk
        self.desks[desk].citizen = slip.before.number if at_desk else None
        if slip.result:
            del self.results[slip.result]
        del self.slips[desk]
        if self.desks[desk].closing and not at_desk:
            self._closes(desk)

    # the staff

    def sign_in(self, desk: str, who: str) -> None:
        if self.desks[desk].who != who:
            must(self.desks[desk].who is None and self.seat_of(who) is None)
            self._follows(desk)
            self.desks[desk].who = who

    def sign_out(self, desk: str) -> None:
        self._who(desk)
        must(self.desks[desk].citizen is None)
        self._gets_up(desk)

    def take_over(self, desk: str, who: str) -> None:
        here, left = self.desks[desk], self.seat_of(who)
        if here.who == who:
            return
        one = self.citizens[here.citizen] if here.citizen else None
        behind = self.desks[left].citizen if left else None
        if left:
            if behind:
                self._let_go(left, self.citizens[behind])
            self._gets_up(left)
        if one and one.where == "called" and not self.can(who, one.stage(one.offered)):
            self._let_go(desk, one)
            one = None
        self._follows(desk, here.citizen)
        before, here.who, here.closing = here.who, who, False
        if before:
            self._nobody_is_sent_to(desk, before)
        if one and one.where == "served":
            if self.can(who, one.stage(one.being("now"))):
                self._sits_down(desk, one)
            else:
                self._set_aside(desk, one)

    def open(self, desk: str) -> None:
        self._who(desk)
        self.desks[desk].closing = False
        self._turn(desk, "open")

    def pause(self, desk: str) -> None:
        self._who(desk)
        must(self.desks[desk].state != "closed" and self.desks[desk].citizen is None)
        self._follows(desk)
        self.desks[desk].state = "paused"

    def close(self, desk: str) -> None:
        """At once, or when the citizen who is there has left."""
        self._who(desk)
        here = self.desks[desk]
        if here.citizen is None:
            self._closes(desk)
        else:
            here.closing = True

    def call_for_help(self, desk: str) -> None:
        self._who(desk)
        if desk not in self.help:
            self._follows(desk)
            self.help.add(desk)

    # who is in charge

    def acknowledge(self, desk: str) -> None:
        if desk in self.help:
            self._follows(desk)
            self.help.remove(desk)

    def plan_breaks(self, desk: str) -> None:
        self._follows(desk)

    def lend(self, who: str, skills: Skills) -> None:
        """Who was sent to somebody that cannot serve it any more waits for all."""
        self.slips.clear()
        self.skills[who] = skills
        for one in self._sent_to(self.seat_of(who), who):
            if not self.reach(who, one):
                one.sent = None

    def close_day(self) -> None:
        if self.closed:
            return
        self.closed, self.paused = True, False
        self.slips.clear()
        for one in self.citizens.values():
            if one.here:
                one.put_down("expired")
        for desk in self.desks.values():
            desk.citizen, desk.closing = None, False

    def reopen_day(self) -> None:
        must(self.closed)
        self.closed = False
        self.slips.clear()
        for one in self.citizens.values():
            if one.where == "expired":
                one.come_again()

    def pause_hall(self) -> None:
        """What was done before stands, as whenever something concerns everybody."""
        must(not self.closed)
        self._stands_still(paused=True)

    def resume_hall(self) -> None:
        self._stands_still(paused=False)

    def _stands_still(self, *, paused: bool) -> None:
        if self.paused != paused:
            self.paused = paused
            self.slips.clear()

    def _who(self, desk: str) -> str:
        who = self.desks[desk].who
        if who is None:
            raise No
        return who

    def _free(self, desk: str) -> str:
        must(self.desks[desk].state == "open" and self.desks[desk].citizen is None)
        must(not self.paused)
        return self._who(desk)

    def _at(self, desk: str, where: str) -> Citizen:
        number = self.desks[desk].citizen
        if number is None or self.citizens[number].where != where:
            raise No
        return self.citizens[number]

    def _called(self, desk: str, one: Citizen) -> None:
        self._slip("call", desk, one)
        one.offered = self.reach(self._who(desk), one)[0]
        self._sits_down(desk, one, "called")
        one.recalls, one.at_s = 0, self.now_s

    def _sits_down(self, desk: str, one: Citizen, where: str = "served") -> None:
        one.where, one.desk, one.sent = where, desk, None
        one.last_desk = desk
        one.called_s, self.desks[desk].citizen = self.now_s, one.number

    def _leaves(
        self, desk: str, one: Citizen, where: str, sent: tuple[str, str] | None = None
    ) -> None:
        self.desks[desk].citizen = None
        one.put_down(where, sent)
        if self.desks[desk].closing:
            self._closes(desk)

    def _closes(self, desk: str) -> None:
        if self.desks[desk].state != "closed":
            self._turn(desk, "closed")
            self.desks[desk].closing = False
            self._nobody_is_sent_to(desk, self._who(desk))

    def _let_go(self, desk: str, one: Citizen) -> None:
        """Who was only called waits again."""
        self._follows(desk, one.number)
        if one.where == "served":
            self._set_aside(desk, one)
        else:
            self.desks[desk].closing = False
            self._leaves(desk, one, "waiting")

    def _set_aside(self, desk: str, one: Citizen) -> None:
        now = one.being("now")
        self._leaves(desk, one, "aside")
        one.stage(now).state = "aside"

    def _ended(self, one: Citizen, ended: list[str], receipt: str | None) -> list[str]:
        """How each copy ended, in full: what a back office had is done if nobody says otherwise."""
        n, m = one.being("now")
        so_far = ["completed" if how == "back_office" else how for how in one.stage((n, m)).ended]
        ended = ended or so_far or ["completed"] * one.lines[n].copies
        must(len(ended) == one.lines[n].copies)
        later = later_now(one.stage((n, m)), ended)
        must(later or not receipt)
        must(receipt or not one.collects or not later)
        return ended

    def _is_done(self, one: Citizen, which: tuple[int, int], ended: list[str]) -> None:
        one.stage(which).state, one.stage(which).ended = "done", ended
        line = one.lines[which[0]]
        line.copies = sum(how in GOES_ON for how in ended)
        if not line.copies:
            self._is_futile(one, which[0])

    def _promise(
        self, desk: str, one: Citizen, which: tuple[int, int], receipt: str, ended: list[str]
    ) -> None:
        stage = one.stage(which)
        self.results[receipt] = Result(
            one.lines[which[0]].service,
            later_now(stage, ended),
            stage.skill,
            stage.partly,
            one.number,
            one.first or one.number,
        )
        self.slips[desk].result = receipt

    def _comes(self, lines: list[Line], *, ordered: bool = False) -> Citizen:
        number = f"A{len(self.citizens) + 1:03d}"
        self.citizens[number] = Citizen(number, lines, ordered=ordered)
        return self.citizens[number]

    def _to(self, desk: str) -> list[tuple[str, str]]:
        """How one is sent to this desk and nowhere else."""
        who = self.desks[desk].who
        return [("desk", desk), ("who", who)] if who else [("desk", desk)]

    def _knows_of(self, who: str, one: Citizen, which: tuple[int, int]) -> bool:
        agency = agency_of(one.lines[which[0]].service)
        serves_it = not skills_of_agency(agency).isdisjoint(self.skills[who])
        return serves_it or who in self.supervisors

    def _supervisor_for(self, but: str, one: Citizen) -> str | None:
        """Of the supervisors at another desk who could do something for it; there is but one."""
        at_work = [desk for code, desk in self.desks.items() if code != but]
        able = [
            desk.who
            for desk in at_work
            if (desk.state, desk.closing) in {("open", False), ("paused", False)}
            and desk.who in self.supervisors
            and self.reach(desk.who, one)
        ]
        assert len(able) < 2
        return able[0] if able else None

    def _is_futile(self, one: Citizen, n: int) -> None:
        """Nothing of this line, and of what builds on it, is of use any more."""
        for stage in one.lines[n].stages:
            stage.state = "done" if stage.state == "done" else "dropped"
        for m, line in enumerate(one.lines):
            if n in line.after and not line.over:
                self._is_futile(one, m)

    def _turn(self, desk: str, state: str) -> None:
        if self.desks[desk].state != state:
            self._follows(desk)
            self.desks[desk].state = state

    def _gets_up(self, desk: str) -> None:
        who = self._who(desk)
        self._follows(desk)
        self.desks[desk] = Desk()
        self._nobody_is_sent_to(desk, who)

    def _nobody_is_sent_to(self, desk: str, who: str) -> None:
        for one in self._sent_to(desk, who):
            one.sent = None

    def _sent_to(self, desk: str | None, who: str) -> list[Citizen]:
        waiting = [one for one in self.citizens.values() if one.where in {"waiting", "later"}]
        return [one for one in waiting if one.sent in (("desk", desk), ("who", who))]

    def _slip(self, deed: str, desk: str, one: Citizen) -> None:
        self._follows(desk, one.number)
        self.slips[desk] = Slip(deed, self.now_s, deepcopy(one))

    def _follows(self, desk: str | None = None, number: str | None = None) -> None:
        """Something happens to this desk or citizen: what was done before stands."""
        for code, slip in list(self.slips.items()):
            if code == desk or slip.before.number == number:
                del self.slips[code]
