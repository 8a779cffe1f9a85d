"""What the manager's screen follows: the hall now, the day so far, the people, the link."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.advice import Advice
from center_app.domain.clock import SECOND, local
from center_app.domain.course import Course
from center_app.domain.device import Device
from center_app.domain.events import Kind
from center_app.domain.left_over import LeftOver
from center_app.domain.pulse import PulseResult
from center_app.domain.routing.standing import Standing
from center_app.domain.text import Text
from center_app.domain.views.actions import Actions, ActionView
from center_app.domain.views.advising import Advising
from center_app.domain.views.alarms import Alarms, AlarmView
from center_app.domain.views.bulletins import Bulletins, BulletinsView
from center_app.domain.views.calls import Calls, ReasonedCall
from center_app.domain.views.certificates import Certificate, Certificates
from center_app.domain.views.left_overs import LeftOvers
from center_app.domain.views.manager import Overview, OverviewView
from center_app.domain.views.messages import Messages, MessageView
from center_app.domain.views.next_catalogue import NextCatalogue, NextCatalogueView
from center_app.domain.views.premises import Premises, PremisesView
from center_app.domain.views.printers import Printers, PrinterTrouble
from center_app.domain.views.staff import Staff, StaffView
from center_app.domain.views.today import Today, TodayView
from center_app.domain.views.who_waits import WaitingVisit, WhoWaits
from center_app.domain.views.why_not import WhyNot
from center_app.store.kept.credentials import Person
from sync.worker import LinkSource, SyncStatus
from ui.live import BOARD_INTERVAL_MS, Live
from ui.station import Source, Station
from ui.tasks import Tasks
from ui.watch import Watch

AGAIN_MS = 5 * SECOND
"""How often everything is asked for without any news: waits grow by themselves."""

FIGURES_MS = 5 * SECOND
"""The day's figures look at every visit of the day: no oftener than this."""

QUEUE_MS = SECOND // 2
"""Who waits is a long list that is read line by line; who asks why is answered within this."""

ADVICE_MS = 60 * SECOND
"""What could be done is about the next 45 minutes, and takes several plays of the hall."""

LINK_MS = SECOND


@dataclass(frozen=True, slots=True)
class Queue:
    """Who waits, the last calls, and where the visit stands that is asked about, if one is."""

    waiting: tuple[WaitingVisit, ...]
    calls: tuple[ReasonedCall, ...]
    asked: WaitingVisit | None = None
    standing: Standing | None = None


