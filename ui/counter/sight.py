"""Looking at the desk, without taking an older look for a newer one."""

from dataclasses import dataclass

from center_app.domain.views.desk import Desk, DeskView
from ui.station import Source


@dataclass(frozen=True, slots=True)
class Seen:
    """The desk, and how many commands had been answered when it was looked at."""

    turn: int
    desk: DeskView


class Sight:
    """A query for `Live` beside an outbox, whose answers bring the desk too.

    A look that began before the last answer came may be older than that answer: whoever raises
    `turn` with every answer can tell. `colleagues`: they are looked at too, for a transfer;
    `all_held`: every visit on hold, for who wants to go on with one.
    """

    def __init__(self, center: Source, counter: str) -> None:
        self.turn = 0
        self.colleagues = self.all_held = False
        self._center, self._counter = center, counter

    def __call__(self) -> Seen:
        turn = self.turn
        query = Desk(self._counter, colleagues=self.colleagues, all_held=self.all_held)
        return Seen(turn, self._center.see(query))
