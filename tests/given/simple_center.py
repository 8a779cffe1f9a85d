"""A center as one would explain it to a new colleague: who is where, and what may happen next.

Written from the design alone, without the product's code, so that both can be compared. It knows no
durations and no rule: only who may be called, not who is. A verb changes it, or raises `No`.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

STAGES: dict[str, tuple[tuple[str, bool], ...]] = {
    "birth": (("birth", False),),
    "passport": (("photo", False), ("passport", False)),
    "family-book": (("family-book", False),),
    "insurance": (("insurance", True), ("insurance", False)),
    "vaccination": (("vaccination", False),),
}
"""The stages of the services: their skills, and whether a partial skill is enough."""

NEWBORN = {
    "family-book": ("birth",),
    "passport": ("birth",),
    "insurance": ("birth", "family-book"),
}
"""What the life event puts before what."""

UNDO_S, GRACE_S, RECALLS, RECALL_S = 10, 15 * 60, 3, 10

Skills = dict[str, bool]
"""The skills of an employee, and whether they are full."""


class No(Exception):
    """The center says no, and nothing has changed."""


def must(condition: object) -> None:
    if not condition:
        raise No


@dataclass
class Stage:
    skill: str
    partly: bool
    state: str = "todo"
    """todo, now, aside, done or dropped"""

    @property
    def over(self) -> bool:
        return self.state in {"done", "dropped"}


@dataclass
class Line:
    """One service: how many copies of it still go on, and after which lines."""

    service: str
    copies: int
    after: list[int]
    stages: list[Stage]

    @property
    def over(self) -> bool:
        return all(stage.over for stage in self.stages)


@dataclass
class Citizen:
    """Where one is: waiting, called, served, aside, or gone as done, missed, cancelled, expired."""

    number: str
    lines: list[Line]
    where: str = "waiting"
    desk: str | None = None
    to_desk: str | None = None
    to_employee: str | None = None
    offered: tuple[int, int] = (0, 0)
    at_s: float = 0
    recalls: int = 0
    papers: bool = False

    @property
    def here(self) -> bool:
        return self.where in {"waiting", "called", "served", "aside"}

    def ready(self) -> Iterator[tuple[int, int]]:
        """The next stage of each line before which nothing is open."""
        for n, line in enumerate(self.lines):
            if line.over or not all(self.lines[m].over for m in line.after):
                continue
            yield n, next(m for m, stage in enumerate(line.stages) if not stage.over)

    def stage(self, which: tuple[int, int]) -> Stage:
        return self.lines[which[0]].stages[which[1]]

    def being(self, state: str) -> tuple[int, int]:
        found = (
            (n, m)
            for n, line in enumerate(self.lines)
            for m, stage in enumerate(line.stages)
            if stage.state == state
        )
        return next(found)

    def put_down(self, where: str, *, desk: str | None = None, employee: str | None = None) -> None:
        """It is at no desk any more, and nothing of it is being done."""
        for line in self.lines:
            for stage in line.stages:
                stage.state = "todo" if stage.state in {"now", "aside"} else stage.state
        self.where, self.desk = where, None
        self.to_desk, self.to_employee = desk, employee


@dataclass
class Desk:
    who: str | None = None
    state: str = "closed"
    citizen: str | None = None


@dataclass
class Slip:
    """What can still be taken back at a desk: who it was about, as that was before."""

    deed: str
    at_s: float
    before: Citizen


@dataclass
class SimpleCenter:
    """The whole center. A verb of the desk begins with the desk's name."""

    skills: dict[str, Skills]
    desks: dict[str, Desk]
    citizens: dict[str, Citizen] = field(default_factory=dict)
    slips: dict[str, Slip] = field(default_factory=dict)
    help: set[str] = field(default_factory=set)
    closed: bool = False
    now_s: float = 0

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
            and (one.to_desk == desk if one.to_desk else one.to_employee in (None, who))
            and self.reach(who, one)
        }

    def may_be_resumed(self, desk: str) -> set[str]:
        who = self.desks[desk].who
        aside = (one for one in self.citizens.values() if one.where == "aside")
        return {
            one.number
            for one in aside
            if who is not None and self.can(who, one.stage(one.being("aside")))
        }

    def may_be_undone(self, desk: str) -> Slip | None:
        slip = self.slips.get(desk)
        return slip if slip and self.now_s - slip.at_s <= UNDO_S else None

    def seat_of(self, who: str) -> str | None:
        return next((code for code, desk in self.desks.items() if desk.who == who), None)

    # the kiosk and the reception

    def issue(self, basket: list[tuple[str, int]], order: bool) -> Citizen:
        must(not self.closed)
        places = {service: n for n, (service, _copies) in enumerate(basket)}
        before = NEWBORN if order else {}
        lines = [
            Line(
                service,
                copies,
                [places[other] for other in before.get(service, ()) if other in places],
                [Stage(*stage) for stage in STAGES[service]],
            )
            for service, copies in basket
        ]
        number = f"A{len(self.citizens) + 1:03d}"
        self.citizens[number] = Citizen(number, lines)
        return self.citizens[number]

    def cancel(self, number: str) -> None:
        one = self.citizens[number]
        if one.where == "cancelled":
            return
        must(one.where in {"waiting", "aside"})
        self._follows(number=number)
        one.put_down("cancelled")

    def come_back(self, number: str) -> None:
        one = self.citizens[number]
        must(one.where == "missed" and not self.closed and self.now_s - one.at_s <= GRACE_S)
        self._follows(number=number)
        one.put_down("waiting")

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

    def call_number(self, desk: str, number: str) -> None:
        who, one = self._free(desk), self.citizens[number]
        must(one.where == "waiting" and self.reach(who, one))
        self._called(desk, one)

    def walk_in(self, desk: str, basket: list[tuple[str, int]], order: bool) -> None:
        who = self._free(desk)
        one = self.issue(basket, order)
        if not self.reach(who, one):
            del self.citizens[one.number]
            raise No
        self._called(desk, one)

    def recall(self, desk: str) -> None:
        one = self._at(desk, "called")
        must(one.recalls < RECALLS and self.now_s - one.at_s >= RECALL_S)
        self._follows(desk, one.number)
        one.recalls += 1
        one.at_s = self.now_s

    def start(self, desk: str) -> None:
        one = self._at(desk, "called")
        self._slip("start", desk, one)
        one.where = "served"
        one.stage(one.offered).state = "now"

    def miss(self, desk: str) -> None:
        one = self._at(desk, "called")
        self._slip("miss", desk, one)
        self._leaves(desk, one, "missed")
        one.at_s = self.now_s

    def finish(self, desk: str, well: list[bool]) -> None:
        """End the stage; `well`: for which copies it makes sense to go on. [] is for all."""
        one, who = self._at(desk, "served"), self._who(desk)
        n, m = one.being("now")
        line = one.lines[n]
        must(len(well) in {0, line.copies})
        self._slip("finish", desk, one)
        line.stages[m].state = "done"
        line.copies = sum(well) if well else line.copies
        if not line.copies:
            self._is_futile(one, n)
        here = self.reach(who, one)
        if here:
            one.stage(here[0]).state = "now"
        else:
            over = all(line.over for line in one.lines)
            self._leaves(desk, one, "done" if over else "waiting")

    def add(self, desk: str, service: str) -> None:
        one = self._at(desk, "served")
        must(len(one.lines) < 20)
        self._follows(desk, one.number)
        one.lines.append(Line(service, 1, [], [Stage(*stage) for stage in STAGES[service]]))

    def drop(self, desk: str, n: int) -> None:
        one = self._at(desk, "served")
        left = [s for s in one.lines[n].stages if s.state == "todo"] if n < len(one.lines) else []
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
        one.stage(one.being("aside")).state = "now"
        one.where, one.desk, self.desks[desk].citizen = "served", desk, number

    def release(self, number: str) -> None:
        one = self.citizens[number]
        must(one.where in {"waiting", "aside"})
        if one.where == "aside" or one.to_desk or one.to_employee:
            self._follows(number=number)
            one.put_down("waiting")

    def transfer(self, desk: str, to_desk: str | None, to_employee: str | None) -> None:
        one = self._at(desk, "served")
        must(to_desk != desk and not (to_desk and to_employee))
        seat = to_desk or (self.seat_of(to_employee) if to_employee else None)
        must(seat or not to_employee)
        if seat:
            must(self.desks[seat].who and self.desks[seat].state != "closed")
            must(self.reach(self._who(seat), one))
        self._follows(desk, one.number)
        self._leaves(desk, one, "waiting")
        one.to_desk, one.to_employee = to_desk, to_employee

    def undo(self, desk: str) -> None:
        self._who(desk)
        slip = self.may_be_undone(desk)
        must(slip)
        assert slip is not None
        self.citizens[slip.before.number] = slip.before
        at_desk = slip.before.desk == desk
        self.desks[desk].citizen = slip.before.number if at_desk else None
        del self.slips[desk]

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
        must(not behind or self.citizens[behind].where == "served")
        if one and one.where == "called":
            must(self.can(who, one.stage(one.offered)))
        if left:
            if behind:
                self._set_aside(left, self.citizens[behind])
            self._gets_up(left)
        self._follows(desk, here.citizen)
        before, here.who = here.who, who
        if before:
            self._nobody_is_sent_to(desk, before)
        if one and one.where == "served" and not self.can(who, one.stage(one.being("now"))):
            self._set_aside(desk, one)

    def open(self, desk: str) -> None:
        self._who(desk)
        self._turn(desk, "open")

    def pause(self, desk: str) -> None:
        self._who(desk)
        must(self.desks[desk].state != "closed" and self.desks[desk].citizen is None)
        self._follows(desk)
        self.desks[desk].state = "paused"

    def close(self, desk: str) -> None:
        who = self._who(desk)
        must(self.desks[desk].citizen is None)
        if self.desks[desk].state != "closed":
            self._turn(desk, "closed")
            self._nobody_is_sent_to(desk, who)

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
                one.put_down("waiting")

    def close_day(self) -> None:
        if self.closed:
            return
        self.closed = True
        self.slips.clear()
        for one in self.citizens.values():
            if one.here:
                one.put_down("expired")
        for desk in self.desks.values():
            desk.citizen = None

    def reopen_day(self) -> None:
        must(self.closed)
        self.closed = False
        self.slips.clear()
        for one in self.citizens.values():
            if one.where == "expired":
                one.put_down("waiting")

    # what they have in common

    def _who(self, desk: str) -> str:
        who = self.desks[desk].who
        if who is None:
            raise No
        return who

    def _free(self, desk: str) -> str:
        must(self.desks[desk].state == "open" and self.desks[desk].citizen is None)
        return self._who(desk)

    def _at(self, desk: str, where: str) -> Citizen:
        number = self.desks[desk].citizen
        if number is None or self.citizens[number].where != where:
            raise No
        return self.citizens[number]

    def _called(self, desk: str, one: Citizen) -> None:
        self._slip("call", desk, one)
        one.offered = self.reach(self._who(desk), one)[0]
        one.where, one.desk, self.desks[desk].citizen = "called", desk, one.number
        one.to_desk = one.to_employee = None
        one.recalls, one.at_s = 0, self.now_s

    def _leaves(self, desk: str, one: Citizen, where: str) -> None:
        self.desks[desk].citizen = None
        one.put_down(where)

    def _set_aside(self, desk: str, one: Citizen) -> None:
        now = one.being("now")
        self._leaves(desk, one, "aside")
        one.stage(now).state = "aside"

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
            one.put_down("waiting")

    def _sent_to(self, desk: str | None, who: str) -> list[Citizen]:
        waiting = [one for one in self.citizens.values() if one.where == "waiting"]
        return [one for one in waiting if (desk and one.to_desk == desk) or one.to_employee == who]

    def _slip(self, deed: str, desk: str, one: Citizen) -> None:
        self._follows(desk, one.number)
        self.slips[desk] = Slip(deed, self.now_s, deepcopy(one))

    def _follows(self, desk: str | None = None, number: str | None = None) -> None:
        """Something happens to this desk or citizen: what was done before stands."""
        for code, slip in list(self.slips.items()):
            if code == desk or slip.before.number == number:
                del self.slips[code]
