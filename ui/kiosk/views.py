"""What the center tells the kiosk, always as it is now."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import local
from center_app.domain.commands import Asked
from center_app.domain.events import Kind
from center_app.domain.views.kiosk import Services, Ticket, TicketView, Welcome, WelcomeView
from center_app.domain.views.outlook import Outlook, OutlookView
from ui.live import Live
from ui.station import Station
from ui.tasks import Tasks
from ui.watch import Watch

HALL_MS = 400
"""Waits change slowly, but no screen is to be older than half a second: so often the kiosk asks for
all of them at most."""

OPENING_MS = 15_000
"""How often it looks whether the center has opened or is about to close: no event tells that."""

_WAITS = frozenset({Kind.STAFF, Kind.QUEUE, Kind.CALLS})


class Views(QObject):
    """The views of the kiosk. `changed()` says that one of them is new.

    `stale(datetime or None)` and `found()` say that the center does not answer and does again;
    `refused(Refused)` that there is no center to show.
    """

    changed = Signal()
    stale = Signal(object)
    found = Signal()
    refused = Signal(object)

    def __init__(
        self, station: Station, tasks: Tasks, watch: Watch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.catalogue: Catalogue | None = None
        self.hall: WelcomeView | None = None
        self.outlook: OutlookView | None = None
        """What is to be known of the basket asked for last; None until it is."""
        self.ticket: TicketView | None = None
        self._station, self._tasks, self._watch = station, tasks, watch
        self._as_of: datetime | None = None
        see, now = station.center.see, self._now
        self._services = Live(tasks, partial(see, Services()), {Kind.SETUP}, now, parent=self)
        self._services.shown.connect(self._show_catalogue)
        self._hall = Live(tasks, partial(see, Welcome()), Kind, now, HALL_MS, self)
        self._hall.shown.connect(self._show_hall)
        self._outlook = Live(tasks, partial(see, Outlook(())), _WAITS, now, parent=self)
        self._outlook.shown.connect(self._show_outlook)
        self._ticket: Live[TicketView] | None = None
        self._follow()

    @property
    def complete(self) -> bool:
        """Whether there is enough to show the first page."""
        return self.catalogue is not None and self.hall is not None

    def ask_outlook(self, basket: tuple[Asked, ...], bundle: str | None) -> None:
        """Follow the outlook of this basket; that of the last one no longer counts."""
        self.outlook = None
        see = self._station.center.see
        self._outlook.ask(partial(see, Outlook(basket, bundle)))

    def follow_ticket(self, ticket: TicketView) -> None:
        """Follow a ticket that was just given: it may be called while its number is read."""
        self.ticket = ticket
        query = partial(self._station.center.see, Ticket(ticket.visit))
        self._ticket = Live(self._tasks, query, {Kind.CALLS}, self._now, parent=self)
        self._ticket.shown.connect(self._show_ticket)
        self._ticket.follow(self._watch)

    def leave_ticket(self) -> None:
        self.ticket = None
        if self._ticket is not None:
            self._ticket.deleteLater()
            self._ticket = None

    def _follow(self) -> None:
        for live in (self._services, self._hall, self._outlook):
            live.follow(self._watch)
        self._hall.stale.connect(self._lose)
        self._watch.lost.connect(self._hall.refresh)  # what a kiosk that is alone can say itself
        self._services.refused.connect(self.refused)
        self._opening = QTimer(self)
        self._opening.setInterval(OPENING_MS)
        self._opening.timeout.connect(self._hall.refresh)
        self._opening.timeout.connect(self._outlook.refresh)
        self._opening.start()

    def _show_catalogue(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.changed.emit()

    def _show_hall(self, hall: WelcomeView) -> None:
        self.hall = hall
        if hall.alone:
            self._lose()
        else:
            self._as_of = self._hall.as_of
            self.found.emit()
        self.changed.emit()

    def _lose(self) -> None:
        """What the center said last is as old as its last word, whatever the kiosk says itself."""
        self.stale.emit(self._as_of)

    def _show_outlook(self, outlook: OutlookView) -> None:
        self.outlook = outlook
        self.changed.emit()

    def _show_ticket(self, ticket: TicketView) -> None:
        self.ticket = ticket
        self.changed.emit()

    def _now(self) -> datetime:
        return local(self._station.clock.now().at)