class ManagerViews(QObject):
    """`changed()` when any view is new; `names` are by employee. `ahead` is the course while it is
    followed: what was foreseen before is no news.

    `lost(datetime or None)` and `found()` tell that the hall shown is no longer new, and is
    again; `refused(Refused)` that there is no center to show. Without a `link` none is told of.
    """

    changed = Signal()
    lost = Signal(object)
    found = Signal()
    refused = Signal(object)

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        link: LinkSource | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.overview: OverviewView | None = None
        self.today: TodayView | None = None
        self.queue: Queue | None = None
        self.course: Course | None = None
        self.devices: tuple[Device, ...] = ()
        self.link: SyncStatus | None = None
        self.pulse: tuple[PulseResult, ...] = ()
        self.linked = link is not None
        self.names: dict[str, Text] = {}
        self.people: dict[str, Person] = {}
        self.staff: StaffView | None = None
        self.premises: PremisesView | None = None
        self.messages: tuple[MessageView, ...] = ()
        self.actions: tuple[ActionView, ...] = ()
        self.printers: tuple[PrinterTrouble, ...] = ()
        self.left_overs: tuple[LeftOver, ...] = ()
        self.alarms: tuple[AlarmView, ...] = ()
        self.catalogue: NextCatalogueView | None = None
        self._certificates: tuple[Certificate, ...] = ()
        self._station, self._tasks, self._watch, self._away = station, tasks, watch, False
        see, people = station.center.see, station.center.people
        self._live(partial(_pulse, station.center), {Kind.DAY}, self._show_pulse, FIGURES_MS)
        hall = self._live(partial(see, Overview()), Kind, self._show_overview)
        hall.stale.connect(self._lose)
        hall.refused.connect(self.refused)
        self._live(partial(see, Today()), Kind, self._show_today, FIGURES_MS)
        self._live(partial(see, Certificates()), (Kind.SETUP, Kind.DAY), self._show_certificates)
        self._live(partial(see, NextCatalogue()), (Kind.SETUP, Kind.DAY), self._show_catalogue)
        setup = (Kind.SETUP, Kind.STAFF, Kind.DAY)
        self._live(partial(see, Premises()), setup, self._show_premises)
        self._live(partial(see, Printers()), (Kind.STATIONS,), self._show_printers)
        self._live(partial(see, Alarms()), (Kind.STATIONS, Kind.DAY), self._show_alarms)
        self._live(partial(see, LeftOvers()), (Kind.STATIONS,), self._show_left_overs)
        self._follow_voice()
        self._follow_what_is_looked_at()
        self._live(people, (Kind.SETUP, Kind.STAFF), self._show_people)
        self._follow_acting()
        if link is not None:
            self._live(link.status, Kind, self._show_link, LINK_MS)

    def _follow_what_is_looked_at(self) -> None:
        """What is not asked all the time, and the machines."""
        self.ahead: Course | None = None
        self._staff = self._live(_nothing, (Kind.SETUP, Kind.STAFF, Kind.DAY), self._show_staff)
        self._queue = self._live(_nothing, Kind, self._show_queue, QUEUE_MS)
        self._course = self._live(_nothing, (Kind.DAY,), self._show_course, FIGURES_MS)
        devices = self._station.center.devices
        self._live(devices, (Kind.STATIONS,), self._show_devices, FIGURES_MS)

    @property
    def now(self) -> int:
        """The clock of this machine, in milliseconds since 1970 UTC."""
        return self._station.clock.now().at

    def business_day(self) -> date:
        """The center's; the calendar's as long as it has not told."""
        day = self.overview.day if self.overview is not None else None
        return day or local(self.now).date()

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """Those to be told of, of employees who work here: who has no name any more has left."""
        return tuple(one for one in self._certificates if one.employee in self.names)

    def look_at_queue(self, visit: str = "") -> None:
        """Follow who waits, and why this one is not next; it plays the hall, so only when seen."""
        self._queue.ask(partial(_queue, self._station.center, visit))

    def leave_queue(self) -> None:
        """Nobody looks at who waits any more."""
        self._queue.ask(_nothing)

    def look_at_course(self) -> None:
        """Follow the course of the day and what it will bring: that plays the hall, too."""
        self._course.ask(self._station.center.course)

    def leave_course(self) -> None:
        """Nobody looks at it any more."""
        self._course.ask(_nothing)

    def look_at_advice(self) -> None:
        """Follow what could be done: that plays the hall several times."""
        self._advice.ask(partial(self._station.center.see, Advising()))

    def leave_advice(self) -> None:
        """Nobody would read it."""
        self._advice.ask(_nothing)

    def look_at_staff(self, by: str) -> None:
        """Follow who works here, as an employee who may look at that."""
        self._staff.ask(partial(self._station.center.see, Staff(by)))

    def leave_staff(self) -> None:
        """Nobody who may look at it is signed in any more."""
        self.staff = None
        self._staff.ask(_nothing)

    def _follow_acting(self) -> None:
        """What is said to the hall, and what could be done about it."""
        self.bulletins: BulletinsView | None = None
        self.advice: Advice | None = None
        see, cares = self._station.center.see, (Kind.SETUP, Kind.STAFF, Kind.DAY)
        self._live(partial(see, Bulletins()), cares, self._show_bulletins)
        self._advice = self._live(_nothing, Kind, self._show_advice, ADVICE_MS)

    def _live(
        self,
        query: Callable[[], object],
        cares: Iterable[Kind],
        show: Callable[..., None],
        interval_ms: int = BOARD_INTERVAL_MS,
    ) -> Live[object]:
        """Follow a query: after news of what it cares for, and every few seconds."""
        live = Live(self._tasks, query, cares, self._here, interval_ms, self)
        live.shown.connect(show)
        live.follow(self._watch)
        again = QTimer(live)
        again.setInterval(AGAIN_MS)
        again.timeout.connect(live.refresh)
        again.start()
        return live

    def _here(self) -> datetime:
        return local(self.now)

    def _show_overview(self, view: OverviewView) -> None:
        self.overview = view
        if self._away:
            self._away = False
            self.found.emit()
        self.changed.emit()

    def _show_today(self, view: TodayView) -> None:
        self.today = view
        self.changed.emit()

    def _show_certificates(self, certificates: tuple[Certificate, ...]) -> None:
        self._certificates = certificates
        self.changed.emit()

    def _show_catalogue(self, catalogue: NextCatalogueView | None) -> None:
        self.catalogue = catalogue
        self.changed.emit()

    def _show_alarms(self, alarms: tuple[AlarmView, ...]) -> None:
        self.alarms = alarms
        self.changed.emit()

    def _show_advice(self, advice: Advice | None) -> None:
        if advice != self.advice:
            self.advice = advice
            self.changed.emit()

    def _show_bulletins(self, view: BulletinsView) -> None:
        self.bulletins = view
        self.changed.emit()

    def _show_premises(self, view: PremisesView) -> None:
        if view != self.premises:
            self.premises = view
            self.changed.emit()

    def _show_left_overs(self, left_overs: tuple[LeftOver, ...]) -> None:
        self.left_overs = left_overs
        self.changed.emit()

    def _show_printers(self, printers: tuple[PrinterTrouble, ...]) -> None:
        self.printers = printers
        self.changed.emit()

    def _show_pulse(self, results: tuple[PulseResult, ...]) -> None:
        self.pulse = results
        self.changed.emit()

    def _show_queue(self, queue: Queue | None) -> None:
        if queue is not None:
            self.queue = queue
            self.changed.emit()

    def _show_course(self, course: Course | None) -> None:
        if course != self.ahead:
            self.ahead, self.course = course, course or self.course
            self.changed.emit()

    def _show_devices(self, devices: tuple[Device, ...]) -> None:
        if devices != self.devices:
            self.devices = devices
            self.changed.emit()

    def _show_messages(self, messages: tuple[MessageView, ...]) -> None:
        self.messages = messages
        self.changed.emit()

    def _follow_voice(self) -> None:
        """What citizens told the center, and what is done because of it."""
        see, cares = self._station.center.see, (Kind.VOICE, Kind.DAY)
        self._live(partial(see, Messages()), cares, self._show_messages)
        self._live(partial(see, Actions()), cares, self._show_actions)

    def _show_actions(self, actions: tuple[ActionView, ...]) -> None:
        self.actions = actions
        self.changed.emit()

    def _show_staff(self, staff: StaffView | None) -> None:
        if staff is not None:
            self.staff = staff
            self.changed.emit()

    def _show_people(self, people: list[Person]) -> None:
        self.people = {person.employee: person for person in people}
        self.names = {person.employee: person.name for person in people}
        self.changed.emit()

    def _show_link(self, status: SyncStatus | None) -> None:
        self.link = status
        self.changed.emit()

    def _lose(self, since: object) -> None:
        self._away = True
        self.lost.emit(since)


def _nothing() -> None:
    """What is asked while nobody looks."""


def _queue(center: Source, visit: str) -> Queue:
    waiting = center.see(WhoWaits())
    asked = next((one for one in waiting if one.visit == visit), None)
    standing = center.see(WhyNot(visit, asked.counter)) if asked is not None else None
    return Queue(waiting, center.see(Calls()), asked, standing)


def _pulse(center: Source) -> tuple[PulseResult, ...]:
    return center.pulse.results()
