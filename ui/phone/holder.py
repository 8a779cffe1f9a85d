"""The pages of a ticket's holder: found by its secret, and nothing else of the hall with it."""

from collections.abc import Callable
from time import monotonic

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from center_app.domain.refusal import Reason, Refused, Unavailable
from center_app.domain.verbs.form import TOKEN
from center_app.domain.views.kiosk import Services, Welcome
from center_app.domain.views.my_ticket import MyTicketView
from center_app.language import Language
from center_app.language.reasons import sentence
from ui.phone.answers import Writer, answer
from ui.phone.deeds import DEEDS, MOST_BODY, command_of, read_form
from ui.phone.faults import TooLong, TooMuch, Undone
from ui.phone.forms import cancel_page, later_page, rate_page, tell_page
from ui.phone.frame import RENEW, note
from ui.phone.limits import Limit, address_of
from ui.phone.sight import Center, Seen, Sight
from ui.phone.ticket_page import (
    CANCEL,
    LATER,
    RATE,
    TELL,
    THANKS,
    TICKET,
    Ticket,
    ticket_page,
)
from ui.phone.tickets import Tickets

UNKNOWN_BURST, UNKNOWN_EVERY_S = 30, 10.0
"""Wrong tickets from one address: a hall behind it scans some old ones."""

POST_BURST, POST_EVERY_S = 60, 1.0
"""Forms from one address: a whole hall may be behind it."""

DEEDS_BURST, DEEDS_EVERY_S = 10, 30.0
"""Forms of one ticket."""

DONE, NOT = "done", "not"
"""In the address after a form: what was done, or why it was not."""

FORMS = {CANCEL: cancel_page, LATER: later_page, RATE: rate_page, TELL: tell_page}


class HolderPages:
    """May do what the holder of a ticket may; `station` is by what the center knows these pages."""

    def __init__(
        self,
        center: Center,
        sight: Sight,
        writer: Writer,
        station: str,
        new_id: Callable[[], str],
    ) -> None:
        self._center, self._sight, self._writer = center, sight, writer
        self._tickets = Tickets(sight)
        self._station, self._new_id = station, new_id
        self._unknown = Limit(UNKNOWN_BURST, UNKNOWN_EVERY_S)
        self._posts = Limit(POST_BURST, POST_EVERY_S)
        self._deeds = Limit(DEEDS_BURST, DEEDS_EVERY_S)
        one = f"/{TICKET}/{{token}}"
        self.routes = [
            Route(one, self._ticket, methods=["GET"]),
            Route(f"{one}/{{deed}}", self._form, methods=["GET"]),
            Route(f"{one}/{{deed}}", self._do, methods=["POST"]),
        ]

    async def _ticket(self, request: Request) -> Response:
        seen = await self._seen(request)
        language = self._writer.language(request, seen.value.language)
        said = _said(request, seen.value, language)
        is_usual = not said and self._sight.age_s(seen) is None
        renewed = RENEW in request.query_params
        kind = language.code, renewed
        page = seen.pages.get(kind) if is_usual else None
        if page is None:
            ticket = await self._shown(request, seen, language)
            shown = ticket_page(ticket, language, self._writer.tongues, said, renewed=renewed)
            page = self._writer.written(shown, language)
            if is_usual and ticket.age_s is None:
                seen.pages[kind] = page
        return answer(request, page)

    async def _form(self, request: Request) -> Response:
        seen = await self._seen(request)
        form = FORMS.get(request.path_params["deed"])
        if form is None:
            raise HTTPException(404)
        language = self._writer.language(request, seen.value.language)
        ticket = await self._shown(request, seen, language)
        page = form(ticket, language, self._writer.tongues)
        return answer(request, self._writer.written(page, language))

    async def _do(self, request: Request) -> Response:
        deed, token = request.path_params["deed"], request.path_params["token"]
        seen = await self._seen(request)
        if deed not in DEEDS:
            raise HTTPException(404)
        _spend(self._posts, address_of(request))
        _spend(self._deeds, token)
        body = await _body(request)
        more = await run_in_threadpool(self._done, deed, body, token, seen.value.visit)
        self._tickets.forget(token)
        language = self._writer.language(request, seen.value.language)
        return self._writer.sent_on(language, TICKET, token, **more)

    def _done(self, deed: str, body: bytes, token: str, visit: str) -> dict[str, str]:
        """What came of it, for the address of the page that follows. Raises Undone."""
        try:
            form = read_form(body)
            self._center.do(command_of(deed, form, token, visit, self._station, self._new_id))
        except Refused as no:
            return {NOT: no.reason.value}
        except Unavailable as error:
            raise Undone from error
        return {DONE: deed} if deed in THANKS else {}

    async def _seen(self, request: Request) -> Seen[MyTicketView]:
        """The ticket of the address. Raises Refused for none, TooMuch for too many wrong ones.

        Whose ticket is known is answered, however many wrong ones come from the same address.
        """
        token = request.path_params["token"]
        who, now = address_of(request), monotonic()
        if not self._tickets.knows(token) and (wait_s := self._unknown.wait_s(who, now)) > 0:
            raise TooMuch(wait_s)
        try:
            if TOKEN.fullmatch(token) is None:
                raise Refused(Reason.UNKNOWN_VISIT)
            return await self._tickets.see(token)
        except Refused:
            self._unknown.spend(who, now)
            raise

    async def _shown(
        self, request: Request, seen: Seen[MyTicketView], language: Language
    ) -> Ticket:
        catalogue, hall = await self._sight.see(Services()), await self._sight.see(Welcome())
        return Ticket(
            token=request.path_params["token"],
            view=seen.value,
            catalogue=catalogue.value,
            center=hall.value.name.in_(language.code),
            age_s=self._sight.age_s(seen),
            paused=hall.value.paused,
        )


def _said(request: Request, ticket: MyTicketView, language: Language) -> str:
    """What became of the form that was sent just now, as HTML."""
    done, no = request.query_params.get(DONE), request.query_params.get(NOT)
    if done in THANKS:
        return note(language.say(THANKS[done]), "good")
    if no in set(Reason):
        refused = Refused(Reason(no), number=ticket.number, counter=ticket.counter or "")
        return note(sentence(language, refused), "warn")
    return ""


def _spend(limit: Limit, who: str) -> None:
    """Raises TooMuch."""
    now = monotonic()
    wait_s = limit.wait_s(who, now)
    if wait_s > 0:
        raise TooMuch(wait_s)
    limit.spend(who, now)


async def _body(request: Request) -> bytes:
    """Raises TooLong."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY:
            raise TooLong
    return bytes(body)
