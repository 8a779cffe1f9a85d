"""The center's server for its stations over HTTPS: who asks, for what, and the answer."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager, suppress
from email.utils import formatdate
from functools import partial

from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from center_app.domain import events
from center_app.domain.alarm import AlarmKind, Level, Sign
from center_app.domain.clock import SECOND, Clock
from center_app.domain.codec import read_command
from center_app.domain.events import Event, PaperLeftOver
from center_app.domain.left_over import Paper
from center_app.domain.plain import Unreadable
from center_app.domain.refusal import Reason, Refused, Unavailable
from center_app.store.kept.stations import (
    EnrolledStation,
    Kind,
    NotEnrolled,
    enrol_station,
    note_twice,
)
from sync import updates
from sync.stations import wire
from sync.stations.asking import Asking
from sync.stations.doubles import Doubles
from sync.stations.hub import Hub
from sync.stations.questions import DocumentFetched
from sync.stations.roll import Roll
from sync.stations.turns import Turns
from sync.stations.update_shelf import UpdateShelf
from sync.stations.wire import No
from sync.stations.words_heard import WordsHeard

LONGEST_RUN = 64

LONGEST_SEQ = 16
"""Digits of the number of an entry."""

AT_ONCE = {Kind.DISPLAY: frozenset({events.Kind.CALLS})}
"""What a kind of station is told without waiting for more: in a hall people look up at a call."""

LARGE = 1_024
"""Bytes from which an answer is packed: a catalogue, or a desk with many services."""

PACKING = 5
"""How hard; more gains nothing on views and takes longer."""

BROKEN = 500
"""From this status on the reason is the log's business alone."""

_log = logging.getLogger(__name__)


class Unknown(Exception):
    """Whoever asks is no station of this center, or no longer."""


class TooLong(Exception):
    """More bytes than any request has."""


