"""The manager's window: in three seconds whether the hall is well, and then why."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.domain.views.manager import CounterRow
from center_app.language import Language
from sync.worker import LinkSource
from ui.manager.book import ACTIONS, EMPLOYEES, MESSAGES, NOW, OF_THE_HALL, VISITS, Book
from ui.manager.counter_deeds import Deed
from ui.manager.model import MakeReport, ManagerModel, Wider
from ui.manager.pages.sign_in import ActingPage
from ui.manager.parts.alarm_strip import KEY as TAKE_UP
from ui.manager.parts.alarm_strip import AlarmStrip
from ui.manager.parts.close_question import CloseQuestion
from ui.manager.parts.day_actions import DayActions
from ui.manager.parts.glance import Glance
from ui.manager.parts.help_strip import KEY, HelpStrip
from ui.manager.parts.left_over_strip import LeftOverStrip
from ui.manager.parts.notices import Notices
from ui.manager.parts.state_card import StateCard
from ui.manager.parts.top_bar import SIGN_OUT_KEY, TopBar
from ui.manager.state import state_of
from ui.manager.watchfulness import Watchfulness
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look
from ui.watch import Watch
from ui.widgets import ScrollPage, StaleBanner


class ManagerScreen(QWidget):
    """The state of the hall above all, figures below it, and the pages of what is behind.

    Whoever acts signs in, in the place of the hall; what needs somebody at once stays on top.
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
        self.help = HelpStrip(look)
        self.left_overs = LeftOverStrip(look)
        self.alarms = AlarmStrip(look)
        self.stale = StaleBanner(look, self.language, now)
        self.notices = Notices(look, self.language, self)
        self.day_actions = DayActions(look)
        self.state = StateCard(look, self.day_actions)
        self.glance = Glance(look)
        self.book = Book(look, self.language, model)
        self.tabs, self.everything = self.book.tabs, self.book.everything
        self.now, self.waiting, self.today = self.book.now, self.book.waiting, self.book.today
        self.certificates = self.book.certificates
        self.acting = ActingPage(look, model.session)
        self.acting.hide()
        self.hall = QWidget()
        self.hall.hide()  # until there is one to show
        self._attentive = Watchfulness(self)
        self._lay_out()
        self._connect()
        self.book.turn_to(NOW)
        self.speak(self.language)

    def speak(self, language: Language) -> None:
        """Say everything in this language from now on."""
        self.language = self.notices.language = language
        right_to_left = language.right_to_left
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.setWindowTitle(language.say("Manager"))
        self.bar.speak(language, self._next_language())
        self.day_actions.speak(language)
        self.stale.speak(language)
        self.acting.speak(language)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Notice from now on that somebody is there."""
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not None:
            window.installEventFilter(self._attentive)

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
        told = self.notices
        needing = (self.left_overs, told.trouble, told.catalogue, told.printers, told.bursts)
        for notice in (self.help, self.alarms, self.stale, *needing, told.told):
            column.addWidget(notice)
        column.addWidget(self.hall, 1)
        column.addWidget(self.acting, 1)
        column.addStretch()
        parts = QVBoxLayout(self.hall)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(space(3))
        parts.addWidget(self.state)
        parts.addWidget(self.glance)
        parts.addWidget(self.book, 1)
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
        model.personnel.told.connect(self.notices.tell_done)
        model.mail.told.connect(self.notices.tell_done)
        model.shopping.told.connect(self.notices.tell_done)
        model.improving.told.connect(self.notices.tell_done)
        model.premises.told.connect(self.notices.tell_done)
        self.day_actions.close_asked.connect(lambda: model.session.need(self._ask_to_close))
        self.day_actions.reopen_asked.connect(model.reopen_day)
        self.day_actions.pause_asked.connect(model.pause_hall)
        self.day_actions.resume_asked.connect(model.resume_hall)
        self.day_actions.report_asked.connect(model.make_report)
        self.day_actions.mute_asked.connect(model.mute_voice)
        self.bar.language_asked.connect(self._speak_next)
        self.book.turned.connect(self._turned)
        self.book.employees.wanted.connect(self._want_employees)
        self._look.changed.connect(self._show)
        self._connect_session()

    def _connect_session(self) -> None:
        model, session = self.model, self.model.session
        self.help.seen.connect(model.acknowledge_help)
        self.left_overs.settled.connect(model.settle)
        self.alarms.taken.connect(model.take_up)
        self.book.alarms.taken.connect(model.take_up)
        self.book.alarms.put_away.connect(model.put_away)
        self.now.counters.asked.connect(self._act_at)
        self._attentive.touched.connect(session.touch)
        session.wanted.connect(self._ask_who)
        session.changed.connect(self._show_who)
        self.acting.left.connect(self._leave_asking)
        self.bar.sign_in_asked.connect(lambda: session.need(self._show))
        self.bar.sign_out_asked.connect(session.end)
        keys = (
            (KEY, model.acknowledge_help),
            (TAKE_UP, self.alarms.take),
            (SIGN_OUT_KEY, session.end),
        )
        for key, press in keys:
            QShortcut(QKeySequence(key), self).activated.connect(press)

    def _show(self) -> None:
        views, language = self.model.views, self.language
        self.bar.show_views(views, self.model.session.person)
        view = views.overview
        if view is None:
            return
        self.hall.setVisible(self.acting.isHidden())
        self.help.show_help(view.help, views.names, views.now, language)
        self.alarms.show_alarms(views.alarms, views.now, language)
        self.left_overs.show_left_overs(views.left_overs, language)
        self.state.show_state(state_of(view, language, views.ahead))
        paused, muted = view.paused_since is not None, view.muted
        self.day_actions.show_phase(view.phase, paused=paused, muted=muted, busy=self.model.busy)
        self.glance.show_overview(view, language)
        self.notices.show_trouble(views)
        self.notices.show_catalogue(views)
        self.notices.show_bursts(view.bursts)
        self.notices.show_printers(views)
        self.book.show_views(language)

    def _turned(self, page: int) -> None:
        self.glance.setVisible(page in OF_THE_HALL)
        self.state.make_compact(page not in OF_THE_HALL)
        self.model.mail.close()
        self._show()
        if page == EMPLOYEES:
            self._want_employees()
        elif page == MESSAGES:
            self.book.messages.begin()
        elif page == ACTIONS:
            self.book.improvement.begin()
        elif page == VISITS:
            self.book.visits.begin()

    def _act_at(self, row: CounterRow, deed: Deed) -> None:
        """At the counter itself, or at the card of whoever sits there."""
        if deed is not Deed.SKILLS:
            self.model.act_at(row, deed)
            return
        person = self.model.views.people.get(row.employee or "")
        if person is not None:
            self.tabs.buttons[EMPLOYEES].click()
            self.book.employees.list.search.setText(person.number)

    def _want_employees(self) -> None:
        self.model.session.need(self.book.employees.begin)

    def _ask_who(self) -> None:
        """Signing in takes the place of the hall."""
        self.acting.show()
        self._show()
        self.acting.begin()

    def _leave_asking(self) -> None:
        self.model.session.leave()
        self.acting.hide()
        self._show()
        self.tabs.buttons[self.tabs.page].setFocus()

    def _show_who(self) -> None:
        """Another is signed in, or nobody: what only those in charge see goes with them."""
        employee, views = self.model.session.employee, self.model.views
        self.acting.hide()
        if employee is None:
            views.leave_staff()
            self.book.employees.forget()
            self.book.visits.forget()
        else:
            views.look_at_staff(employee)
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
    wider: Wider | None = None,
) -> ManagerScreen:
    """The manager's window, in the first of the languages.

    `tasks` and `watch` stay the caller's, who starts the watch; the `look` is this window's own.
    `link` tells how the link to the registry stands (a `sync.worker.Worker` does); `own` is
    None where the center runs elsewhere.
    """
    model = ManagerModel(station, tasks, watch, make_report, link, wider=wider)
    return ManagerScreen(model, languages, look, lambda: local(station.clock.now().at))
