"""A visit: one ticket's passage through the center, its basket and the steps to serve.

A person waits, not a paper: waiting belongs to the visit, and every step of a sitting has the
wait that came before that sitting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from center_app.domain.catalogue import Audience
from center_app.domain.clock import HOUR, MINUTE, Instant, elapsed
from center_app.domain.forward import Forward
from center_app.domain.rating import Rating
from center_app.domain.routing.why import Why
from center_app.domain.step import Line, Step, StepId, StepState


class Stand(StrEnum):
    """Where the visit as a whole stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    LATER = "later"
    SERVED = "served"
    MISSED = "missed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


OPEN = frozenset({Stand.WAITING, Stand.CALLED, Stand.SERVING, Stand.HELD, Stand.LATER})


class Wish(StrEnum):
    """On whose wish a visit is held: time that the citizen asked for is no service time."""

    CITIZEN = "citizen"
    CENTER = "center"


class Assistance(StrEnum):
    """Help that somebody needs, apart from any priority."""

    SEEING = "seeing"
    HEARING = "hearing"
    WALKING = "walking"
    SIGN_LANGUAGE = "sign_language"


LONGEST_WAIT_MS = 24 * HOUR
"""No wait is promised that is longer."""


JUST_NOW_MS = 3 * MINUTE
"""So long a call is still in somebody's ears, and who walks slowly still on the way."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What the kiosk said about the wait to the first call: eight of ten between low and high.

    A little more than half are called before `point_ms`; `guesses` (ms) are what it was made of,
    in the order naive, last to enter, head of line, flow, played. Neither is told to anybody: by
    them the center learns how right it was.
    """

    ahead: int
    low_ms: int
    high_ms: int
    point_ms: int = 0
    guesses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """Its holder went away for a while, and nobody calls it until that is over or they are back."""

    since: Instant
    span_ms: int

    @property
    def until(self) -> int:
        """Milliseconds since 1970 UTC."""
        return self.since.at + self.span_ms

    def is_over(self, now: Instant) -> bool:
        return elapsed(self.since, now) >= self.span_ms


