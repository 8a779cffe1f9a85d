"""The operators' page over HTTP: signing in by a key, looking, and saying what was looked at."""

import re
import secrets
from asyncio import timeout
from collections import deque
from contextlib import suppress
from hmac import compare_digest
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from center_app.domain.clock import HOUR, MINUTE, Clock
from center_app.language import Language, find
from sync import wire
from sync.registry import page
from sync.registry.country import Country
from sync.registry.operators import digest as _digest
from sync.registry.oversight import together
from sync.registry.sessions import Session

SESSION_MS = 8 * HOUR
"""A working day; then the key is asked for again."""

MOST_FAILURES = 5
"""Wrong keys in a minute, from anywhere: a key of 256 bits is not guessed, but a log is filled."""

_COOKIE = "registry_operator"
_MOST_FORM = 4096
_MOST_FIELDS = 10
_FORM_S = 10
_SEQ = re.compile(r"[0-9]{1,16}")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Board:
    """The page; who is signed in to it all processes know that serve."""

    def __init__(self, country: Country, clock: Clock) -> None:
        self._country = country
        self._clock = clock
        self._failures: deque[int] = deque(maxlen=MOST_FAILURES)
        self.routes = [
            Route(page.BOARD, self._show),
            Route(page.STYLE_PATH, self._style),
            Route(page.LOGIN, self._login, methods=["POST"]),
            Route(page.LOGOUT, self._logout, methods=["POST"]),
            Route(page.REVIEW, self._review, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        language, session = _language(request), await self._session(request)
        if session is None:
            return _html(page.login(language))
        surveys, _ = await self._country.every(lambda ledger: ledger.desk.survey())
        away = [name for name in self._country.homes if name not in surveys]
        survey = together(surveys.values(), away, self._clock.now().at)
        return _html(page.board(language, survey, session.name, session.token))

    async def _style(self, _request: Request) -> Response:
        headers = _HEADERS | {"Cache-Control": "max-age=3600"}
        return Response(page.STYLE, media_type="text/css", headers=headers)

    async def _login(self, request: Request) -> Response:
        """A good key is always taken: nobody keeps an operator out by guessing."""
        language, now = _language(request), self._clock.now().at
        hashed = _digest((await _form(request)).get("key", ""))
        name = await self._country.first(lambda ledger: ledger.desk.operator_of(hashed))
        if name is None:
            if len(self._failures) == MOST_FAILURES and now - self._failures[0] < MINUTE:
                return Response(status_code=429, headers=_HEADERS | {"Retry-After": "60"})
            self._failures.append(now)
            return _html(page.login(language, refused=True), 403)
        answer = _back(language)
        secret = await self._begin(name, hashed, now)
        answer.set_cookie(
            _COOKIE,
            secret,
            max_age=SESSION_MS // 1000,
            path=page.BOARD,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return answer

    async def _logout(self, request: Request) -> Response:
        if await self._allowed(request) is not None:
            kept = _digest(request.cookies[_COOKIE])
            await self._country.every(lambda ledger: ledger.desk.end_session(kept))
        answer = _back(_language(request))
        answer.delete_cookie(_COOKIE, path=page.BOARD)
        return answer

    async def _review(self, request: Request) -> Response:
        form = await self._allowed(request)
        if form is None:
            return _html(page.login(_language(request)), 403)
        seq = form.get("seq", "")
        center, epoch = form.get("center", ""), form.get("epoch", "")
        verdict = form.get(page.VERDICT)
        is_known = verdict in (page.ACCEPT, page.REJECT) and wire.is_center(center)
        if not (_SEQ.fullmatch(seq) and is_known and wire.is_epoch(epoch)):
            return Response(status_code=400, headers=_HEADERS)
        where, accepted = (center, epoch, int(seq)), verdict == page.ACCEPT
        home = self._country.home(center)
        with suppress(LookupError):  # somebody else has looked at it meanwhile
            if home is not None:
                await home.ask(lambda ledger: ledger.review(*where, accepted=accepted))
        return _back(_language(request))

    async def _allowed(self, request: Request) -> dict[str, str] | None:
        """The form of somebody who is signed in, sent from their own page."""
        session, form = await self._session(request), await _form(request)
        token = form.get("token", "")
        if session is None or not compare_digest(session.token.encode(), token.encode()):
            return None
        return form

    async def _begin(self, name: str, hashed: bytes, now: int) -> str:
        """Kept wherever it can be: so it goes on while one database is away."""
        secret = secrets.token_urlsafe(32)
        session = Session(name, hashed, now + SESSION_MS, secrets.token_urlsafe(32))
        kept = _digest(secret)
        await self._country.every(lambda ledger: ledger.desk.begin_session(kept, session))
        return secret

    async def _session(self, request: Request) -> Session | None:
        kept = _digest(request.cookies.get(_COOKIE, ""))
        return await self._country.first(lambda ledger: ledger.desk.session(kept))


def _language(request: Request) -> Language:
    """Arabic unless English is asked for."""
    return find("en" if request.query_params.get("lang") == "en" else "ar")


async def _form(request: Request) -> dict[str, str]:
    """The fields of a small form; nothing of one that is too large, too slow or no form."""
    body = bytearray()
    try:
        async with timeout(_FORM_S):
            async for chunk in request.stream():
                body += chunk
                if len(body) > _MOST_FORM:
                    return {}
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS)
    except (TimeoutError, ValueError):
        return {}
    return {name: values[0] for name, values in fields.items()}


def _html(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status, headers=_HEADERS)


def _back(language: Language) -> RedirectResponse:
    where = f"{page.BOARD}?lang={language.code}"
    return RedirectResponse(where, status_code=303, headers=_HEADERS)
