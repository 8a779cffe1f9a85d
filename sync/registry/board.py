"""The operators' page over HTTP: signing in by a key, looking, and saying what was looked at."""

import re
import secrets
from asyncio import timeout
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hmac import compare_digest
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from center_app.domain.clock import HOUR, MINUTE, Clock
from center_app.language import Language, find
from sync import wire
from sync.registry import page
from sync.registry.ledger import Ledger
from sync.registry.operators import digest as _digest

SESSION_MS = 8 * HOUR
"""A working day; then the key is asked for again."""

MOST_FAILURES = 5
"""Wrong keys in a minute, from anywhere: a key of 256 bits is not guessed, but a log is filled."""

_COOKIE = "registry_operator"
_MOST_FORM = 4096
_MOST_FIELDS = 10
_FORM_S = 10
_SEQ = re.compile(r"[0-9]{1,16}")
_MOST_SESSIONS = 200
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in, by the key with this hash, until when, and what forms carry."""

    name: str
    hashed: bytes
    ends_at: int
    token: str


class Board:
    """The page and who is signed in to it; that is forgotten when the process ends."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._sessions: dict[bytes, Session] = {}
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
        survey = await run_in_threadpool(self._ledger.desk.survey)
        return _html(page.board(language, survey, session.name, session.token))

    async def _style(self, _request: Request) -> Response:
        headers = _HEADERS | {"Cache-Control": "max-age=3600"}
        return Response(page.STYLE, media_type="text/css", headers=headers)

    async def _login(self, request: Request) -> Response:
        """A good key is always taken: nobody keeps an operator out by guessing."""
        language, now = _language(request), self._clock.now().at
        hashed = _digest((await _form(request)).get("key", ""))
        name = await run_in_threadpool(self._ledger.desk.operator_of, hashed)
        if name is None:
            if len(self._failures) == MOST_FAILURES and now - self._failures[0] < MINUTE:
                return Response(status_code=429, headers=_HEADERS | {"Retry-After": "60"})
            self._failures.append(now)
            return _html(page.login(language, refused=True), 403)
        answer = _back(language)
        secret = self._begin(name, hashed, now)
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
            self._sessions.pop(_digest(request.cookies[_COOKIE]), None)
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
        accepted = verdict == page.ACCEPT
        said = partial(self._ledger.review, center, epoch, int(seq), accepted=accepted)
        with suppress(LookupError):  # somebody else has looked at it meanwhile
            await run_in_threadpool(said)
        return _back(_language(request))

    async def _allowed(self, request: Request) -> dict[str, str] | None:
        """The form of somebody who is signed in, sent from their own page."""
        session, form = await self._session(request), await _form(request)
        token = form.get("token", "")
        if session is None or not compare_digest(session.token.encode(), token.encode()):
            return None
        return form

    def _begin(self, name: str, hashed: bytes, now: int) -> str:
        secret = secrets.token_urlsafe(32)
        while len(self._sessions) >= _MOST_SESSIONS:
            del self._sessions[next(iter(self._sessions))]
        session = Session(name, hashed, now + SESSION_MS, secrets.token_urlsafe(32))
        self._sessions[_digest(secret)] = session
        return secret

    async def _session(self, request: Request) -> Session | None:
        """It ends with the key by which it began, in whatever process that was taken away."""
        session = self._sessions.get(_digest(request.cookies.get(_COOKIE, "")))
        if session is None or session.ends_at <= self._clock.now().at:
            return None
        name = await run_in_threadpool(self._ledger.desk.operator_of, session.hashed)
        return session if name == session.name else None


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
