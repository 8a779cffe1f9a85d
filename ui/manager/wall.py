"""The hall on a large screen: the same figures as at the desk, read from across a room.

Nothing can be pressed there. While the center is closed a dark page spares the night.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.domain.views.manager import OverviewView
from center_app.language import Language
from sync.worker import LinkSource
from ui.manager.alarm_words import alarm_words
from ui.manager.parts.agency_rows import AgencyRows
from ui.manager.parts.course_card import CourseCard
from ui.manager.parts.glance import Glance
from ui.manager.parts.night import NightPage
from ui.manager.state import State, state_of
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look, TextSize, Weight
from ui.watch import Watch
from ui.widgets import Banner, ClockLabel, Label, StaleBanner

ROWS, ROWS_BESIDE_ALARMS = 2, 1
"""Rows of agencies, those first that press most: more has no room, and nobody could read it."""

ALARMS = 3
"""So many alarms stand there; of the others their number is told."""


class WallScreen(QWidget):
    """The state of the hall, its figures, its agencies and its alarms, in one language."""

    def __init__(
        self,
        views: ManagerViews,
        language: Language,
        look: Look,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.views, self.language, self._look = views, language, look
        views.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        look.dress(self)
        right_to_left = language.right_to_left
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.setWindowTitle(language.say("Manager"))
        self._name = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._clock = ClockLabel(look, language, now)
        self.stale = StaleBanner(look, language, now)
        self.state = Banner(look)
        self.glance = Glance(look)
        self.agencies = AgencyRows(look)
        self.course = CourseCard(look, brief=True)
        self._halves = QHBoxLayout()
        self.alarms = [Banner(look) for _ in range(ALARMS)]
        self._more = Label(look)
        self.night = NightPage(look)
        self._day = QWidget()
        self._lay_out()
        views.changed.connect(self._show)
        views.lost.connect(self.stale.lost)
        views.found.connect(self.stale.found)
        look.changed.connect(self._show)
        views.look_at_course()

    def _lay_out(self) -> None:
        space = self._look.theme.space
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._clock)
        column = QVBoxLayout(self._day)
        column.setContentsMargins(space(6), space(4), space(6), space(4))
        column.setSpacing(space(3))
        column.addLayout(top)
        for part in (self.stale, self.state, self.glance):
            column.addWidget(part)
        beside = QHBoxLayout()
        beside.setSpacing(space(3))
        for banner in self.alarms:
            beside.addWidget(banner, 1)
        column.addLayout(beside)
        column.addWidget(self._more)
        self._halves.setSpacing(space(3))
        self._halves.addWidget(self.agencies, 3)
        self._halves.addWidget(self.course, 2)
        column.addLayout(self._halves, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # Qt's least is that of a column
        whole.addWidget(self._day)
        whole.addWidget(self.night)
        self._day.hide()
        self.night.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the curves beside the agencies, these matter more."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        view = self.views.overview
        if view is None:
            return
        state = state_of(view, self.language, self.views.course)
        is_night = not view.open and not view.here
        self.night.setVisible(is_night)
        self._day.setVisible(not is_night)
        if is_night:
            self.night.show_state(state)
        else:
            self._show_day(view, state)

    def _show_day(self, view: OverviewView, state: State) -> None:
        self._name.write(view.name.in_(self.language.code))
        reasons = (*state.reasons[:1], *state.reasons[1:][-1:])
        self.state.tell(state.tone, state.text, " · ".join(one.rstrip(".") for one in reasons))
        self.glance.show_overview(view, self.language)
        course = self.views.course
        self.agencies.show()
        rows = ROWS_BESIDE_ALARMS if self.views.alarms else ROWS
        self.agencies.show_agencies(view.agencies, self.language, course, rows)
        if course is not None:
            self.course.show_course(course, self.language)
            self.course.show_waits_alone(alone=bool(self.views.alarms))
        self.course.setVisible(course is not None and is_wide(self._look, self.width()))
        self._show_alarms()
        self._keep_to_the_screen()

    def _keep_to_the_screen(self) -> None:
        """What has no room is left out: the curves first, for nothing can be scrolled here."""
        layout = self._day.layout()
        assert layout is not None
        for part in (self.course, self.agencies):
            if layout.minimumHeightForWidth(self.width()) > self.height():
                part.hide()

    def _show_alarms(self) -> None:
        views, language = self.views, self.language
        shown = views.alarms[:ALARMS]
        for banner, one in zip(self.alarms, shown, strict=False):
            said = alarm_words(one, views.names, views.now, language)
            notes = (said.note, said.owner)
            banner.tell(said.tone, said.text, " · ".join(part for part in notes if part))
        for banner in self.alarms[len(shown) :]:
            banner.clear()
        further = len(views.alarms) - len(shown)
        self._more.setVisible(further > 0)
        self._more.write(language.say_many("{n} more alarm", "{n} more alarms", further))


def open_wall(
    station: Station,
    tasks: Tasks,
    watch: Watch,
    language: Language,
    look: Look,
    link: LinkSource | None = None,
) -> WallScreen:
    """The hall for a wall; see `ui.manager.screen.open_manager`."""
    views = ManagerViews(station, tasks, watch, link)
    return WallScreen(views, language, look, lambda: local(station.clock.now().at))
