"""What somebody has who does not come for a new number: a ticket, an appointment, a receipt."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.appointment import appointment_id, code_of
from center_app.domain.clock import local
from center_app.domain.events import Kind
from center_app.domain.refusal import Refused, Unavailable
from center_app.domain.result import result_token
from center_app.domain.views.appointment import AppointmentView, MyAppointment
from center_app.domain.views.my_ticket import MyTicket, MyTicketView
from center_app.domain.views.result import MyResult, ResultView
from center_app.language.digits import fold
from ui.live import Live
from ui.station import Source, Station
from ui.tasks import Failure, Tasks
from ui.watch import Watch

Held = MyTicketView | AppointmentView | ResultView

EVERY_MS = 5_000
"""How often it is asked anew while it is shown: minutes go by without any event."""

_CARES = frozenset({Kind.QUEUE, Kind.CALLS, Kind.STAFF})


class Answer(StrEnum):
    """What became of the code that was typed or scanned last."""

    NONE = "none"
    SOUGHT = "sought"
    FOUND = "found"
    UNKNOWN = "unknown"
    AWAY = "away"


class Mine(QObject):
    """Finds what belongs to a code, and follows it until its holder has gone.

    `found()`: the code is known; `changed()`: there is something to show; `gone()`: what was
    followed is no longer known, for the day has turned.
    """

    found = Signal()
    changed = Signal()
    gone = Signal()

    def __init__(
        self, station: Station, tasks: Tasks, watch: Watch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._tasks, self._watch = station, tasks, watch
        self.ticket: MyTicketView | None = None
        self.appointment: AppointmentView | None = None
        self.result: ResultView | None = None
        self.answer = Answer.NONE
        self._sought = 0
        self._live: Live[Any] | None = None
        self._every = QTimer(self)
        self._every.setInterval(EVERY_MS)

    def seek(self, typed: str, *, booked: bool) -> None:
        """Find what this code belongs to; `booked`: rather an appointment than a ticket."""
        self._sought += 1
        self.answer = Answer.SOUGHT
        code = fold(typed).strip()
        work = partial(_found, self._station.center, code, booked)
        found = partial(self._find, self._sought, code)
        self._tasks.run(work, found, partial(self._fail, self._sought), owner=self)

    def forget(self) -> None:
        """Another code is being typed."""
        self._sought += 1
        self.answer = Answer.NONE

    def leave(self) -> None:
        """Follow nothing any more."""
        self.forget()
        self.ticket = self.appointment = self.result = None
        self._every.stop()
        if self._live is not None:
            self._live.deleteLater()
            self._live = None

    def refresh(self) -> None:
        if self._live is not None:
            self._live.refresh()

    def _find(self, sought: int, code: str, held: Held) -> None:
        if sought != self._sought:
            return
        self.leave()
        self.answer = Answer.FOUND
        see = self._station.center.see
        if isinstance(held, MyTicketView):
            self._follow(partial(see, MyTicket(code)))
        elif isinstance(held, ResultView):
            self._follow(partial(see, MyResult(result_token(code_of(code)))))
        else:
            self._follow(partial(see, MyAppointment(held.id)))
        self._show(held)
        self.found.emit()

    def _follow(self, query: Callable[[], Held]) -> None:
        live = Live(self._tasks, query, _CARES, self._now, parent=self)
        live.shown.connect(self._show)
        live.refused.connect(self._lose)
        live.follow(self._watch)
        self._every.timeout.connect(live.refresh)
        self._every.start()
        self._live = live

    def _show(self, held: Held) -> None:
        if isinstance(held, MyTicketView):
            self.ticket = held
        elif isinstance(held, ResultView):
            self.result = held
        else:
            self.appointment = held
        self.changed.emit()

    def _lose(self, _why: Refused) -> None:
        self.leave()
        self.gone.emit()
        self.answer = Answer.UNKNOWN
        self.changed.emit()

    def _fail(self, sought: int, why: Failure) -> None:
        if sought == self._sought:
            away = isinstance(why, Unavailable)
            self.answer = Answer.AWAY if away else Answer.UNKNOWN
            self.changed.emit()

    def _now(self) -> datetime:
        return local(self._station.clock.now().at)


def _found(center: Source, code: str, booked: bool) -> Held:
    """Raises Refused where it is none of them."""
    plain = code_of(code)
    ticket, appointment = MyTicket(code), MyAppointment(appointment_id(plain))
    with suppress(Refused):
        return center.see(MyResult(result_token(plain)))
    try:
        return center.see(appointment) if booked else center.see(ticket)
    except Refused:
        return center.see(ticket) if booked else center.see(appointment)
