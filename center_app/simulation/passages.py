"""What the log of a day says of each visit: when it was called, served, and how long it waited.

Only the files are read, so that every policy's log is judged alike. A service at the same counter
that is called no later than the one before it ended belongs to the same sitting.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from center_app.domain.clock import SECOND
from center_app.domain.estimate.classes import Class
from center_app.simulation.plan import Plan
from center_app.simulation.records import Turn
from center_app.simulation.trace import Arrival, Trace


@dataclass(frozen=True, slots=True)
class Stay:
    """One sitting, or a call to which nobody came."""

    turns: tuple[Turn, ...]

    @property
    def counter(self) -> str:
        return self.turns[0].counter

    @property
    def call_ms(self) -> int:
        return self.turns[0].call_ms

    @property
    def end_ms(self) -> int:
        return self.turns[-1].end_ms


@dataclass(frozen=True)
class Passage:
    """One visit through the day: who came, and its sittings in the order of time."""

    arrival: Arrival
    stays: tuple[Stay, ...]
    walk_ms: int

    @property
    def due_ms(self) -> int:
        """From when its waiting counts: the arrival, or the booked time if that is later."""
        return max(self.arrival.at_ms, self.arrival.appointment_ms or 0)

    @property
    def class_(self) -> Class:
        if self.arrival.is_basket:
            return Class.BASKET
        if self.arrival.appointment_ms is not None:
            return Class.APPOINTMENT
        return Class.PRIORITY if self.arrival.priority else Class.ORDINARY

    @property
    def call_ms(self) -> int | None:
        """The first call."""
        return self.stays[0].call_ms if self.stays else None

    @cached_property
    def served(self) -> bool:
        """Whether all that was asked for was served."""
        done = {turn.service for stay in self.stays for turn in stay.turns if turn.served}
        return done >= set(self.arrival.codes)

    @cached_property
    def waits_ms(self) -> tuple[int, ...]:
        """The wait before each call: the first from when it is due, later ones from when the
        citizen had walked on from the counter before (a way to the kiosk counts as waiting)."""
        waits = []
        since = self.due_ms
        for stay in self.stays:
            waits.append(max(0, stay.call_ms - since))
            since = stay.end_ms + self.walk_ms
        return tuple(waits)

    @property
    def left(self) -> bool:
        """Whether the citizen had lost patience when called."""
        absent = any(not turn.served for stay in self.stays for turn in stay.turns)
        return absent and not self.arrival.absent

    @property
    def here_ms(self) -> int:
        """The time in the center, from the door to the end of the last service."""
        return self.stays[-1].end_ms - self.arrival.at_ms


def passages(plan: Plan, trace: Trace, turns: Iterable[Turn]) -> list[Passage]:
    """Every arrival of the trace with what the log says of it, in the order of the trace."""
    of_visit: Mapping[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        of_visit[turn.visit].append(turn)
    walk = round(plan.params.walk_s * SECOND)
    return [
        Passage(arrival, tuple(_stays(of_visit.get(arrival.visit, []))), walk)
        for arrival in trace.arrivals
    ]


def _stays(turns: list[Turn]) -> Iterator[Stay]:
    together: list[Turn] = []
    for turn in sorted(turns, key=lambda one: (one.start_ms, one.end_ms)):
        last = together[-1] if together else None
        if last and (last.counter != turn.counter or turn.call_ms > last.end_ms):
            yield Stay(tuple(together))
            together = []
        together.append(turn)
    if together:
        yield Stay(tuple(together))
