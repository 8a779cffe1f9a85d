"""What the center tells the reception, always as it is now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.clock import local
from center_app.domain.events import Kind
from center_app.domain.views.appointment import AppointmentView, MyAppointment
from center_app.domain.views.door import AtDoor, Door, DoorView, DoorVisit
from center_app.domain.views.kiosk import BasketWait
from center_app.domain.views.outlook import Outlook, OutlookView
from ui.desk.reference import Reference, look_up
from ui.live import Live
from ui.reception.asking import look_for
from ui.reception.basket import Basket
from ui.station import Source, Station
from ui.tasks import Tasks
from ui.watch import Watch

GLANCE_MS = 15_000
"""How often waits and hours are looked at again, which no event tells."""

HALL_MS = 400
"""At most how often what waits for the whole hall is asked for: no screen is older than 500 ms."""

_WAITS = frozenset({Kind.STAFF, Kind.QUEUE, Kind.CALLS})

Subject = DoorVisit | AppointmentView
"""What lies on the table: a ticket or an appointment."""


class Views(QObject):
    """`changed()` says that one of them is new; `known(Known)` answers what was looked for.

    `stale(datetime or None)` and `found()` say that the center does not answer and does again;
    `refused(Refused)` that there is no center to show.
    """

    changed = Signal()
    known = Signal(object)
    stale = Signal(object)
    found = Signal()
    refused = Signal(object)

    def __init__(
        self, station: Station, tasks: Tasks, watch: Watch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.reference = Reference()
        self.door: DoorView | None = None
        self.outlook: OutlookView | None = None
        """What is to be known of the basket; None until it is."""
        self.subject: Subject | None = None
        self._station, self._tasks, center = station, tasks, station.center
        self._laid: Callable[[], object] = _nothing
        self._lookup = self._live(partial(look_up, center), {Kind.SETUP}, "reference")
        self._door = self._live(partial(center.see, Door()), frozenset(Kind), "door", HALL_MS)
        self._outlook = self._live(_nothing, _WAITS, "outlook", HALL_MS)
        self._subject = self._live(_nothing, _WAITS | {Kind.SETUP}, "subject")
        self._search: Live[object] = Live(tasks, _nothing, (), self.now, 0, self)
        self._search.shown.connect(self.known)
        for live in (self._lookup, self._door, self._outlook, self._subject):
            live.follow(watch)
        self._door.stale.connect(self.stale)
        self._door.shown.connect(self.found)
        self._door.refused.connect(self.refused)
        self._subject.refused.connect(self.clear)
        self._glance = QTimer(self)
        self._glance.setInterval(GLANCE_MS)
        for live in (self._door, self._outlook, self._subject):
            self._glance.timeout.connect(live.refresh)
        self._glance.start()

    def now(self) -> datetime:
        """The wall clock in Amman."""
        return local(self._station.clock.now().at)

    def look_for(self, typed: str) -> None:
        """Ask what is known by this code; the answer to another is dropped."""
        self._search.ask(partial(look_for, self._station.center, typed))

    def look_ahead(self, basket: Basket) -> None:
        """Follow what is to be known of this basket before it has a number."""
        self.outlook = None
        look = partial(_look_ahead, self._station.center, basket)
        self._outlook.ask(look if basket.lines else _nothing)

    def open_visit(self, visit: str) -> None:
        """Lay a ticket on the table and follow it."""
        self._lay(partial(self._station.center.see, AtDoor(visit)))

    def open_appointment(self, appointment: str) -> None:
        self._lay(partial(self._station.center.see, MyAppointment(appointment)))

    def clear(self) -> None:
        """Clear the table."""
        self._lay(_nothing)

    def look_again(self) -> None:
        """See what a press has done to what lies on the table; an older look no longer counts."""
        self._subject.ask(self._laid)

    def _lay(self, query: Callable[[], object]) -> None:
        self.subject, self._laid = None, query
        self._subject.ask(query)
        self.changed.emit()

    def _live(
        self,
        query: Callable[[], object],
        cares: frozenset[Kind] | set[Kind],
        shown: str,
        interval_ms: int = 250,
    ) -> "Live[object]":
        """A view that is kept under its name."""
        live: Live[object] = Live(self._tasks, query, cares, self.now, interval_ms, self)
        live.shown.connect(partial(self._show, shown))
        return live

    def _show(self, name: str, view: object) -> None:
        setattr(self, name, view)
        self.changed.emit()


def _look_ahead(center: Source, basket: Basket) -> OutlookView:
    """The wait is that of somebody of this priority group."""
    outlook = center.see(Outlook(basket.lines))
    if basket.priority is None:
        return outlook
    services = tuple(line.service for line in basket.lines)
    return replace(outlook, wait=center.see(BasketWait(services, None, basket.priority)))


def _nothing() -> None:
    return None
