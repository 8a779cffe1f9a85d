"""What the pages know of the center: each view asked for once for every state of the hall."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Event, Thread
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar, cast

from starlette.concurrency import run_in_threadpool

from center_app.center import Done, News
from center_app.domain.commands import Command
from center_app.domain.events import Kind
from center_app.domain.refusal import Refused, Unavailable
from center_app.domain.views.kiosk import Welcome
from center_app.domain.views.moving import Moving
from center_app.domain.views.my_ticket import MyTicket
from center_app.domain.views.query import Query

V = TypeVar("V")

WAIT_S = 0.5
PAUSE_S = 0.5

MOST = 4_000
"""Views that are kept: more than a day has tickets that somebody follows at one time."""

HALL_S = 15.0
"""So old the waits of the whole center may be: to tell them all takes far more than one ticket."""

TICKET_S = 60.0
"""So old a ticket's place may be while it waits; that it is called is known at once."""

LAST_S: dict[type[Query[Any]], float] = {Welcome: HALL_S, MyTicket: TICKET_S, Moving: TICKET_S}
"""What changes with the time alone, and how long it lasts."""

OLD = 1.5
"""So many times that is too old to be shown, even once."""

_HALL = frozenset({Kind.QUEUE, Kind.CALLS, Kind.STAFF, Kind.DAY, Kind.SETUP})
_SETUP = frozenset({Kind.DAY, Kind.SETUP})

_log = logging.getLogger(__name__)


class Center(Protocol):
    """What the pages ask of a center, here or behind its server. All may raise Unavailable."""

    def do(self, command: Command) -> Done: ...

    def see(self, query: Query[V]) -> V: ...

    def news(self, after: int, timeout: float) -> News: ...


@dataclass(slots=True)
class Seen(Generic[V]):
    """A view, the state of the center that it shows, and when it was asked for (steady seconds).

    `pages` keeps what was written of it, by language.
    """

    value: V
    state: object
    at: float
    pages: dict[str, Any] = field(default_factory=dict)


class Sight:
    """Looks at one center for any number of phones; follows its news on a thread of its own.

    While the center is away it gives what was seen last, with its age.
    """

    def __init__(self, center: Center, steady: Callable[[], float] = monotonic) -> None:
        self._center = center
        self._steady = steady
        self._seen: OrderedDict[Query[Any], Seen[Any]] = OrderedDict()
        self._flights: dict[Query[Any], asyncio.Task[Any]] = {}
        self._long, self._quick = asyncio.Semaphore(1), asyncio.Semaphore(1)
        """The hall answers one at a time anyway; so the quick question waits for one long one."""
        self._hall = self._setup = 0
        self._is_away = False
        self._stop = Event()
        self._thread = Thread(target=self._follow, name="sight", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()

    def knows(self, query: Query[Any]) -> bool:
        """Whether it has been answered, and is kept."""
        return query in self._seen

    def forget(self, query: Query[Any]) -> None:
        """Something has been done that changes it: ask again."""
        if query in self._seen:
            self._seen[query].state = None

    def age_s(self, seen: Seen[Any]) -> float | None:
        """For how long nobody can tell whether it is still so; None while the center is there."""
        return self._steady() - seen.at if self._is_away else None

    async def see(self, query: Query[V]) -> Seen[V]:
        """The view as it is now, or as it was last while the center is away.

        Raises Refused for what is unknown, Unavailable where it has never been seen.
        """
        marks = await self._marks() if isinstance(query, MyTicket) else {}
        seen = self._seen.get(query)
        state = self._state(query, marks)
        if seen is not None and (self._is_away or self._will_do(query, seen, state)):
            self._seen.move_to_end(query)
            return cast(Seen[V], seen)
        if self._is_away:
            raise Unavailable("the center is away")
        try:
            return await asyncio.shield(self._flight(query, state))
        except Unavailable:
            self._is_away = True
            if seen is None:
                raise
            return cast(Seen[V], seen)

    async def _marks(self) -> dict[str, str]:
        """Of the tickets that do more than wait; none while the center is away."""
        try:
            return (await self.see(Moving())).value
        except Unavailable:
            return {}

    def _flight(self, query: Query[V], state: object) -> "asyncio.Task[Seen[V]]":
        """Who asks the same meanwhile waits for the same answer."""
        flight = self._flights.get(query)
        if flight is None:
            flight = asyncio.create_task(self._ask(query, state))
            self._flights[query] = flight
            flight.add_done_callback(lambda done: self._land(query, done))
        return flight

    def _land(self, query: Query[Any], flight: "asyncio.Task[Any]") -> None:
        self._flights.pop(query, None)
        if not flight.cancelled():
            flight.exception()  # whoever waited for it has it, if anybody still does

    async def _ask(self, query: Query[V], state: object) -> Seen[V]:
        async with self._quick if isinstance(query, Moving) else self._long:
            if self._is_away:
                raise Unavailable("the center has gone away meanwhile")
            at = self._steady()
            try:
                value = await run_in_threadpool(self._center.see, query)
            except Refused:
                self._seen.pop(query, None)
                raise
        seen = Seen(value, state, at)
        self._seen[query] = seen
        self._seen.move_to_end(query)
        while len(self._seen) > MOST:
            self._seen.popitem(last=False)
        return seen

    def _state(self, query: Query[Any], marks: dict[str, str]) -> object:
        """What must be the same for a view to be the same."""
        if isinstance(query, Moving):
            return self._hall
        if isinstance(query, MyTicket):
            return self._setup, marks.get(sha256(query.code.encode()).hexdigest())
        return self._setup

    def _will_do(self, query: Query[Any], seen: Seen[Any], state: object) -> bool:
        """Whether it can still be shown. One that is old is asked for anew for whoever looks next:
        nobody waits for that, unless nobody has looked for long."""
        if seen.state != state:
            return False
        last = LAST_S.get(type(query))
        age = self._steady() - seen.at
        if last is not None and age >= last:
            if age >= OLD * last:
                return False
            self._flight(query, state)
        return True

    def _follow(self) -> None:
        after = -1
        while not self._stop.is_set():
            try:
                news = self._center.news(after, WAIT_S)
            except Unavailable:
                self._lose()
            except Exception:  # noqa: BLE001 - a bug here must not show old numbers as new for ever
                _log.exception("the center's news cannot be heard")
                self._lose()
            else:
                after = self._hear(news, after)

    def _lose(self) -> None:
        self._is_away = True
        self._stop.wait(PAUSE_S)

    def _hear(self, news: News, after: int) -> int:
        found = self._is_away or after < 0
        if found or news.kinds & _SETUP:
            self._setup += 1
        if found or news.kinds & _HALL:
            self._hall += 1
        self._is_away = False
        return news.seq
