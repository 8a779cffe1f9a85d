"""A center of one: the kiosk gives numbers by the same rules while its server is away.

It knows the center's settings and catalogue as the server told them last, and no counter: so it
promises no wait. Its numbers have a letter that nobody else gives, and go on over the days, so that
no wrong date gives one twice.
"""

import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import RLock
from typing import Any, TypeVar

from center_app.center import Done
from center_app.domain.clock import SECOND, Clock, Instant
from center_app.domain.commands import Cancel, Issue, TakeIn
from center_app.domain.evolve import Fact, evolve
from center_app.domain.hall import Hall, Phase
from center_app.domain.numbering import LAST, Series
from center_app.domain.plain import Unreadable, plain, read
from center_app.domain.refusal import Reason, Refused, Unavailable
from center_app.domain.verbs import decide
from center_app.domain.verbs.form import MOST_HEARD, check_form
from center_app.domain.views import show
from center_app.domain.views.query import Query
from sync.stations.questions import ProvisionsView
from sync.stations.ticket_book import Given, Page, TicketBook

V = TypeVar("V")

PROVISIONS, HEARD = "provisions", "heard"
"""Under these the book has the last word of the server, and when it was told the time."""

STEPPED_MS = 2 * SECOND
"""A moment heard anew replaces the last of its boot; clocks drift apart by less in a day."""

_log = logging.getLogger(__name__)


