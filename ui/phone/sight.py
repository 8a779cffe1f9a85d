"""What the pages know of the center: each view asked for once for every state of the hall."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar, cast

from starlette.concurrency import run_in_threadpool

from center_app.center import Done, News
from center_app.domain.commands import Command
from center_app.domain.events import Kind
from center_app.domain.refusal import Unavailable
from center_app.domain.views.kiosk import Welcome
from center_app.domain.views.moving import Moving
from center_app.domain.views.query import Query

V = TypeVar("V")

WAIT_S = 0.5
PAUSE_S = 0.5

HALL_S = 15.0
"""So old the waits of the whole center may be: to tell them all takes far more than one ticket."""

MOVING_S = 60.0
"""So old what moves may be while nothing does: who has ended long ago is in it no more."""

LAST_S: dict[type[Query[Any]], float] = {Welcome: HALL_S, Moving: MOVING_S}
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

    `pages` keeps what was written of it, by language and kind.
    """

    value: V
    state: object
    at: float
    pages: dict[object, Any] = field(default_factory=dict)


class Sight:
    """Looks at one center for any number of phones; follows its news on a thread of its own.

    While the center is away it gives what was seen last, with its age.
    """

    def __init__(self, center: Center, steady: Callable[[], float] = monotonic) -> None:
        self.center, self.steady = center, steady
        self._seen: dict[Query[Any], Seen[Any]] = {}
        self._flights: dict[Query[Any], asyncio.Task[Any]] = {}
        self._long, self._quick = asyncio.Semaphore(1), asyncio.Semaphore(1)
        """The hall answers one at a time anyway; so the quick question waits for one long one."""
        self._hall = self.setup = 0
        self.is_away = False
        self._stop = Event()
        self._thread = Thread(target=self._follow, name="sight", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()

    def lose(self) -> None:
        """The center did not answer; its news say when it is back."""
        self.is_away = True

    def age_s(self, seen: Seen[Any]) -> float | None:
        """For how long nobody can tell whether it is still so; None while the center is there."""
        return self.steady() - seen.at if self.is_away else None

    async def see(self, query: Query[V]) -> Seen[V]:
        """The view as it is now, or as it was last while the center is away.

        Raises Unavailable where it has never been seen.
        """
        seen, state = self._seen.get(query), self._state(query)
        if seen is not None and (self.is_away or self._will_do(query, seen, state)):
            return cast(Seen[V], seen)
        if self.is_away:
            raise Unavailable("the center is away")
        try:
            return await asyncio.shield(self._flight(query, state))
        except Unavailable:
            self.is_away = True
            if seen is None:
                raise
            return cast(Seen[V], seen)

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
            if self.is_away:
                raise Unavailable("the center has gone away meanwhile")
            at = self.steady()
            value = await run_in_threadpool(self.center.see, query)
        seen = Seen(value, state, at)
        self._seen[query] = seen
        return seen

    def _state(self, query: Query[Any]) -> object:
        """What must be the same for a view to be the same."""
        return self._hall if isinstance(query, Moving) else self.setup

    def _will_do(self, query: Query[Any], seen: Seen[Any], state: object) -> bool:
        """Whether it can still be shown. One that is old is asked for anew for whoever looks next:
        nobody waits for that, unless nobody has looked for long."""
        if seen.state != state:
            return False
        last = LAST_S.get(type(query))
        age = self.steady() - seen.at
        if last is not None and age >= last:
            if age >= OLD * last:
                return False
            self._flight(query, state)
        return True

    def _follow(self) -> None:
        after = -1
        while not self._stop.is_set():
            try:
                news = self.center.news(after, WAIT_S)
            except Unavailable:
                self._lose()
            except Exception:  # noqa: BLE001 - a bug here must not show old numbers as new for ever
                _log.exception("the center's news cannot be heard")
                self._lose()
            else:
                after = self._hear(news, after)

    def _lose(self) -> None:
        self.is_away = True
        self._stop.wait(PAUSE_S)

    def _hear(self, news: News, after: int) -> int:
        found = self.is_away or after < 0
        if found or news.kinds & _SETUP:
            self.setup += 1
        if found or news.kinds & _HALL:
            self._hall += 1
        self.is_away = False
        return news.seq
