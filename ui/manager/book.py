"""The pages of the manager's window, in the groups in which they are turned to."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language, words
from ui.manager.device_words import all_devices, in_need
from ui.manager.indicator_words import Indicator
from ui.manager.model import ManagerModel
from ui.manager.pages.actions import ActionsPage
from ui.manager.pages.alarms import AlarmsPage
from ui.manager.pages.catalogue import CataloguePage
from ui.manager.pages.center import CenterPage
from ui.manager.pages.certificates import CertificatesPage
from ui.manager.pages.days import DaysPage
from ui.manager.pages.devices import DevicesPage
from ui.manager.pages.documents import DocumentsPage
from ui.manager.pages.employees import EmployeesPage
from ui.manager.pages.messages import MessagesPage
from ui.manager.pages.now import NowPage
from ui.manager.pages.telling import TellingPage
from ui.manager.pages.today import TodayPage
from ui.manager.pages.unannounced import UnannouncedPage
from ui.manager.pages.visits import VisitsPage
from ui.manager.pages.waiting import WaitingPage
from ui.manager.parts.page_tabs import Group, PageTabs
from ui.manager.views import ManagerViews
from ui.theme import Look
from ui.widgets import QuietButton

(
    NOW,
    WAITING,
    TODAY,
    DAYS,
    ALARMS,
    VISITS,
    MESSAGES,
    EMPLOYEES,
    CENTER,
    DEVICES,
    CERTIFICATES,
    CATALOGUE,
    TELLING,
    ACTIONS,
    UNANNOUNCED,
    DOCUMENTS,
) = range(16)
"""The places of the pages."""

GROUPS = (
    Group(words("Hall"), "pulse", (NOW, WAITING, ALARMS, TELLING)),
    Group(words("Days"), "chart", (TODAY, DAYS, VISITS, DOCUMENTS)),
    Group(words("Quality"), "message", (MESSAGES, ACTIONS, UNANNOUNCED)),
    Group(
        words("Staff and center"), "people", (EMPLOYEES, CERTIFICATES, CENTER, DEVICES, CATALOGUE)
    ),
)
"""What is opened together, in the order of its keys."""

OF_THE_HALL = frozenset({NOW, WAITING, TODAY, CERTIFICATES})
"""Pages under which the five figures stand; the others need the room."""


Page = (
    NowPage
    | WaitingPage
    | TodayPage
    | AlarmsPage
    | VisitsPage
    | MessagesPage
    | ActionsPage
    | UnannouncedPage
    | EmployeesPage
    | CenterPage
    | DevicesPage
    | CertificatesPage
    | CataloguePage
    | DaysPage
    | TellingPage
    | DocumentsPage
)


class Book(QWidget):
    """`turned(int)` tells the page that is shown now.

    The pages of certificates and of the next catalogue can be turned to while there are any.
    """

    turned = Signal(int)

    def __init__(
        self, look: Look, language: Language, model: ManagerModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.tabs = PageTabs(look, GROUPS)
        self.everything = QuietButton(look, icon="list")
        self.everything.setCheckable(True)
        self.now, self.today = NowPage(look, language), TodayPage(look, language)
        self.waiting = WaitingPage(look, language)
        self.alarms = AlarmsPage(look)
        self.visits = VisitsPage(look, language, model.tracing)
        self.messages = MessagesPage(look, language, model.mail)
        self.improvement = ActionsPage(look, language, model.improving)
        self.unannounced = UnannouncedPage(look, language, model.shopping)
        self.employees = EmployeesPage(look, language, model.personnel)
        self.center = CenterPage(look, language, model.premises, model.tracing, model.trying)
        self.certificates, self.catalogue = CertificatesPage(look), CataloguePage(look)
        self.devices = DevicesPage(look)
        self.days = DaysPage(look, language, model.period)
        self.telling = TellingPage(look)
        self.documents = DocumentsPage(look, language, model.documents)
        self._pages: dict[int, Page] = {
            NOW: self.now,
            WAITING: self.waiting,
            TODAY: self.today,
            DAYS: self.days,
            ALARMS: self.alarms,
            VISITS: self.visits,
            MESSAGES: self.messages,
            EMPLOYEES: self.employees,
            CENTER: self.center,
            DEVICES: self.devices,
            CERTIFICATES: self.certificates,
            CATALOGUE: self.catalogue,
            TELLING: self.telling,
            ACTIONS: self.improvement,
            UNANNOUNCED: self.unannounced,
            DOCUMENTS: self.documents,
        }
        self._lay_out(look)
        self._connect()

    def show_views(self, language: Language) -> None:
        """Show the page that is turned to as the views have it."""
        self._name_pages(language)
        for part in (
            *(self.now, self.now.counters, self.waiting, self.visits, self.alarms, self.telling),
            *(self.messages, self.improvement, self.unannounced, self.employees.list),
        ):
            part.busy = self._model.busy
        self._pages[self.tabs.page].show_views(self._model.views, language)

    def turn_to(self, page: int) -> None:
        """Show this page."""
        for n, one in self._pages.items():
            one.setVisible(n == page)
        self.everything.setVisible(page == NOW)
        self.turned.emit(page)

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        choices = QHBoxLayout()
        choices.addWidget(self.tabs, 1)
        choices.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(choices)
        for one in self._pages.values():
            column.addWidget(one, 1)

    def _connect(self) -> None:
        views = self._model.views
        self.tabs.chosen.connect(self.turn_to)
        self.everything.toggled.connect(self.now.show_everything)
        improving = self._model.improving
        improving.begun.connect(self.tabs.buttons[ACTIONS].click)
        self.unannounced.story.connect(self._tell_story)
        self.today.opened.connect(self._open_today)
        self.today.listed.connect(self._list_today)
        self.days.story.connect(self._tell_story)
        self.messages.improve.connect(improving.begin_for)
        self.days.improve.connect(improving.begin)
        for look, leave in (
            (views.look_at_course, views.leave_course),
            (views.look_at_advice, views.leave_advice),
        ):
            self.now.looked.connect(look)
            self.now.left.connect(leave)
        self.waiting.asked.connect(views.look_at_queue)
        self.now.advice.followed.connect(self._model.follow)
        self.telling.form.wanted.connect(self._model.post)
        self.telling.down.connect(self._model.take_down)
        self.waiting.left.connect(views.leave_queue)
        for card in (self.waiting.forward, self.visits.forward):
            card.forward.connect(self._model.put_forward)
            card.back.connect(self._model.put_back)

    def _open_today(self, indicator: Indicator) -> None:
        """The visits behind a figure of today, on the page of the days."""
        self._turn_to_today()
        self.days.open_indicator(indicator)

    def _list_today(self, about: str, key: str, name: str) -> None:
        """Those of today about a service or an agency."""
        self._turn_to_today()
        self.days.open_group(about, key, name)

    def _turn_to_today(self) -> None:
        overview, period = self._model.views.overview, self._model.period
        day = overview.day if overview is not None else None
        period.show_day(day or period.today)
        self.tabs.buttons[DAYS].click()

    def _tell_story(self, day: date, visit: str) -> None:
        """The visit behind a row, told on the page of the visits."""
        self.tabs.buttons[VISITS].click()
        self._model.tracing.tell_of(day, visit)

    def _name_pages(self, language: Language) -> None:
        """In the language of the moment; what there is none of has no page."""
        views = self._model.views
        there = {CERTIFICATES: bool(views.certificates), CATALOGUE: views.catalogue is not None}
        for page, is_there in there.items():
            self.tabs.offer(page, there=is_there)
        if not self.tabs.offers(self.tabs.page):
            self.tabs.buttons[NOW].click()
        needs = _needs(views, language)
        changes = len(views.catalogue.services) if views.catalogue is not None else 0
        names = [
            language.say("The hall now"),
            language.say("Who waits"),
            language.say("Figures of the day"),
            language.say("Figures over days"),
            language.say("Alarms: {n}", n=needs[ALARMS]),
            language.say("Visits"),
            language.say("Messages: {n}", n=needs[MESSAGES]),
            language.say("Employees"),
            language.say("Center"),
            language.say("Devices: {n}", n=needs[DEVICES]),
            language.say("Staff certificates: {n}", n=needs[CERTIFICATES]),
            language.say("New catalogue: {n}", n=changes),
            language.say("Tell the hall"),
            language.say("Improvement: {n}", n=sum(one.is_open for one in views.actions)),
            language.say("Unannounced visits"),
            language.say("Documents"),
        ]
        self.tabs.write(names, needs, language)
        self.everything.write(language.say("All of today"))


def _needs(views: ManagerViews, language: Language) -> dict[int, int]:
    """How much there is on a page that somebody has to see to."""
    return {
        ALARMS: len(views.alarms),
        MESSAGES: sum(not one.settled for one in views.messages),
        ACTIONS: sum(one.late for one in views.actions),
        CERTIFICATES: len(views.certificates),
        DEVICES: in_need(all_devices(views, language)),
        CATALOGUE: int(views.catalogue is not None),
    }