@dataclass(frozen=True, slots=True)
class Sitting:
    """One counter and one visit together, from the call until they part.

    `queued` is when the wait before it began and `wait_ms` how long that was. A sitting after a
    hold has no queueing of its own and keeps the wait of the sitting that was held, and nobody
    chose it: it has no `why`. `accurate` is what its employee said of its time, None: nothing.
    `away_ms` is for how long the citizen was away in the wait before it: that is no wait.
    """

    id: str
    counter: str
    employee: str
    queued: Instant | None
    called: Instant
    started: Instant | None = None
    ended: Instant | None = None
    wait_ms: int = 0
    recalls: int = 0
    recalled: Instant | None = None
    why: Why | None = None
    accurate: bool | None = None
    away_ms: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """One ticket's passage. `queued` is since when it waits now, `waited_ms` what it waited before.

    `carried_ms` is how much of that counts where it waits now.

    `forward` is why it was put before all others. `only_counter` or `only_employee` is where a
    transfer directed it. `appointment` is the booked time (ms since 1970 UTC): to have come before
    it is no waiting. `booking` is the id of the appointment with which it was checked in, `seen`
    the papers that have been looked at, `notes` how many notes to later counters there are. Sent to
    a service or an agency, it waits for
    the steps of that alone. Whoever collects a promised `result` goes on with the `first` visit.
    `bundle` is the life event that orders its lines. `also` are further numbers of it; `alone`: its
    ticket was given by a kiosk whose server was away. Who asked to be called `later` does not wait
    meanwhile; `away_ms` is how much of the present wait went by so.
    """

    id: str
    number: str
    token: str
    day: date
    issued: Instant
    station: str
    audience: Audience
    language: str
    priority: str | None
    assistance: tuple[Assistance, ...]
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]
    promise: Promise | None
    queued: Instant
    stand: Stand = Stand.WAITING
    waited_ms: int = 0
    sittings: tuple[Sitting, ...] = ()
    only_counter: str | None = None
    only_employee: str | None = None
    only_service: str | None = None
    only_agency: str | None = None
    held: Instant | None = None
    held_wish: Wish | None = None
    held_reason: str | None = None
    held_citizen_ms: int = 0
    held_center_ms: int = 0
    transfers: int = 0
    ended: Instant | None = None
    appointment: int | None = None
    carried_ms: int = 0
    rating: Rating | None = None
    booking: str | None = None
    seen: frozenset[str] = frozenset()
    notes: int = 0
    result: str | None = None
    first: str | None = None
    bundle: str | None = None
    also: tuple[str, ...] = ()
    alone: bool = False
    later: Later | None = None
    away_ms: int = 0
    forward: Forward | None = None

    @property
    def open(self) -> bool:
        return self.stand in OPEN

    @property
    def came_too_late(self) -> bool:
        """Whether it was over as soon as it was known: a kiosk alone gave it on an earlier day."""
        return self.alone and self.stand is Stand.EXPIRED and self.ended == self.issued

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number that it answers to."""
        return self.number, *self.also

    @property
    def called_as(self) -> str:
        """All its numbers as they are shown together."""
        return " · ".join(self.numbers)

    @property
    def sitting(self) -> Sitting | None:
        """The sitting that is going on (or was called for)."""
        if self.sittings and self.sittings[-1].ended is None:
            return self.sittings[-1]
        return None

    @property
    def times_called(self) -> int:
        """How often its number was called, recalls among them."""
        return len(self.sittings) + sum(sitting.recalls for sitting in self.sittings)

    @property
    def early_ms(self) -> int:
        """For how long it could only wait for the booked time: it came early, and it queues
        since then."""
        if self.appointment is None:
            return 0
        return max(0, self.appointment - self.queued.at)

    @property
    def seniority(self) -> int:
        """The moment (ms) from which its waiting counts, with what it carries of earlier waits."""
        return self.queued.at + self.early_ms + self.away_ms - self.carried_ms

    def away_by(self, now: Instant) -> int:
        """Milliseconds of the present wait for which its holder asked not to be called.

        So long as that was asked for, and not what could only wait for the booked time anyway.
        """
        if self.later is None:
            return self.away_ms
        gone = min(elapsed(self.later.since, now), self.later.span_ms)
        early = max(0, (self.appointment or 0) - self.later.since.at)
        return self.away_ms + max(0, gone - early)

    def wait_by(self, now: Instant) -> int:
        """Milliseconds that its present wait has lasted at `now`, from the booked time if that
        was later: before it the result is negative. To have been away is no waiting."""
        waited = elapsed(self.queued, now)
        if self.appointment is None and self.later is None:
            return waited - self.away_ms
        return waited - self.early_ms - self.away_by(now)

    def counted_by(self, now: Instant) -> int:
        """The same with what it carries of earlier waits: what counts for who is next."""
        return self.carried_ms + self.wait_by(now)

    def waited_by(self, now: Instant) -> int:
        """The same with all earlier waits."""
        return self.waited_ms + self.wait_by(now)

    @property
    def directed(self) -> bool:
        """Whether it was sent to somewhere in particular."""
        only = (self.only_counter, self.only_employee, self.only_service, self.only_agency)
        return any(one is not None for one in only)

    def is_sent_for(self, step: Step) -> bool:
        """Whether it waits for this step too, wherever it was sent."""
        return self.only_service in (None, step.service) and self.only_agency in (None, step.agency)

    def sent_back_by(self, counter: str, now: Instant) -> bool:
        """Whether this counter has let it go minutes ago, to be served by somebody else."""
        last = self.sittings[-1] if self.sittings else None
        return (
            last is not None
            and last.counter == counter
            and last.started is not None
            and last.ended == self.queued
            and elapsed(last.ended, now) < JUST_NOW_MS
        )

    def step(self, which: StepId) -> Step | None:
        return next((step for step in self.steps if step.id == which), None)

    def serving(self) -> Step | None:
        """The step that is being served."""
        return next((step for step in self.steps if step.state is StepState.SERVING), None)

    def ready(self) -> Iterator[Step]:
        """The waiting steps that could be served now: nothing that must come before is open."""
        open_lines = {step.id.line for step in self.steps if not step.over}
        begun: set[int] = set()
        for step in self.steps:
            line = step.id.line
            first_open = line not in begun and not step.over
            if not step.over:
                begun.add(line)
            if (
                first_open
                and self.is_sent_for(step)
                and step.state is StepState.WAITING
                and open_lines.isdisjoint(self.lines[line].after)
            ):
                yield step
