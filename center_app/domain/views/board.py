"""What the hall display shows: the last calls, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from center_app.domain.call import Call
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall, Phase
from center_app.domain.place import FULL, Settings, Zone
from center_app.domain.text import Text
from center_app.domain.views.bulletins import BulletinView, on_displays
from center_app.domain.views.hours import opens_at
from center_app.domain.views.query import Query
from center_app.domain.visit import Stand

KEPT = 12
"""Calls that a board is given: more than it shows at once, so that none of a burst is lost."""


@dataclass(frozen=True, slots=True)
class BoardCall:
    """A number and its counter. `sitting` and `again` tell a new call from one already shown.

    `zone` is None where the center has but one, so that there is nothing to tell.
    """

    number: str
    counter: str
    zone: Zone | None
    called_at: int
    sitting: str
    again: int
    waiting: bool
    """Called, and not yet come."""


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board's calls, the newest first, each visit once.

    `open` lasts until those who still wait after the closing time have been served. `floors` says
    that the center's zones lie on several floors, `paused` that the whole hall stands still.
    """

    name: Text
    open: bool
    opens_at: int | None
    floors: bool
    calls: tuple[BoardCall, ...]
    waiting: int
    percent: int = FULL
    """How loud calls are said now; 0: not at all."""
    paused: bool = False
    bulletins: tuple[BulletinView, ...] = ()


@dataclass(frozen=True)
class Board(Query[BoardView]):
    """The board of some zones, and of some counters beside; none named: of the whole hall."""

    zones: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()

    def has(self, counter: str, zone: str) -> bool:
        """Whether what a counter of this zone calls stands on it."""
        everything = not self.zones and not self.counters
        return everything or zone in self.zones or counter in self.counters


NOT_SET_UP = BoardView(Text("", ""), False, None, False, (), 0)


def board(hall: Hall, query: Board, now: Instant) -> BoardView:
    settings = hall.settings
    if settings is None:
        return NOT_SET_UP
    opened = _goes_on(hall, settings, now)
    return BoardView(
        name=settings.name,
        open=opened,
        opens_at=None if opened else opens_at(hall, settings, now),
        floors=len({zone.floor for zone in settings.zones}) > 1,
        calls=tuple(
            each for call in _last_calls(hall, query) for each in _shown(hall, settings, call)
        )[:KEPT],
        waiting=hall.waiting,
        percent=0 if hall.muted else settings.percent_at(now.at),
        paused=hall.paused is not None,
        bulletins=on_displays(hall, now) if opened else (),
    )


def _goes_on(hall: Hall, settings: Settings, now: Instant) -> bool:
    if hall.phase is not Phase.RUNNING:
        return False
    busy = bool(hall.lanes) or any(counter.visit for counter in hall.counters.values())
    return busy or settings.calendar.is_open(now.at)


def _last_calls(hall: Hall, query: Board) -> list[Call]:
    """The last call of each visit, the newest first."""
    last: dict[str, Call] = {}
    for call in reversed(hall.calls):
        if call.visit not in hall.visits or call.visit in last:
            continue
        if not query.has(call.counter, hall.counters[call.counter].zone):
            continue
        last[call.visit] = call
        if len(last) == KEPT:
            break
    return list(last.values())


def _shown(hall: Hall, settings: Settings, call: Call) -> Iterator[BoardCall]:
    """A row for each number of the visit: on the paper may be any of them."""
    visit = hall.visits[call.visit]
    here = visit.stand is Stand.CALLED and visit.sittings[-1].id == call.sitting
    several = len(settings.zones) > 1
    for n, number in enumerate(visit.numbers):
        yield BoardCall(
            number=number,
            counter=call.counter,
            zone=settings.zone(hall.counters[call.counter].zone) if several else None,
            called_at=call.at.at,
            sitting=f"{call.sitting}+{n}" if n else call.sitting,
            again=call.again,
            waiting=here,
        )
