"""What the hall display shows: the last calls, the newest first."""

from dataclasses import dataclass

from center_app.domain.clock import Instant
from center_app.domain.hall import Call, Hall, Phase
from center_app.domain.place import Zone
from center_app.domain.text import Text
from center_app.domain.views.query import Query
from center_app.domain.visit import Stand

ROWS = 4
"""Calls on the board at once: figures must be legible at ten metres."""


@dataclass(frozen=True, slots=True)
class BoardCall:
    """A number and its counter. `sitting` and `again` tell a new call from one already shown."""

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
    name: Text
    open: bool
    opens_at: int | None
    calls: tuple[BoardCall, ...]
    waiting: int


@dataclass(frozen=True)
class Board(Query[BoardView]):
    """The board of some zones; none named: of the whole hall."""

    zones: tuple[str, ...] = ()


def board(hall: Hall, query: Board, now: Instant) -> BoardView:
    settings = hall.settings
    opened = settings is not None and settings.calendar.is_open(now.at)
    return BoardView(
        name=settings.name if settings is not None else Text("", ""),
        open=opened and hall.phase is not Phase.CLOSED,
        opens_at=settings.calendar.next_opening(now.at) if settings and not opened else None,
        calls=tuple(_shown(hall, call) for call in _last_calls(hall, query.zones)),
        waiting=sum(hall.crowd.values()),
    )


def _last_calls(hall: Hall, zones: tuple[str, ...]) -> list[Call]:
    """The last call of each visit, the newest first."""
    last: dict[str, Call] = {}
    for call in reversed(hall.calls):
        if call.visit not in hall.visits or call.visit in last:
            continue
        if zones and hall.counters[call.counter].zone not in zones:
            continue
        last[call.visit] = call
        if len(last) == ROWS:
            break
    return list(last.values())


def _shown(hall: Hall, call: Call) -> BoardCall:
    visit = hall.visits[call.visit]
    here = visit.stand is Stand.CALLED and visit.sittings[-1].id == call.sitting
    zone = hall.settings.zone(hall.counters[call.counter].zone) if hall.settings else None
    return BoardCall(
        number=call.number,
        counter=call.counter,
        zone=zone,
        called_at=call.at.at,
        sitting=call.sitting,
        again=call.again,
        waiting=here,
    )
