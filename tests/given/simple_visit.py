"""Who and what a simple center knows: services, citizens with their baskets, and desks."""

from collections.abc import Iterator
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

AGENCIES = {
    "civil": ("birth", "passport", "family-book"),
    "health": ("insurance", "vaccination"),
}
"""Whose services they are."""

GOES_ON = {"completed", "ready_later", "back_office"}
"""How a copy ends of which there is something to do in the next stage."""

SETTLED = {"completed", "ready_later", "online", "rejected"}
"""With which of these nobody need ask again for what was to be collected."""


def agency_of(service: str) -> str:
    return next(agency for agency, services in AGENCIES.items() if service in services)


def skills_of_agency(agency: str) -> set[str]:
    return {skill for service in AGENCIES[agency] for skill, _partly in STAGES[service]}


@dataclass
class Stage:
    skill: str
    partly: bool
    state: str = "todo"
    """todo, now, aside, away (with a back office), done or dropped"""
    begun: bool = False
    ended: list[str] = field(default_factory=list)
    """How each copy ended, or stood when a back office got it."""

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
    def begun(self) -> bool:
        return any(stage.begun for stage in self.stages)

    @property
    def over(self) -> bool:
        return all(stage.over for stage in self.stages)


def line_of(service: str, copies: int = 1, after: list[int] | None = None) -> Line:
    return Line(service, copies, after or [], [Stage(*stage) for stage in STAGES[service]])


@dataclass
class Citizen:
    """Where one is: waiting, called, served, aside, or gone as done, missed, cancelled, expired.

    Who is to be called later is away until `until_s`.

    `sent`: to one desk, employee ("who"), service or agency alone, and which. `called_s` is when
    a desk began with it last. A life event has it `ordered`. Who `collects` a result goes on with
    the visit of the `first` number. Who `booked` came to that appointment; `stars` are its rating.
    """

    number: str
    lines: list[Line]
    where: str = "waiting"
    desk: str | None = None
    sent: tuple[str, str] | None = None
    offered: tuple[int, int] = (0, 0)
    at_s: float = 0
    until_s: float = 0
    called_s: float | None = None
    recalls: int = 0
    papers: bool = False
    collects: str | None = None
    first: str | None = None
    ordered: bool = False
    booked: str | None = None
    stars: int = 0
    was_served: bool = False
    last_desk: str | None = None

    @property
    def here(self) -> bool:
        return self.where in {"waiting", "later", "called", "served", "aside"}

    @property
    def only_for_a_back_office(self) -> bool:
        """Aside, with nothing that a desk could go on with."""
        return self.where == "aside" and not self.all_being("aside")

    @property
    def has_collected(self) -> bool:
        """Whether what it came to collect is settled."""
        return not SETTLED.isdisjoint(self.lines[0].stages[0].ended)

    def ready(self) -> Iterator[tuple[int, int]]:
        """The next stage of each line before which nothing is open, of what it was sent for."""
        for n, line in enumerate(self.lines):
            if line.over or not all(self.lines[m].over for m in line.after):
                continue
            if self.sent in (None, ("service", line.service)) or self._may_be_any(line):
                m = next(m for m, stage in enumerate(line.stages) if not stage.over)
                if line.stages[m].state != "away":
                    yield n, m

    def _may_be_any(self, line: Line) -> bool:
        assert self.sent is not None
        kind, name = self.sent
        return kind in {"desk", "who"} or (kind == "agency" and name == agency_of(line.service))

    def add(self, service: str) -> None:
        """One line more: what it builds on and is open comes first, what builds on it and has not
        begun comes after it."""
        new = line_of(service, after=self.builds_on(service))
        for line in self.lines:
            if service in self._order.get(line.service, ()) and not line.begun and not line.over:
                line.after.append(len(self.lines))
        self.lines.append(new)

    def builds_on(self, service: str) -> list[int]:
        before = self._order.get(service, ())
        return [n for n, line in enumerate(self.lines) if line.service in before and not line.over]

    @property
    def _order(self) -> dict[str, tuple[str, ...]]:
        return NEWBORN if self.ordered else {}

    def begin(self, which: tuple[int, int]) -> None:
        self.was_served = True
        self.stage(which).state = "now"
        self.stage(which).begun = True

    def stage(self, which: tuple[int, int]) -> Stage:
        return self.lines[which[0]].stages[which[1]]

    def all_being(self, state: str) -> list[tuple[int, int]]:
        return [
            (n, m)
            for n, line in enumerate(self.lines)
            for m, stage in enumerate(line.stages)
            if stage.state == state
        ]

    def being(self, state: str) -> tuple[int, int]:
        return self.all_being(state)[0]

    def put_down(self, where: str, sent: tuple[str, str] | None = None) -> None:
        """It is at no desk any more, and nothing of it is being done."""
        for line in self.lines:
            for stage in line.stages:
                stage.state = "todo" if stage.state in {"now", "aside"} else stage.state
        self.where, self.desk, self.sent = where, None, sent

    def come_again(self) -> None:
        """It is back: it waits, or is aside where a back office has all that is left."""
        self.put_down("waiting")
        if not any(self.ready()):
            self.where = "aside"


@dataclass
class Desk:
    """`closing`: it closes when the citizen who is there has left."""

    who: str | None = None
    state: str = "closed"
    citizen: str | None = None
    closing: bool = False


@dataclass
class Slip:
    """What can still be taken back at a desk: who it was about, as that was before; and the
    `result` that it promised."""

    deed: str
    at_s: float
    before: Citizen
    result: str | None = None


@dataclass
class Result:
    """What is ready later: copies of a service, in the care of a skill, after which number."""

    service: str
    copies: int
    skill: str
    partly: bool
    promised_to: str
    first: str
