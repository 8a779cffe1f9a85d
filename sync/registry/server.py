"""The reference registry over HTTP: reads requests, asks the ledger, writes answers."""

import logging

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from center_app.domain.clock import Clock, stamp
from center_app.domain.plain import Unreadable
from center_app.domain.refusal import Unavailable
from sync import batch, wire
from sync.authority import Authority
from sync.problem import STATUS, Code, Declined, Problem
from sync.registry import openapi
from sync.registry.asking import HOME, any_center
from sync.registry.board import Board
from sync.registry.country import Country
from sync.registry.intake import examine
from sync.registry.ledger import Ledger
from sync.registry.offers import Offers
from sync.registry.tls import PEER
from sync.wire import Acked, Certified, Health, OpenEpoch, Status

RETRY_AFTER_S = 2
"""When to come again after the database was busy or away."""

_MOST_JSON = 4096
_LONGEST_SEQ = 16
_OLDEST_CLIENT = "0.1.0"
_HTTP_CODES = {404: Code.NOT_FOUND, 405: Code.WRONG_METHOD}

"""Where the request's scope has the database that is asked."""

_log = logging.getLogger(__name__)


class RegistryServer:
    """The ASGI application. What waits for a database does so in a thread of that one."""

    def __init__(self, country: Country, clock: Clock, authority: Authority | None = None) -> None:
        """`authority`: by which the centers' certificates are renewed, where it is at hand."""
        self._authority = authority
        self._country = country
        self._clock = clock
        self._app: ASGIApp = Starlette(
            routes=[
                Route(wire.HEALTH, self._health),
                Route(wire.CURSOR, self._cursor),
                Route(wire.EPOCHS, self._open_epoch, methods=["POST"]),
                Route(wire.STATUS_OF, self._status, methods=["POST"]),
                Route(wire.CERTIFICATE, self._certificate, methods=["POST"]),
                Route(wire.EVENTS, self._events, methods=["POST"]),
                Route("/openapi.json", self._openapi),
                *Offers(country).routes,
                *Board(country, clock).routes,
            ],
            exception_handlers={
                Declined: _declined,
                HTTPException: _http_error,
                ClientDisconnect: _gone,
                Unavailable: _busy,
                Exception: _broken,
            },
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; the header that names the database is on every answer."""

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                home = scope.get(HOME) or next(iter(self._country.homes.values()))
                name = wire.GENERATION.lower().encode(), home.generation.encode()
                message["headers"] = [*message["headers"], name]
            await send(message)

        await self._app(scope, receive, send_named)

    async def _health(self, _request: Request) -> Response:
        now = stamp(self._clock.now().at)
        return _answer(Health("ok", now, (wire.VERSION,), _OLDEST_CLIENT))

    async def _openapi(self, _request: Request) -> Response:
        return Response(openapi.DOCUMENT, media_type=wire.JSON)

    async def _cursor(self, request: Request) -> Response:
        center, home = await any_center(self._country, request)
        epoch = _epoch(request.query_params.get("epoch", ""))
        at = _seq(request.query_params.get("at"))
        return _answer(await home.ask(lambda ledger: ledger.cursor(center, epoch, at)))

    async def _open_epoch(self, request: Request) -> Response:
        center, home = await any_center(self._country, request)
        _require_type(request, wire.JSON)
        body = await _body(request, _MOST_JSON)
        try:
            asked = wire.read_message(OpenEpoch, body)
        except Unreadable as error:
            raise Declined(Code.BAD_REQUEST, f"the request cannot be read: {error}") from error
        _check(asked)
        cursor, is_new = await home.ask(lambda ledger: ledger.open_epoch(center, asked))
        return _answer(cursor, 201 if is_new else 200)

    async def _status(self, request: Request) -> Response:
        center, home = await any_center(self._country, request)
        _require_type(request, wire.JSON)
        body = await _body(request, _MOST_JSON)
        try:
            status = wire.read_message(Status, body)
        except Unreadable as error:
            raise Declined(Code.BAD_REQUEST, f"the status cannot be read: {error}") from error
        _check_status(status)
        await home.ask(lambda ledger: ledger.keep_status(center, wire.write(status)))
        return Response(status_code=204)

    async def _certificate(self, request: Request) -> Response:
        """Only over the connection that the certificate still opens: it proves who asks."""
        center, _home = await any_center(self._country, request)
        if self._authority is None or PEER not in request.scope:
            raise Declined(Code.NOT_FOUND, "no certificates are made here")
        _require_type(request, wire.JSON)
        body = await _body(request, _MOST_JSON)
        now = self._clock.now().at
        try:
            asked = wire.read_message(wire.CertificateRequest, body).request.encode()
            made = self._authority.renewed(center, asked, now)
        except ValueError as error:  # Unreadable is one
            raise Declined(Code.BAD_REQUEST, "this is no request for a certificate") from error
        _log.info("%s: its certificate is renewed", center)
        return _answer(Certified(made.decode()))

    async def _events(self, request: Request) -> Response:
        center, home = await any_center(self._country, request)
        _require_type(request, wire.NDJSON)
        is_packed = _is_packed(request)
        body = await _body(request, batch.MOST_PACKED if is_packed else batch.MOST_INFLATED)
        return _answer(await home.ask(lambda ledger: _take(ledger, center, body, is_packed)))


def _take(ledger: Ledger, center: str, body: bytes, is_packed: bool) -> Acked:
    manifest, bodies = batch.unpack(body) if is_packed else batch.unfold(body)
    if manifest.center != center:
        raise Declined(Code.OTHER_CENTER, "the batch is another center's")
    acked = ledger.take(examine(manifest, bodies))
    for odd in acked.quarantined:
        _log.warning("%s %s %d: kept, %s", center, manifest.epoch, odd.seq, odd.code)
    return acked


def _epoch(text: str) -> str:
    if not wire.is_epoch(text):
        raise Declined(Code.BAD_REQUEST, "epoch: a UUID in lower case is needed")
    return text


def _check_status(status: Status) -> None:
    """What is kept of it is shown to people later, who must not stumble over it."""
    _epoch(status.epoch)
    amounts = (status.seq, status.unsent, status.disk_free, status.people, status.counters)
    if not all(0 <= amount <= wire.LAST_SEQ for amount in amounts if amount is not None):
        raise Declined(Code.BAD_REQUEST, "an amount is less than none, or too large")
    if not (
        wire.is_stamp(status.at)
        and wire.is_stamp(status.at if status.oldest is None else status.oldest)
    ):
        raise Declined(Code.BAD_REQUEST, "at, oldest: a time in UTC with milliseconds is needed")
    known = status.catalogue
    if known is not None and not (
        (not known.serial or wire.is_serial(known.serial))
        and 0 <= (known.release or 0) <= wire.LAST_SEQ
        and (known.trouble is None or wire.is_word(known.trouble))
    ):
        raise Declined(Code.BAD_REQUEST, "catalogue: this is none")
    if not wire.is_version(status.version):
        raise Declined(Code.BAD_REQUEST, "version: this is none")


def _seq(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > _LONGEST_SEQ:
        raise Declined(Code.BAD_REQUEST, "at: the number of an entry is needed")
    return int(text)


def _check(asked: OpenEpoch) -> None:
    _epoch(asked.epoch)
    parent = asked.parent
    if parent is None:
        return
    _epoch(parent.epoch)
    if not (0 <= parent.seq <= wire.LAST_SEQ and wire.is_head(parent.head)):
        raise Declined(Code.BAD_REQUEST, "parent: seq and head do not have their form")


def _require_type(request: Request, wanted: str) -> None:
    found = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if found != wanted:
        raise Declined(Code.WRONG_TYPE, f"the body has to be {wanted}")


def _is_packed(request: Request) -> bool:
    encoding = request.headers.get("content-encoding", "identity").lower()
    if encoding not in ("gzip", "identity"):
        raise Declined(Code.WRONG_TYPE, "the body may be encoded as gzip or identity")
    return encoding == "gzip"


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Declined(Code.TOO_LARGE, f"more than {most} bytes")
    return bytes(body)


def _answer(message: object, status: int = 200, **headers: str) -> Response:
    return Response(wire.write(message), status, headers, media_type=wire.JSON)


def _refusal(problem: Problem, **headers: str) -> Response:
    return _answer(problem, STATUS[problem.code], **headers)


async def _declined(request: Request, no: Exception) -> Response:
    assert isinstance(no, Declined)
    _log.info("%s %r: %s", request.method, request.url.path, no.problem.code)
    if no.problem.code is Code.UNAUTHORIZED:
        return _refusal(no.problem, **{"WWW-Authenticate": "Bearer"})
    return _refusal(no.problem)


async def _http_error(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = _HTTP_CODES.get(error.status_code, Code.BAD_REQUEST)
    return _refusal(Problem(code, error.detail), **dict(error.headers or {}))


async def _gone(_request: Request, _error: Exception) -> Response:
    """The line broke in the middle of a request: nobody reads the answer."""
    return Response(status_code=400)


async def _busy(_request: Request, error: Exception) -> Response:
    _log.warning("%s", error)
    problem = Problem(Code.BUSY, "the registry is busy")
    return _refusal(problem, **{"Retry-After": str(RETRY_AFTER_S)})


async def _broken(_request: Request, _error: Exception) -> Response:
    return _refusal(Problem(Code.BROKEN, "the registry has a fault"))
