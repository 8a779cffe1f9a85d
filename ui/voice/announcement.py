"""Which call is said when: one after the other, none lost, and what comes too late in one breath.

Times are milliseconds of a steady clock. Nothing here makes a sound.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from center_app.domain.clock import SECOND

LATE_MS = 12 * SECOND
"""A call that has waited longer is merged with all that wait behind it: the first numbers would
long be at their counters when the last one is said."""

MOST_MERGED = 4
"""Numbers in one breath: nobody listens to more."""


@dataclass(frozen=True, slots=True)
class Call:
    """A number called to a counter; `key` tells two calls of one visit apart."""

    key: tuple[str, int]
    number: str
    counter: str


@dataclass(frozen=True, slots=True)
class _Waiting:
    call: Call
    since: int


class Announcements:
    """The calls that wait to be said. `take` what the board got, `next` when all is silent."""

    def __init__(self) -> None:
        self._waiting: list[_Waiting] = []

    def take(self, new: Iterable[Call], now: int) -> list[Call]:
        """New calls, the oldest first. One of a number that still waits takes the place of the
        call before; returns those."""
        replaced = []
        for call in new:
            numbers = [one.call.number for one in self._waiting]
            if call.number in numbers:
                place = numbers.index(call.number)
                replaced.append(self._waiting[place].call)
                self._waiting[place] = _Waiting(call, self._waiting[place].since)
            else:
                self._waiting.append(_Waiting(call, now))
        return replaced

    def keep(self, awaited: Iterable[Call]) -> list[Call]:
        """Forget whoever is no longer called: has come, or the call was withdrawn. Returns them."""
        still = {call.key for call in awaited}
        gone = [one.call for one in self._waiting if one.call.key not in still]
        self._waiting = [one for one in self._waiting if one.call.key in still]
        return gone

    def next(self, now: int) -> tuple[Call, ...]:
        """What is to be said now: one call, or several that are late; none when nobody waits."""
        late = self._waiting and now - self._waiting[0].since > LATE_MS
        together = MOST_MERGED if late else 1
        said, self._waiting = self._waiting[:together], self._waiting[together:]
        return tuple(one.call for one in said)

    def clear(self) -> list[Call]:
        """Forget all, for a voice that was muted. Returns them."""
        gone = [one.call for one in self._waiting]
        self._waiting.clear()
        return gone
