"""What is due on a played day, in the order of time and then of noting it down."""

from collections.abc import Callable
from functools import partial
from heapq import heappop, heappush
from itertools import count

Due = tuple[int, int, Callable[[], None]]
"""When (ms), in which order, and what."""


class Agenda:
    """Actions that are due at a moment."""

    def __init__(self) -> None:
        self._due: list[Due] = []
        self._order = count()

    def note(self, at_ms: int, action: Callable[..., None], *arguments: object) -> None:
        due: Due = (at_ms, next(self._order), partial(action, *arguments))
        heappush(self._due, due)

    def follow(self, move_to: Callable[[int], None]) -> None:
        """Do everything, and what is noted meanwhile; `move_to` is told each time before."""
        while self._due:
            at, _, action = heappop(self._due)
            move_to(at)
            action()
