"""The phones' pages over HTTP, and what is said where there is none.

A ticket's secret is in the address. So no address is written to any log, nor what went wrong with
one but for the kind of fault and the place in the program.
"""

import logging
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from math import ceil

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from center_app.domain.refusal import Refused, Unavailable
from ui.phone import calm_page
from ui.phone.answers import Writer
from ui.phone.faults import TooLong, TooMuch, Undone
from ui.phone.frame import Tongues
from ui.phone.holder import HolderPages
from ui.phone.public import PublicPages
from ui.phone.sight import Center, Sight
from ui.phone.ticket_page import TICKET

RETRY_S = 5
"""When to come again while the center is away."""

_log = logging.getLogger(__name__)


class PhoneServer:
    """The ASGI application, on any center that the roof gives it."""

    def __init__(
        self, center: Center, station: str, new_id: Callable[[], str], tongues: Tongues
    ) -> None:
        """`station` is the name under which the center knows these pages."""
        self._sight = Sight(center)
        self._writer = Writer(tongues)
        holder = HolderPages(center, self._sight, self._writer, station, new_id)
        public = PublicPages(self._sight, self._writer)
        self._app: ASGIApp = Starlette(
            lifespan=self._open,
            routes=[*public.routes, *holder.routes],
            exception_handlers={
                Refused: self._nothing,
                HTTPException: self._nothing,
                TooMuch: self._slower,
                TooLong: self._too_long,
                Undone: self._undone,
                Unavailable: self._away,
                ClientDisconnect: _gone,
                Exception: self._away,
            },
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request. Of a fault only its kind is told: its words may name a secret."""
        try:
            await self._app(scope, receive, send)
        except Exception as error:
            if scope["type"] != "http":
                raise
            where = "".join(traceback.format_tb(error.__traceback__))
            _log.error("a page failed: %s\n%s", type(error).__name__, where)

    @asynccontextmanager
    async def _open(self, _app: Starlette) -> AsyncIterator[None]:
        self._sight.start()
        try:
            yield
        finally:
            self._sight.close()

    async def _nothing(self, request: Request, _error: Exception) -> Response:
        """For what there is not, and never was, the same page."""
        page = calm_page.unknown_page(self._writer.language(request), self._writer.tongues)
        return self._writer.plain(request, page, 404)

    async def _slower(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, TooMuch)
        page = calm_page.slower_page(self._writer.language(request), _path(request))
        return self._writer.plain(request, page, 429, ceil(error.wait_s))

    async def _too_long(self, request: Request, _error: Exception) -> Response:
        page = calm_page.too_long_page(self._writer.language(request))
        answer = self._writer.plain(request, page, 413)
        answer.headers["Connection"] = "close"
        return answer

    async def _undone(self, request: Request, _error: Exception) -> Response:
        language, path = self._writer.language(request), _path(request)
        page = calm_page.undone_page(language, self._writer.tongues, path)
        return self._writer.plain(request, page, 503, RETRY_S)

    async def _away(self, request: Request, _error: Exception) -> Response:
        page = calm_page.away_page(self._writer.language(request), _path(request))
        return self._writer.plain(request, page, 503, RETRY_S, again=True)


def _path(request: Request) -> tuple[str, ...]:
    """Where somebody is; after a form, the page of its ticket."""
    parts = tuple(part for part in request.url.path.split("/") if part)
    return parts[:2] if parts[:1] == (TICKET,) else parts


async def _gone(_request: Request, _error: Exception) -> Response:
    """The line broke in the middle of a form: nobody reads the answer."""
    return Response(status_code=400)
