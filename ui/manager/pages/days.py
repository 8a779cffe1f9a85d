"""The waits of some days: figures, hours, how they are spread, any group, and each visit."""

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from center_app.domain.indicators import Share
from center_app.language import Language, words
from center_app.language.bidi import isolate
from ui.manager.figures import of
from ui.manager.improving import Origin
from ui.manager.indicator_words import GROUPS, Indicator
from ui.manager.parts.compared_days import ComparedDays
from ui.manager.parts.explanation import Explanation
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.heat_map import HeatMap
from ui.manager.parts.indicator_tile import IndicatorTile
from ui.manager.parts.tabs import Tabs
from ui.manager.parts.wait_chart import WaitChart
from ui.manager.period import PeriodModel
from ui.manager.period_rows import ABOUT as WHICH
from ui.manager.period_rows import Grouping, PeriodColumn, period_rows
from ui.manager.views import ManagerViews
from ui.manager.visit_rows import VisitColumn, visit_rows
from ui.theme import Look
from ui.widgets import FlowGrid, FlowRow, Note, QuietButton

LEAST = 44
"""Width of a tile in units of the theme."""

FIGURES, HOURS, SPREAD, GROUPED, VISITS = range(5)
"""The places of the parts."""

ABOUT = {
    FIGURES: words(
        "Point at a figure, or reach it by the Tab key, to see its definition. A click or "
        "Enter shows the visits behind it."
    ),
    HOURS: words(
        "Minutes within which eight of ten were served, by the hour in which they took their "
        "ticket. The stronger the colour, the longer beside the target of the service; the "
        "arrow keys lead from cell to cell, and Enter shows the visits."
    ),
    SPREAD: words(
        "Number of waits by their length in minutes. The lines are the days compared, in "
        "proportion. Who was never served has no wait: see “Left without service”."
    ),
    GROUPED: words(
        "Choose by what to group, and the column whose largest figures come first. Enter shows "
        "the visits behind a row."
    ),
    VISITS: words(
        "The visits behind the figures, those first that nobody has served, then the longest "
        "waits. Enter tells the story of one."
    ),
}


