"""The manager's window: in three seconds whether the hall is well, and then why."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.language import Language
from ui.manager.model import MakeReport, ManagerModel
from ui.manager.pages.certificates import CertificatesPage
from ui.manager.pages.now import NowPage
from ui.manager.pages.today import TodayPage
from ui.manager.pages.waiting import WaitingPage
from ui.manager.parts.close_question import CloseQuestion
from ui.manager.parts.day_actions import DayActions
from ui.manager.parts.glance import Glance
from ui.manager.parts.notices import Notices
from ui.manager.parts.state_card import StateCard
from ui.manager.parts.tabs import Tabs
from ui.manager.parts.top_bar import TopBar
from ui.manager.state import state_of
from ui.manager.views import LinkSource
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look
from ui.watch import Watch
from ui.widgets import QuietButton, ScrollPage, StaleBanner

NOW, WAITING, TODAY, CERTIFICATES = range(4)
"""The places of the pages."""


class ManagerScreen(QWidget):
    """The state of the hall above all, five figures below it, and the pages of what is behind.

    The page of certificates can be turned to while there is one to be told of.

    Shown in the first of its `languages`; its button turns to the next.
    """

    def __init__(
        self,
        model: ManagerModel,
        languages: tuple[Language, ...],
        look: Look,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.model, self._languages, self._look = model, languages, look
        model.setParent(self)
        self.language = languages[0]
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look.dress(self)
        self.bar = TopBar(look, self.language, now)
        self.stale = StaleBanner(look, self.language, now)
        self.notices = Notices(look, self.language, self)
        self.day_actions = DayActions(look)
        self.state = StateCard(look, self.day_actions)
        self.glance = Glance(look)
        self.tabs = Tabs(look, ("pulse", "hourglass", "chart", "certificate"))
        self.everything = QuietButton(look, icon="list")
        self.everything.setCheckable(True)
        self.now, self.today = NowPage(look, self.language), TodayPage(look, self.language)
        self.waiting = WaitingPage(look, self.language)
        self.certificates = CertificatesPage(look)
        self._pages: dict[int, NowPage | WaitingPage | TodayPage | CertificatesPage] = {
            NOW: self.now,
            WAITING: self.waiting,
            TODAY: self.today,
            CERTIFICATES: self.certificates,
        }
        self.hall = QWidget()
        self.hall.hide()  # until there is one to show
        self._lay_out()
        self._connect()
        self._turn_to(NOW)
        self.speak(self.language)

    def speak(self, language: Language) -> None:
        """Say everything in this language from now on."""
        self.language = self.notices.language = language
        right_to_left = language.right_to_left
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.setWindowTitle(language.say("Manager"))
        self.everything.write(language.say("All of today"))
        self.bar.speak(language, self._next_language())
        self.day_actions.speak(language)
        self.stale.speak(language)
        self._show()

    def _lay_out(self) -> None:
        space = self._look.theme.space
        page = QWidget()
        from_top = QVBoxLayout(page)
        from_top.setContentsMargins(0, 0, 0, 0)
        from_top.setSpacing(0)
        from_top.addWidget(self.bar)
        column = QVBoxLayout()
        from_top.addLayout(column, 1)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        notices = self.notices
        for notice in (self.stale, notices.trouble, notices.printers, notices.bursts, notices.told):
            column.addWidget(notice)
        column.addWidget(self.hall, 1)
        column.addStretch()
        parts = QVBoxLayout(self.hall)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(space(3))
        parts.addWidget(self.state)
        parts.addWidget(self.glance)
        choices = QHBoxLayout()
        choices.addWidget(self.tabs, 1)
        choices.addWidget(self.everything)
        parts.addLayout(choices)
        for one in self._pages.values():
            parts.addWidget(one, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ScrollPage(page))

    def _connect(self) -> None:
        model, views = self.model, self.model.views
        views.changed.connect(self._show)
        views.lost.connect(self.stale.lost)
        views.found.connect(self.stale.found)
        views.refused.connect(self.notices.tell_refused)
        model.closed.connect(self.notices.tell_closed)
        model.reopened.connect(self.notices.tell_reopened)
        model.reported.connect(self.notices.tell_reported)
        model.refused.connect(self.notices.tell_refused)
        model.away.connect(self.notices.tell_away)
        model.busy_changed.connect(self._show)
        self.day_actions.close_asked.connect(self._ask_to_close)
        self.day_actions.reopen_asked.connect(model.reopen_day)
        self.day_actions.report_asked.connect(model.make_report)
        self.bar.language_asked.connect(self._speak_next)
        self.tabs.chosen.connect(self._turn_to)
        self.everything.toggled.connect(self.now.show_everything)
        self.waiting.asked.connect(views.look_at_queue)
        self.waiting.left.connect(views.leave_queue)
        self._look.changed.connect(self._show)

    def _show(self) -> None:
        views, language = self.model.views, self.language
        self.bar.show_views(views)
        view = views.overview
        if view is None:
            return
        self.hall.show()
        self.state.show_state(state_of(view, language))
        self.day_actions.show_phase(view.phase, busy=self.model.busy)
        self.glance.show_overview(view, language)
        self.notices.show_trouble(views)
        self.notices.show_bursts(view.bursts)
        self.notices.show_printers(views)
        self._name_pages()
        self._pages[self.tabs.page].show_views(views, language)

    def _name_pages(self) -> None:
        """In the language of the moment; without certificates there is no page of them."""
        language, due = self.language, len(self.model.views.certificates)
        self.tabs.write(
            [
                language.say("The hall now"),
                language.say("Who waits"),
                language.say("Figures of the day"),
                language.say("Staff certificates: {n}", n=due),
            ]
        )
        self.tabs.buttons[CERTIFICATES].setVisible(bool(due))
        if not due and self.tabs.page == CERTIFICATES:
            self.tabs.buttons[NOW].click()

    def _turn_to(self, page: int) -> None:
        for n, one in self._pages.items():
            one.setVisible(n == page)
        self.everything.setVisible(page == NOW)
        self._show()

    def _ask_to_close(self) -> None:
        """Ask once, and say how many visits would expire."""
        view = self.model.views.overview
        if view is None:
            return
        question = CloseQuestion(self._look, self.language, view.here, self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.accepted.connect(self.model.close_day)
        question.open()

    def _speak_next(self) -> None:
        self.speak(self._next_language())

    def _next_language(self) -> Language:
        place = self._languages.index(self.language)
        return self._languages[(place + 1) % len(self._languages)]


def open_manager(
    station: Station,
    tasks: Tasks,
    watch: Watch,
    languages: tuple[Language, ...],
    look: Look,
    make_report: MakeReport,
    link: LinkSource | None = None,
) -> ManagerScreen:
    """The manager's window, in the first of the languages.

    `tasks` and `watch` stay the caller's, who starts the watch; the `look` is this window's own.
    `link` tells how the link to the registry stands (a `sync.worker.Worker` does).
    """
    model = ManagerModel(station, tasks, watch, make_report, link)
    return ManagerScreen(model, languages, look, lambda: local(station.clock.now().at))
