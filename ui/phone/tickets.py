"""The tickets that phones look at: each as it stands, asked for in as few questions as can be."""

import asyncio
from collections import OrderedDict
from hashlib import sha256
from itertools import islice
from typing import Any

from starlette.concurrency import run_in_threadpool

from center_app.domain.refusal import Reason, Refused, Unavailable
from center_app.domain.views.moving import Moving
from center_app.domain.views.my_ticket import MyTickets, MyTicketView
from ui.phone.sight import OLD, Seen, Sight

MOST = 4_000
"""Tickets that are kept: more than a day has that somebody follows at one time."""

TICKET_S = 60.0
"""So old a ticket's place may be while it waits; that it is called is known at once."""

SOON_S = 30.0
"""What is so old is asked for along with others: it would have to be soon, and alone."""

LOOKS_S = 45.0
"""Who has not looked for so long has put the phone away."""

AT_ONCE = 250
"""Tickets in one question: the hall is looked at for some hundredths of a second, and no press
waits longer for it."""


Asked = list[tuple[str, "asyncio.Future[Seen[MyTicketView]] | None"]]
"""Tickets in one question, each with who waits for it, if anybody does."""


class Tickets:
    """Who looks while a question is on its way goes along with the next; and with every question
    go those who would have to ask soon."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._seen: OrderedDict[str, Seen[MyTicketView]] = OrderedDict()
        self._looked: dict[str, float] = {}
        self._wanted: dict[str, asyncio.Future[Seen[MyTicketView]]] = {}
        self._round: asyncio.Task[None] | None = None

    def knows(self, token: str) -> bool:
        """Whether it has been answered, and is kept."""
        return token in self._seen

    def forget(self, token: str) -> None:
        """Something has been done that changes it: ask again."""
        if token in self._seen:
            self._seen[token].state = None

    async def see(self, token: str) -> Seen[MyTicketView]:
        """The ticket as it is now, or as it was last while the center is away.

        Raises Refused for what is unknown, Unavailable where it has never been seen.
        """
        state = self._state(token, await self._marks())
        seen, now = self._seen.get(token), self._sight.steady()
        if seen is not None:
            self._seen.move_to_end(token)
            self._looked[token] = now
            age = now - seen.at
            if self._sight.is_away or (seen.state == state and age < OLD * TICKET_S):
                if age >= TICKET_S and not self._sight.is_away:
                    self._want(token)  # for whoever looks next: nobody waits for it
                return seen
        elif self._sight.is_away:
            raise Unavailable("the center is away")
        try:
            return await asyncio.shield(self._want(token))
        except Unavailable:
            self._sight.lose()
            if seen is None:
                raise
            return seen

    def _want(self, token: str) -> "asyncio.Future[Seen[MyTicketView]]":
        wanted = self._wanted.get(token)
        if wanted is None:
            wanted = self._wanted[token] = asyncio.get_running_loop().create_future()
            wanted.add_done_callback(_heard)
        if self._round is None or self._round.done():
            self._round = asyncio.create_task(self._ask())
        return wanted

    async def _ask(self) -> None:
        """Question after question, until nothing is wanted."""
        while self._wanted:
            tokens = [*islice(self._wanted, AT_ONCE)]
            asked: Asked = [(token, self._wanted.pop(token)) for token in tokens]
            asked += [(token, None) for token in self._soon(AT_ONCE - len(asked), set(tokens))]
            try:
                await self._answer(asked)
            except Exception as error:  # noqa: BLE001 - whoever waits for it hears what it was
                for _token, wanted in asked:
                    if wanted is not None and not wanted.done():
                        wanted.set_exception(error)

    async def _answer(self, asked: Asked) -> None:
        marks, at = await self._marks(), self._sight.steady()
        states = [self._state(token, marks) for token, _wanted in asked]
        query = MyTickets(tuple(token for token, _wanted in asked))
        views = await run_in_threadpool(self._sight.center.see, query)
        for (token, wanted), view, state in zip(asked, views, states, strict=True):
            if view is None:
                self._seen.pop(token, None)
                self._looked.pop(token, None)
                if wanted is not None:
                    wanted.set_exception(Refused(Reason.UNKNOWN_VISIT))
                continue
            seen = self._kept(token, Seen(view, state, at))
            if wanted is not None:
                self._looked[token] = at
                wanted.set_result(seen)
        while len(self._seen) > MOST:
            self._looked.pop(self._seen.popitem(last=False)[0], None)

    def _kept(self, token: str, seen: Seen[MyTicketView]) -> Seen[MyTicketView]:
        """What was written of the same view is not written again."""
        old = self._seen.get(token)
        if old is not None and (old.value, old.state) == (seen.value, seen.state):
            seen.pages = old.pages
        self._seen[token] = seen
        return seen

    def _soon(self, most: int, but: set[str]) -> list[str]:
        """Those whose view is old before long, and who still look."""
        now = self._sight.steady()
        found = (
            token
            for token, seen in self._seen.items()
            if token not in but
            and now - seen.at >= SOON_S
            and now - self._looked.get(token, seen.at) <= LOOKS_S
        )
        return [*islice(found, most)]

    async def _marks(self) -> dict[str, str]:
        """Of the tickets that do more than wait; none while the center is away."""
        try:
            return (await self._sight.see(Moving())).value
        except Unavailable:
            return {}

    def _state(self, token: str, marks: dict[str, str]) -> object:
        """What must be the same for a view to be the same."""
        return self._sight.setup, marks.get(sha256(token.encode()).hexdigest())


def _heard(wanted: "asyncio.Future[Any]") -> None:
    """Whoever waited for it has what went wrong, if anybody still does."""
    if not wanted.cancelled():
        wanted.exception()
