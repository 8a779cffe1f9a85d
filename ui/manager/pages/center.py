"""The center set up: its hours and dates, counters and zones, the rule, and who looked at what."""

from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.language import Language
from ui.manager.parts.counters_form import CountersForm
from ui.manager.parts.dates_form import DatesForm
from ui.manager.parts.looks_list import LooksList
from ui.manager.parts.rule_form import RuleForm
from ui.manager.parts.tabs import Tabs
from ui.manager.parts.trial_card import TrialCard
from ui.manager.parts.week_form import WeekForm
from ui.manager.parts.zones_form import ZonesForm
from ui.manager.premises import PremisesModel
from ui.manager.tracing import Tracing
from ui.manager.trying import Trying
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Look
from ui.widgets import ScrollPage

HOURS, PLACES, RULE, LOOKS = range(4)
"""The places of its parts."""

LOOK_BACK = timedelta(days=29)
"""How far back looks are shown at once; `center audit` goes on from there."""


class CenterPage(QWidget):
    """Everybody may see how the center is set up; who changes it signs in first."""

    def __init__(
        self,
        look: Look,
        language: Language,
        premises: PremisesModel,
        tracing: Tracing,
        trying: Trying,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._premises, self._tracing, self._trying = premises, tracing, trying
        self._views: ManagerViews | None = None
        self.parts = Tabs(look, ("calendar", "counter", "scales", "eye"))
        self.week, self.dates = WeekForm(look), DatesForm(look, language)
        self.counters, self.zones = CountersForm(look, language), ZonesForm(look)
        self.rule = RuleForm(look, language, trying=trying.possible)
        self.trial = TrialCard(look, language, trying)
        self.looks = LooksList(look, language)
        self._rows: list[QBoxLayout] = []
        self._pages = [
            ScrollPage(self._beside(self.dates, self.week)),
            ScrollPage(self._beside(self.counters, self.zones)),
            ScrollPage(self._beside(self.rule, self.trial)),
            ScrollPage(self._beside(self.looks)),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        column.addWidget(self.parts)
        for page in self._pages:
            column.addWidget(page, 1)
        self._connect()
        self._turn_to(HOURS)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the center as it is set up."""
        self._views, self._language = views, language
        say = language.say
        self.parts.write(
            [say("Hours"), say("Counters and zones"), say("Who is next"), say("Who looked at what")]
        )
        view = views.premises
        if view is not None:
            calendar = view.settings.calendar
            self.week.show_calendar(calendar, language)
            self.dates.show_calendar(calendar, self._today(views), language)
            self.counters.show_premises(view, language)
            self.zones.show_premises(view, language)
            self.rule.show_routing(view.settings.routing, language)
            self.trial.speak(language)
        self._show_looks()

    def begin(self) -> None:
        """Somebody comes to this page."""
        self.parts.buttons[self.parts.page].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = is_wide(self._look, self.width())
        for row in self._rows:
            row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _beside(self, *forms: QWidget) -> QWidget:
        both = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.theme.space(4))
        for form in forms:
            row.addWidget(form, 1)
        self._rows.append(row)
        return both

    def _connect(self) -> None:
        premises = self._premises
        self.parts.chosen.connect(self._turn_to)
        self.week.saved.connect(premises.set_week)
        self.dates.added.connect(premises.add_dates)
        self.dates.removed.connect(premises.remove_dates)
        self.counters.placed.connect(premises.place)
        self.counters.retired.connect(premises.retire)
        self.zones.saved.connect(premises.set_zone)
        self.zones.removed.connect(premises.remove_zone)
        self.rule.saved.connect(premises.set_parameter)
        self.rule.tried.connect(self._begin_trial)
        premises.dates_added.connect(self.dates.clear)
        self.looks.asked.connect(self._ask_looks)
        self._tracing.changed.connect(self._show_looks)

    def _turn_to(self, part: int) -> None:
        for n, page in enumerate(self._pages):
            page.setVisible(n == part)

    def _begin_trial(self, name: str, value: float) -> None:
        """Come to where it is told, below the form where there is no room beside it."""
        self._trying.begin(name, value)
        QTimer.singleShot(0, self, self._come_to_trial)

    def _come_to_trial(self) -> None:
        """Once it has its place."""
        self._pages[RULE].ensureWidgetVisible(self.trial.status)

    def _ask_looks(self) -> None:
        if self._views is not None:
            today = self._today(self._views)
            self._tracing.ask_looks(today - LOOK_BACK, today)

    def _show_looks(self) -> None:
        if self._views is not None:
            self.looks.show_looks(self._tracing.looks, self._views.names, self._language)

    def _today(self, views: ManagerViews) -> date:
        day = views.overview.day if views.overview is not None else None
        return day or local(views.now).date()
