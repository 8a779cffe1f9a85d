"""The center as a kiosk has it: the server's, and while that is away one of its own."""

import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Any, TypeVar

from center_app.center import Done
from center_app.domain.clock import Clock
from center_app.domain.commands import Cancel, Command, Issue
from center_app.domain.events import PaperLeftOver
from center_app.domain.refusal import Refused, Revoked, Unavailable
from center_app.domain.views.kiosk import BasketWait, Services, Ticket, Welcome
from center_app.domain.views.my_ticket import MyTicket
from center_app.domain.views.outlook import Outlook
from center_app.domain.views.query import Query
from sync.stations.alone import Alone
from sync.stations.identity import Identity
from sync.stations.questions import Provisions
from sync.stations.remote import RemoteCenter
from sync.stations.ticket_book import State

V = TypeVar("V")

READ_S = 4.0
"""A citizen waits no longer for a server that is silent."""

LOOK_S = 0.5
"""How often it is looked whether there is something to tell the server."""

RENEW_S = 30.0
"""How old what the server said last may be while it answers."""

SHOWN_ALONE: frozenset[type] = frozenset({BasketWait, MyTicket, Outlook, Services, Ticket, Welcome})
"""What a kiosk can answer itself."""

_log = logging.getLogger(__name__)


class KioskCenter(RemoteCenter):
    """Asks the server; a number is given here where that does not answer, with the same ids.

    On a thread of its own it asks what is needed to be alone, and tells the server what was done
    meanwhile: once and in order. What cannot be taken in the server tells somebody in charge of.
    """

    def __init__(self, identity: Identity, alone: Alone, clock: Clock, run: str = "") -> None:
        super().__init__(identity, READ_S, run)
        self.alone = alone
        self._clock = clock
        self._stop = Event()
        self._thread = Thread(target=self._run, name="taking-in", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        super().close()
        self._thread.join(READ_S)
        self.alone.book.close()

    def do(self, command: Command) -> Done:
        if not isinstance(command, Issue | Cancel):
            return super().do(command)
        ours = self.alone.answer(command)
        if ours is not None:
            return ours
        if isinstance(command, Cancel):
            holds = self.alone.holds(command.visit)
            return self.alone.do(command) if holds else super().do(command)
        ask = super().do
        return self._or_alone(lambda: ask(command), lambda: self.alone.do(command))

    def see(self, query: Query[V]) -> V:
        shape: type = type(query)
        if shape not in SHOWN_ALONE:
            return super().see(query)
        if self._is_ours(query):
            return self.alone.see(query)
        ask = super().see
        if shape is MyTicket:
            return self._known_here(query, ask)
        return self._or_alone(lambda: ask(query), lambda: self.alone.see(query))

    def _is_ours(self, query: Query[Any]) -> bool:
        """Whether it is about a ticket that the server does not know yet."""
        return isinstance(query, Ticket) and self.alone.holds(query.visit)

    def _known_here(self, query: Query[V], ask: Callable[[Query[V]], V]) -> V:
        """What neither knows is answered by the server, if it does answer."""
        try:
            return ask(query)
        except Revoked:
            raise
        except (Unavailable, Refused) as why:
            try:
                return self.alone.see(query)
            except (Unavailable, Refused):
                raise why from None

    def _or_alone(self, ask: Callable[[], V], alone: Callable[[], V]) -> V:
        if self.is_away and self.alone.ready:
            return alone()
        try:
            return ask()
        except Revoked:
            raise
        except Unavailable:
            if not self.alone.ready:
                raise
            return alone()

    def _run(self) -> None:
        with suppress(Unavailable):
            self.news(-1, 0.0)  # listen from now on, whether a window does or not
        left_s = 0.0
        while not self._stop.wait(LOOK_S):
            left_s -= LOOK_S
            try:
                if self.is_away:
                    left_s = 0.0
                    continue
                if left_s <= 0:
                    self._ask_provisions()
                    left_s = RENEW_S
                self.tell_all()
            except (Unavailable, Refused) as why:
                _log.info("the server is not told just now: %s", why)

    def _ask_provisions(self) -> None:
        asked = self._clock.now()
        told = super().see(Provisions(self.alone.serial))
        self.alone.provide(told, asked, self._clock.now())

    def tell_all(self) -> None:
        """Tell the server all that was done alone. Raises Unavailable where it goes away again."""
        for one in self.alone.book.waiting():
            try:
                done = super().do(self.alone.asking(one))
            except Refused as why:
                _log.error("the server does not take in %s: %s", one.number or one.id, why.reason)
                self.alone.book.settle(one, State.REFUSED, why.reason.value)
            else:
                left = done.find(PaperLeftOver)
                if left is None:
                    self.alone.book.settle(one, State.TAKEN_IN)
                else:
                    _log.warning("%s is left over: %s", one.number, left.reason)
                    self.alone.book.settle(one, State.REFUSED, left.reason.value)