class DaysPage(QWidget):
    """Asks only while somebody looks; shows one of its five parts at a time.

    `improve(Origin)` when an action is wanted because of a figure of these days;
    `story(date, str)` when a visit behind one is.
    """

    improve = Signal(object)
    story = Signal(object, str)

    def __init__(
        self, look: Look, language: Language, model: PeriodModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._language, self._model = look, language, model
        self._spoken: Language | None = None
        self._about = ""
        self.choice = ComparedDays(look, model)
        self.parts = Tabs(look, ("chart", "grid", "pulse", "list", "ticket"))
        self.about = Explanation(look)
        self.figures = FlowGrid(look, LEAST, 5)
        self.tiles = [IndicatorTile(look, one) for group in GROUPS for one in group.indicators]
        self.figures.fill(self.tiles)
        self.heat, self.chart = HeatMap(look), WaitChart(look)
        self.grouping, self.order = QComboBox(), QComboBox()
        name = words("Figures by group")
        self.table = FiguresTable(look, tuple(PeriodColumn), language, name)
        self.visits = FiguresTable(look, tuple(VisitColumn), language, words("Visits"))
        self.count = Note(look)
        self.improving = QuietButton(look, icon="check-circle")
        self._grouped, self._behind = QWidget(), QWidget()
        self._lay_out()
        self.table.activated.connect(self._open_row)
        self.improving.clicked.connect(self._improve)
        self.heat.activated.connect(self._open_cell)
        self.visits.activated.connect(self._tell)
        for tile in self.tiles:
            tile.pointed.connect(self.about.write)
            tile.opened.connect(self.open_indicator)
        self.parts.chosen.connect(self._turn_to)
        for box in (self.grouping, self.order):
            box.currentIndexChanged.connect(self._show)
        model.changed.connect(self._show)
        self._turn_to(FIGURES)

    def show_views(self, _views: ManagerViews, language: Language) -> None:
        """Show the days in this language."""
        self._language = language
        if language != self._spoken:
            self._speak()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the figures, which may have grown since."""
        super().showEvent(event)
        self._model.look()

    def open_indicator(self, indicator: Indicator) -> None:
        """The visits behind a figure of these days."""
        self._open(self._language.say(indicator.name), stands=indicator.stands)

    def open_group(self, about: str, key: str, name: str) -> None:
        """The visits of these days about an agency, a service or another field of `Which`."""
        self._open(name, **{about: key})

    def _lay_out(self) -> None:
        space = self._look.theme.space(3)
        below = QVBoxLayout(self._grouped)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(space)
        choices = FlowRow(self._look)
        choices.fill([self.grouping, self.order])
        below.addWidget(choices)
        below.addWidget(self.table, 1)
        listed = QVBoxLayout(self._behind)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(space)
        listed.addWidget(self.count)
        listed.addWidget(self.visits, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space)
        column.addWidget(self.choice)
        above = FlowRow(self._look)
        above.fill([self.parts, self.improving])
        column.addWidget(above)
        column.addWidget(self.about)
        for part in self._parts:
            column.addWidget(part, 1)

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return self.figures, self.heat, self.chart, self._grouped, self._behind

    def _turn_to(self, part: int) -> None:
        for n, one in enumerate(self._parts):
            one.setVisible(n == part)
        self.improving.setVisible(part in (FIGURES, GROUPED))
        self.about.write(self._language.say(ABOUT[part]))
        self._show()

    def _open_row(self, index: QModelIndex) -> None:
        """The visits of the group that was chosen."""
        key = self.table.rows.rows[index.row()].key
        grouping = list(Grouping)[self.grouping.currentIndex()]
        if grouping is Grouping.DAY:
            self._model.show_day(date.fromisoformat(key))
            self._open("")
        elif grouping in WHICH:
            name = self.table.rows.rows[index.row()].cells[PeriodColumn.NAME].text
            self._open(name, **{WHICH[grouping]: key})

    def _improve(self) -> None:
        """Of the agency or service that is chosen, else of the whole center."""
        origin, key = Origin(self._model.span), self.table.key
        report, grouping = self._model.report, list(Grouping)[self.grouping.currentIndex()]
        if self.parts.page == GROUPED and report is not None:
            for agency in report.agencies if grouping is Grouping.AGENCY else ():
                if agency.agency == key:
                    origin = Origin(self._model.span, agency=key, about=agency.name)
            for service in report.services if grouping is Grouping.SERVICE else ():
                if service.service == key:
                    origin = Origin(self._model.span, service=key, about=service.name)
        self.improve.emit(origin)

    def _tell(self, index: QModelIndex) -> None:
        """The story of the visit in this row."""
        key = self.visits.rows.rows[index.row()].key
        found = self._model.behind
        for line in found.visits if found is not None else ():
            if line.visit == key:
                self.story.emit(line.day, line.visit)

    def _open_cell(self, index: QModelIndex) -> None:
        """The visits of an hour that asked for a service."""
        service, hour = self.heat.cells.about(index)
        name = self.heat.cells.headerData(index.row(), Qt.Orientation.Vertical)
        self._open(f"{name} · {isolate(f'{hour:02d}:00')}", service=service, hour=hour)

    def _open(self, name: str, **about: Any) -> None:
        self._about = name
        self._model.look_behind(**about)
        self.parts.buttons[VISITS].click()

    def _speak(self) -> None:
        self._spoken, say = self._language, self._language.say
        self.choice.speak(self._language)
        names = say("Figures"), say("Hours"), say("Spread of waits"), say("Groups"), say("Visits")
        self.parts.write(names)
        self.about.write(say(ABOUT[self.parts.page]))
        by_name = say("In their usual order")
        fill(self.grouping, [say(one.head) for one in Grouping])
        heads = [say(one.head) for one in PeriodColumn if one is not PeriodColumn.NAME]
        fill(self.order, [by_name, *(say("Most first: {column}", column=one) for one in heads)])
        self.grouping.setAccessibleName(say("Group by"))
        self.improving.write(say("Open an improvement action"))
        self.order.setAccessibleName(say("Order"))

    def _show(self) -> None:
        language, report, earlier = self._language, self._model.report, self._model.earlier
        if self._spoken is None:
            return
        self.choice.show_choice(language)
        beside = earlier.figures if earlier is not None else None
        for tile in self.tiles:
            tile.show_figures(report.figures if report is not None else None, language, beside)
        if report is None:
            return
        self.heat.fill(report, language)
        self.chart.fill(report, earlier, language)
        grouping = list(Grouping)[max(0, self.grouping.currentIndex())]
        order = list(PeriodColumn)[max(0, self.order.currentIndex())]
        self.table.fill(period_rows(report, grouping, language, order), language)
        self._show_visits()

    def _show_visits(self) -> None:
        language, report, found = self._language, self._model.report, self._model.behind
        if self.parts.page == VISITS and not self._model.seeking:
            self._about = ""
            self._model.look_behind()
        if report is None or found is None:
            self.count.write(language.say("The visits are being looked for."))
            return
        shown = of(Share(len(found.visits), found.whole), language)
        self.count.write(" · ".join(part for part in (self._about, shown) if part))
        self.visits.fill(visit_rows(found, report, language), language)


def fill(box: QComboBox, names: list[str]) -> None:
    """Offer these names, and keep to the place that was chosen."""
    place = max(0, box.currentIndex())
    box.blockSignals(True)
    box.clear()
    box.addItems(names)
    box.setCurrentIndex(place)
    box.blockSignals(False)
