"""The stations of a measured hall: models without windows, each with connections of its own.

A model does what its window does: it hears the news, and asks its view again no oftener than the
window would. Those who press do so by the clock, whether the last press was answered late or not.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any, Protocol

from center_app.center import Done, News
from center_app.cli.bench.center import SERVICES
from center_app.cli.bench.processes import START_S
from center_app.cli.machine import SystemClock, ids, new_token
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.events import Kind as Matter
from center_app.domain.refusal import Refused, Unavailable
from center_app.domain.views.board import Board
from center_app.domain.views.desk import Desk
from center_app.domain.views.kiosk import Welcome
from center_app.domain.views.manager import Overview
from center_app.domain.views.query import Query
from center_app.sample.center import PIN
from center_app.store.kept.stations import Kind
from sync.stations.identity import Identity
from sync.stations.remote import RemoteCenter

LAST_ANSWERS_S = 5.0
WAIT_S = 0.5
LOOK_ON_S = 2.0

ASKS_EACH_S = {Kind.KIOSK: 0.4, Kind.COUNTER: 0.1, Kind.DISPLAY: 0.25, Kind.MANAGER: 0.25}
"""How often at most a window of this kind asks its view (`HALL_MS`, `INTERVAL_MS` and
`BOARD_INTERVAL_MS` there)."""

CARES = {Kind.DISPLAY: frozenset({Matter.SETUP, Matter.DAY, Matter.QUEUE, Matter.CALLS})}
"""What a window's view follows; all else where nothing stands here."""


class Source(Protocol):
    def do(self, command: c.Command) -> Done: ...

    def see(self, query: Query[Any]) -> Any: ...

    def news(self, after: int, timeout: float) -> News: ...


@dataclass(frozen=True, slots=True)
class Press:
    """One command: the verb, when it was due and how long it took (s; monotonic clock), the entry
    that it led to, 0 for none, and the number or visit that it was about. `answered` says
    whether there was an answer, if only a refusal."""

    id: str
    verb: str
    at: float
    took: float
    seq: int
    about: str
    answered: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A view on a screen: it has all up to this entry, and stands there since `at`."""

    seq: int
    at: float


@dataclass(slots=True)
class Seen:
    """What one station did and saw in a run."""

    name: str
    kind: Kind
    presses: list[Press] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Post:
    """A station to be played: who it is, who works there (number and id), and its pace in s."""

    identity: Identity
    employee: tuple[str, str] | None
    each_s: float
    first_s: float


class Station:
    """One model; `play` presses for a while, and a thread of its own keeps its view current."""

    def __init__(self, post: Post, center: Source) -> None:
        self._post, self._center = post, center
        self._new_id = ids(SystemClock())
        self._over = Event()
        self._services = cycle(SERVICES)
        self.seen = Seen(post.identity.name, post.identity.kind)
        self._watching = Thread(target=self._watch, daemon=True)
        self._pressing = Thread(target=self._press, daemon=True)
        self._deeds = self._visits()

    def start(self) -> None:
        self._watching.start()
        if self._post.each_s:
            self._pressing.start()

    def stop_pressing(self) -> None:
        self._over.set()
        if self._post.each_s:
            self._pressing.join(LAST_ANSWERS_S)

    def _press(self) -> None:
        due = monotonic() + self._post.first_s
        while not self._over.wait(max(0.0, due - monotonic())):
            self._do(next(self._deeds), due)
            due += self._post.each_s

    def _do(self, command: c.Command, due: float) -> None:
        seq, about, answered = 0, "", True
        try:
            done = self._center.do(command)
            seq = done.seq
            issued, called = done.find(e.VisitIssued), done.find(e.VisitCalled)
            about = issued.number if issued else called.visit if called else ""
        except Refused:
            pass
        except Unavailable:
            answered = False
        took = monotonic() - due
        press = Press(command.id, command.verb, due, took, seq, about, answered)
        self.seen.presses.append(press)

    def _visits(self) -> Iterator[c.Command]:
        """One command after the other, as somebody works there."""
        name, counter = self._post.identity.name, self._post.identity.counter
        while counter is None:
            yield c.Issue(
                id=self._new_id(),
                station=name,
                visit=self._new_id(),
                token=new_token(),
                asked=(c.Asked(next(self._services)),),
            )
        who = self._post.employee[1] if self._post.employee is not None else None
        shapes: tuple[Callable[..., c.Command], ...] = (c.CallNext, c.Start, c.FinishVisit)
        while True:
            for shape in shapes:
                yield shape(id=self._new_id(), station=name, counter=counter, employee=who)

    def _watch(self) -> None:
        kind = self._post.identity.kind
        query, cares = _query(self._post.identity), CARES.get(kind, frozenset(Matter))
        after, rest = -1, ASKS_EACH_S[kind]
        while True:
            with suppress(Unavailable):
                news = self._center.news(after, WAIT_S)
                after = max(after, news.seq)
                if news.kinds & cares:
                    began = monotonic()
                    self._center.see(query)
                    self.seen.shown.append(Shown(after, monotonic()))
                    sleep(max(0.0, rest - (monotonic() - began)))
                elif news.kinds:
                    self.seen.shown.append(Shown(after, monotonic()))


def _query(identity: Identity) -> Query[Any]:
    match identity.kind:
        case Kind.COUNTER:
            return Desk(identity.counter or "")
        case Kind.DISPLAY:
            return Board()
        case Kind.MANAGER:
            return Overview()
    return Welcome()


def play(posts: Sequence[Post], seconds: float, together: Barrier, result: Connection) -> None:
    """Run as a process: these stations at the server, for so long from when all are ready."""
    try:
        centers = [RemoteCenter(post.identity) for post in posts]
        for post, center in zip(posts, centers, strict=True):
            if post.employee is not None:
                center.admit(post.employee[0], PIN)
            center.news(-1, WAIT_S)
        stations = [Station(*pair) for pair in zip(posts, centers, strict=True)]
        together.wait(START_S)
    except BaseException:
        together.abort()
        raise
    result.send(played(stations, seconds))
    for center in centers:
        center.close()


def played(stations: Sequence[Station], seconds: float) -> list[Seen]:
    """What they did and saw. Those that only look go on until the last answer is on them."""
    for station in stations:
        station.start()
    sleep(seconds)
    for station in stations:
        station.stop_pressing()
    sleep(LOOK_ON_S)
    return [station.seen for station in stations]
