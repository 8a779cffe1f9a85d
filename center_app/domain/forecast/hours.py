"""The open time of a day in half hours."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from center_app.domain.calendar import Calendar
from center_app.domain.clock import DAY, MINUTE, midnight

HALF_MS = 30 * MINUTE


@dataclass(frozen=True)
class Hours:
    """The half hours of a day in which the center is open, which part of each (0 to 1), and from
    when to when (ms after midnight).
    """

    halves: tuple[int, ...]
    open: tuple[float, ...]
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def length(self) -> float:
        """How long the center is open, in half hours."""
        return sum(self.open)

    @cached_property
    def gone(self) -> tuple[float, ...]:
        """The share of the open time that has gone by before each half hour, and at the end."""
        edges = [0.0]
        for part in self.open:
            edges.append(edges[-1] + part)
        return tuple(edge / edges[-1] for edge in edges) if self.halves else (0.0,)

    def place(self, half: int) -> int:
        """Where a half hour stands; who came outside hours came with the open one before, or else
        with the first.
        """
        return max(0, sum(one <= half for one in self.halves) - 1)


def hours_of(calendar: Calendar, day: date) -> Hours:
    """By the calendar; around the clock it is open from one cut-over to the next."""
    begin = midnight(day)
    spans = list(calendar.spans(day))
    if calendar.around_the_clock:
        spans = [(calendar.begin_of_day(day), calendar.begin_of_day(day) + DAY)]
    parts: dict[int, list[tuple[int, int]]] = {}
    for opens, closes in ((opens - begin, closes - begin) for opens, closes in spans):
        for half in range(opens // HALF_MS, -(-closes // HALF_MS)):
            edges = max(opens, half * HALF_MS), min(closes, (half + 1) * HALF_MS)
            parts.setdefault(half, []).append(edges)
    return Hours(
        tuple(parts),
        tuple(sum(end - start for start, end in each) / HALF_MS for each in parts.values()),
        tuple((each[0][0], each[-1][1]) for each in parts.values()),
    )