class Alone:
    """Safe among threads, and correct with another process of the same kiosk."""

    def __init__(
        self, book: TicketBook, center: str, clock: Clock, new_id: Callable[[], str]
    ) -> None:
        self.book = book
        self._center, self._clock, self._new_id = center, clock, new_id
        self._lock = RLock()
        self._provisions = _read(ProvisionsView, book.value(PROVISIONS))
        self._heard = _read(tuple[Instant, ...], book.value(HEARD)) or ()
        self._hall: Hall | None = None
        self._followed: dict[str, Given] = {}
        self._seen = 0
        self._follow()

    @property
    def ready(self) -> bool:
        """Whether the server has ever said what is needed."""
        found = self._provisions
        return found is not None and found.letter is not None and found.catalogue is not None

    @property
    def serial(self) -> str:
        """The catalogue that it has, "" for none."""
        return self._provisions.serial if self._provisions is not None else ""

    def provide(self, told: ProvisionsView, asked: Instant, answered: Instant) -> None:
        """Take in what the server said between two moments of this clock."""
        with self._lock:
            before = self._provisions
            if told.catalogue is None and before is not None and before.serial == told.serial:
                told = replace(told, catalogue=before.catalogue)
            middle = (asked.mono + answered.mono) // 2
            self._hear(Instant(told.at, middle, answered.boot))
            if before is None or replace(before, at=told.at) != told:
                self.book.keep(PROVISIONS, _written(told))
                self._hall = None
            self._provisions = told

    def holds(self, visit: str) -> bool:
        """Whether the visit was given here and the server does not have it yet."""
        with self._lock:
            return any(one.event.visit == visit for one in self.book.waiting())

    def answer(self, command: Issue | Cancel) -> Done | None:
        """What the command gave here before; None if it was not done here."""
        with self._lock:
            one = self._followed.get(command.id)
        return Done((one.event,), 0) if one is not None else None

    def do(self, command: Issue | Cancel) -> Done:
        """Decide it here and keep it for the server; repeated, give the first answer.

        Raises Refused, also where the letter's numbers are all about; Unavailable before the server
        has ever said what is needed.
        """
        check_form(command)
        with self._lock:
            if not self.ready:
                raise Unavailable("This kiosk has never heard of its center.")
            with self.book.writing() as page:
                self._take(page.after(self._seen))
                known = self._followed.get(command.id)
                if known is not None:
                    return Done((known.event,), 0)
                now, hall = self.now(), self._today()
                asked = command
                if isinstance(command, Issue):
                    self._count_from(page, hall, now)
                    asked = replace(command, promise=None)
                (event,) = decide(hall, asked, now) or (None,)
                if event is None:
                    return Done((), 0)
                page.add(self._new_id(), asked, event, self._clock.now(), now.at)
            self._follow()
            return Done((event,), 0)

    def see(self, query: Query[V]) -> V:
        """The view, as one of a kiosk that is alone. Raises Refused, Unavailable."""
        with self._lock:
            if not self.ready:
                raise Unavailable("This kiosk has never heard of its center.")
            self._follow()
            return _marked(show(self._today(), query, self.now()))

    def now(self) -> Instant:
        """The center's time, as far as it is known here."""
        now = self._clock.now()
        for moment in reversed(self._heard):
            if moment.boot == now.boot:
                return now._replace(at=moment.at + now.mono - moment.mono)
        return now._replace(at=max([now.at, *(moment.at for moment in self._heard)]))

    def asking(self, one: Given) -> TakeIn | Cancel:
        """What tells the server of it."""
        if isinstance(one.command, Cancel):
            return one.command
        return TakeIn(
            id=one.id,
            station=one.command.station,
            ticket=one.command,
            number=one.number,
            taken=one.taken,
            sent=self._clock.now(),
            heard=self._heard,
        )

    def _count_from(self, page: Page, hall: Hall, now: Instant) -> None:
        """Have the next number follow the last, of whichever day.

        Raises Refused(NUMBERS_EXHAUSTED) where that has been given today already.
        """
        assert hall.settings is not None
        calendar, last = hall.settings.calendar, page.last_number() % LAST
        before = page.told_of(f"{self._letter}{last + 1:03d}")
        if before is not None and calendar.day_of(before) == calendar.day_of(now.at):
            raise Refused(Reason.NUMBERS_EXHAUSTED)
        hall.used = {self._letter: last}

    def _hear(self, moment: Instant) -> None:
        """Keep it, one of each boot."""
        last = next((one for one in self._heard if one.boot == moment.boot), None)
        if last is not None and abs(moment.at - moment.mono - (last.at - last.mono)) < STEPPED_MS:
            return
        others = [one for one in self._heard if one.boot != moment.boot]
        self._heard = tuple([*others, moment][-MOST_HEARD:])
        self.book.keep(HEARD, json.dumps(plain(self._heard)))

    @property
    def _letter(self) -> str:
        assert self._provisions is not None
        return self._provisions.letter or ""

    def _today(self) -> Hall:
        """The hall of the day, made anew for another day or another word of the server."""
        found = self._provisions
        assert found is not None
        assert found.catalogue is not None
        day = found.settings.calendar.day_of(self.now().at)
        if self._hall is None or self._hall.day != day:
            self._hall = Hall(
                self._center,
                shelf={found.serial: found.catalogue},
                settings=replace(found.settings, series=(Series((self._letter,)),), reserve=()),
                catalogue_serial=found.serial,
                day=day,
                phase=Phase.CLOSED if found.closed == day else Phase.RUNNING,
            )
            for one in self._followed.values():
                self._play(self._hall, one)
        return self._hall

    def _follow(self) -> None:
        """Take in what is in the book by now, by this process or another."""
        self._take(self.book.after(self._seen))

    def _take(self, rows: list[Given]) -> None:
        for one in rows:
            self._followed[one.command.id] = one
            self._seen = one.n
            if self._hall is not None:
                self._play(self._hall, one)

    def _play(self, hall: Hall, one: Given) -> None:
        """A ticket of another catalogue is not shown here any more; the server still gets it."""
        at = one.taken._replace(at=one.told)
        assert hall.settings is not None
        if hall.settings.calendar.day_of(one.told) == hall.day:
            with suppress(KeyError):
                evolve(hall, Fact(one.event, at, one.command.station))


def _marked(view: V) -> V:
    """The view, said to be of a kiosk that is alone where that makes a difference."""
    shape: Any = view
    if not hasattr(view, "alone"):
        return view
    marked: V = replace(shape, alone=True)
    return marked


def _read(shape: Any, text: str | None) -> Any:
    """What the book has, if this program can read it."""
    if text is None:
        return None
    try:
        return read(shape, json.loads(text))
    except Unreadable as error:
        _log.error("what was kept for working alone cannot be read: %s", error)
        return None


def _written(told: ProvisionsView) -> str:
    return json.dumps(plain(told), ensure_ascii=False, separators=(",", ":"))