class StationServer:
    """The ASGI application. What waits for the center does so in a thread.

    A server that is not on duty answers nobody: a station then asks the next one.
    """

    def __init__(
        self,
        asking: Asking,
        engine: Engine,
        clock: Clock,
        on_duty: Callable[[], bool],
        doubles: Doubles | None = None,
        shelf: UpdateShelf | None = None,
    ) -> None:
        self._asking = asking
        self._on_duty = on_duty
        self._engine = engine
        self._clock = clock
        self._roll = Roll(engine)
        self._doubles = doubles or Doubles()
        self._shelf = shelf
        self._heard = WordsHeard(self._roll.names)
        self.hub = Hub(asking.center)
        self._turns = Turns()
        self._app = Starlette(
            lifespan=self._open,
            middleware=[Middleware(GZipMiddleware, minimum_size=LARGE, compresslevel=PACKING)],
            routes=[
                Route(wire.HEALTH, self._health),
                Route(wire.ENROL, self._enrol, methods=["POST"]),
                Route(wire.ADMIT, self._admit, methods=["POST"]),
                Route(wire.DO, self._do, methods=["POST"]),
                Route(wire.SEE, self._see, methods=["POST"]),
                Route(wire.NEWS, self._news),
                Route(updates.OFFER, self._update),
                Route(updates.FILE, self._update_file),
            ],
            exception_handlers={
                Unknown: _answers(401, None),
                NotEnrolled: _answers(403, None),
                Refused: _refused,
                Unreadable: _answers(400, Reason.BAD_INPUT),
                TooLong: _answers(413, Reason.BAD_INPUT),
                Unavailable: _answers(503, None),
                Exception: _answers(500, None),
            },
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)

    @asynccontextmanager
    async def _open(self, _app: Starlette) -> AsyncIterator[None]:
        self.hub.start()
        self._asking.center.lookout.listen(AlarmKind.SILENT_STATION, self._silent)
        self._asking.center.hear_stations(self._heard.names)
        try:
            yield
        finally:
            self.hub.close()

    async def _health(self, _request: Request) -> Response:
        answer = _json(wire.write(wire.Health(self._asking.center.code, (wire.VERSION,))))
        answer.headers["Date"] = formatdate(self._clock.now().at / SECOND, usegmt=True)
        return answer

    async def _enrol(self, request: Request) -> Response:
        self._check_duty()
        asked = wire.read_message(wire.Enrolment, await _body(request))
        now = self._clock.now().at
        found, key = await run_in_threadpool(enrol_station, self._engine, asked.code, now)
        _log.warning("%s has been enrolled", found.name)
        center = self._asking.center.code
        return _json(
            wire.write(wire.Enrolled(center, found.name, found.kind.value, found.counter, key))
        )

    async def _admit(self, request: Request) -> Response:
        station = await self._station(request)
        asked = wire.read_message(wire.Admission, await _body(request))
        return _json(wire.write(await run_in_threadpool(self._asking.admit, station, asked)))

    async def _do(self, request: Request) -> Response:
        station = await self._station(request)
        body = await _body(request)

        def work() -> bytes:
            command = read_command(wire.parsed_object(body))
            done = self._asking.do(station, _passes(request), command)
            if any(_is_given_twice(event) for event in done.events):
                number = getattr(command, "number", "")
                self._note_twice(station, f"it has given {number} to two people")
            return wire.write_done(done)

        return _json(await run_in_threadpool(work))

    async def _see(self, request: Request) -> Response:
        station = await self._station(request)
        query = wire.read_query(wire.parsed_object(await _body(request)))
        see = partial(self._asking.see, station, _passes(request), query)
        async with self._turns.of(query, pressing=station.kind in AT_ONCE):
            answer = _json(await run_in_threadpool(see))
        if isinstance(query, DocumentFetched):  # packing it would gain nothing and keep all waiting
            answer.headers["Content-Encoding"] = "identity"
        return answer

    async def _news(self, request: Request) -> Response:
        station = await self._station(request)
        after = request.query_params.get("after", "")
        stream = self.hub.news(_seq(after), AT_ONCE.get(station.kind, frozenset()))
        first = await anext(stream)  # before the answer begins: so it can still be a no

        async def lines() -> AsyncIterator[bytes]:
            yield wire.write_news(first.seq, first.kinds)
            async with aclosing(stream):
                with suppress(Unknown):  # a revoked one hears nothing more
                    async for news in stream:
                        await self._station(request)
                        yield wire.write_news(news.seq, news.kinds)

        return StreamingResponse(lines(), media_type=wire.STREAM)

    async def _update(self, request: Request) -> Response:
        await self._station(request)
        said = await run_in_threadpool(self._shelf.offer) if self._shelf is not None else None
        return Response(status_code=204) if said is None else _json(said)

    async def _update_file(self, request: Request) -> Response:
        await self._station(request)
        file = self._shelf.file(request.path_params["sha256"]) if self._shelf is not None else None
        return Response(status_code=404) if file is None else FileResponse(file)

    async def _station(self, request: Request) -> EnrolledStation:
        """The station that asks. Raises Unknown, and Unavailable while another is on duty."""
        self._check_duty()
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        station = self._roll.known(key)
        if station is None:  # a thread for each would be most of what a question costs
            station = await run_in_threadpool(self._roll.station_of, key)
        if scheme.lower() != "bearer" or station is None:
            raise Unknown("this station is not enrolled here, or no longer")
        self._heard.hear(station.name, self._clock.now().mono)
        run = request.headers.get(wire.RUN, "")[:LONGEST_RUN]
        if self._doubles.is_double(station.name, run, self._clock.now().mono):
            await run_in_threadpool(self._note_twice, station, "its key is at two machines at once")
        return station

    def _note_twice(self, station: EnrolledStation, how: str) -> None:
        """It is said and kept, and keeps nobody from being answered."""
        _log.warning("%s: %s; revoke it, and enrol each machine anew", station.name, how)
        with suppress(Unavailable):
            note_twice(self._engine, station.name, self._clock.now().at)

    def _silent(self) -> dict[Sign, Level] | None:
        return self._heard.silent(self._clock.now().mono) if self._on_duty() else None

    def _check_duty(self) -> None:
        if not self._on_duty():
            raise Unavailable("This server of the center stands by.")


def _seq(text: str) -> int:
    """The number of an entry; -1 for whoever knows none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_SEQ else -1


def _passes(request: Request) -> str:
    return request.headers.get(wire.PASS, "")


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > wire.MOST_BODY:
            raise TooLong(f"more than {wire.MOST_BODY} bytes")
    return bytes(body)


def _json(body: bytes, status: int = 200) -> Response:
    return Response(body, status, media_type=wire.JSON)


def _answers(
    status: int, reason: Reason | None
) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What answers one kind of exception."""

    async def told(request: Request, error: Exception) -> Response:
        _log.warning("%s %r: %d, %s", request.method, request.url.path, status, error)
        message = str(error) if status < BROKEN else ""
        return _json(wire.write(No(reason.value if reason else None, message, {})), status)

    return told


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return _json(wire.write_refused(error), 409)


def _is_given_twice(event: Event) -> bool:
    """Whether another visit has the number of a ticket that a kiosk gave while it was alone."""
    return (
        isinstance(event, PaperLeftOver)
        and event.paper is Paper.TICKET
        and event.reason is Reason.NUMBER_TAKEN
    )
