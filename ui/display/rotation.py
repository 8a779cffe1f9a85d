"""Which calls stand on the board: the newest first, each long enough to be read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from center_app.domain.clock import SECOND
from center_app.domain.views.board import BoardCall
from ui.display.plan import MOST_ROWS

GLOW_MS = 12 * SECOND
"""How long a new call is highlighted."""

STAND_MS = 5 * SECOND
"""How long a call stands at least before a newer one may take its place."""


@dataclass(frozen=True, slots=True)
class Row:
    """A call on the board since `since` (steady milliseconds); `fresh` calls are highlighted."""

    call: BoardCall
    since: int
    fresh: bool

    def still(self) -> "Row":
        """The same call, not highlighted."""
        return replace(self, fresh=False)


class Rotation:
    """Lets every call stand its time, however many come at once.

    Times are milliseconds of a steady clock. What is new is told by the calls themselves, never
    by comparing the clocks of two machines.
    """

    def __init__(self, places: int = MOST_ROWS) -> None:
        """`places` on the board at once."""
        self._places = places
        self._rows: list[Row] = []
        self._pending: list[BoardCall] = []
        self._known: set[tuple[str, int]] = set()

    def take(
        self, calls: Iterable[BoardCall], now: int, *, after_gap: bool = False
    ) -> list[BoardCall]:
        """The calls are these now, the newest first. Returns those that are called out, the oldest
        first.

        `after_gap`: what came meanwhile is not news any more, unless somebody is still awaited.
        """
        current = list(calls)
        by_key = {_key(call): call for call in current}
        unknown = [call for call in reversed(current) if _key(call) not in self._known]
        self._known = set(by_key)
        numbers = {call.number for call in current}
        self._rows = [
            replace(row, call=by_key.get(_key(row.call), row.call))
            for row in self._rows
            if row.call.number in numbers
        ]
        if after_gap:
            new = self._catch_up(unknown, now)
        else:
            new = unknown
            self._queue(unknown)
        self.advance(now)
        return new

    def hold(self, places: int) -> None:
        """Have so many places from now on."""
        self._places = places
        self._rows = self._rows[:places]

    def advance(self, now: int) -> None:
        """Let those who wait for a place take it, where one is free or has stood its time."""
        while self._pending and self._has_place(self._pending[0], now):
            self._place(self._pending.pop(0), now, fresh=True)
        self._rows = [row.still() if now - row.since >= GLOW_MS else row for row in self._rows]

    def rows(self) -> tuple[Row, ...]:
        return tuple(self._rows)

    def due(self, now: int) -> int | None:
        """In how many milliseconds `advance` will change something; None: not by itself."""
        ends = [row.since + GLOW_MS for row in self._rows if row.fresh]
        if self._pending:
            ends.append(self._rows[-1].since + STAND_MS)
        return max(0, min(ends) - now) if ends else None

    def _catch_up(self, unknown: list[BoardCall], now: int) -> list[BoardCall]:
        """Show the last of what came unseen; only who is still awaited is called out again."""
        self._pending.clear()
        shown = unknown[-self._places :]
        for call in shown:
            self._place(call, now, fresh=call.waiting)
        return [call for call in shown if call.waiting]

    def _queue(self, unknown: list[BoardCall]) -> None:
        for call in unknown:
            self._pending = [other for other in self._pending if other.number != call.number]
            self._pending.append(call)

    def _has_place(self, call: BoardCall, now: int) -> bool:
        if len(self._rows) < self._places or any(
            row.call.number == call.number for row in self._rows
        ):
            return True
        return now - self._rows[-1].since >= STAND_MS

    def _place(self, call: BoardCall, now: int, *, fresh: bool) -> None:
        others = [row for row in self._rows if row.call.number != call.number]
        self._rows = [Row(call, now, fresh), *others[: self._places - 1]]


def _key(call: BoardCall) -> tuple[str, int]:
    return call.sitting, call.again
