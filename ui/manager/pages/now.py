"""The hall now: the services that are waited for beside the day's curves, then the counters."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language
from ui.manager.parts.advice_strip import AdviceStrip
from ui.manager.parts.counters_grid import CountersGrid
from ui.manager.parts.course_card import CourseCard
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.quiet import Quiet
from ui.manager.pressing import prospects_of
from ui.manager.service_rows import Column, service_rows
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Look

COLUMNS = (
    Column.SERVICE,
    Column.WAITING,
    Column.LONGEST,
    Column.THEN,
    Column.COUNTERS,
    Column.NOW,
    Column.WITHIN,
    Column.MEDIAN,
    Column.P90,
    Column.MAX,
)


class NowPage(QWidget):
    """Shows the services that are waited for or being served, or all of today, beside the course
    of the day, so that what presses and what is to come are seen at once; below them the counters.

    `looked()` and `left()` tell whether anybody looks: what is to come is only reckoned then.
    """

    looked = Signal()
    left = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._views: ManagerViews | None = None
        self._language = language
        self._everything = False
        self.table = FiguresTable(look, COLUMNS, language)
        self.nothing = Quiet(look)
        self.counters = CountersGrid(look)
        self.course = CourseCard(look)
        services = QVBoxLayout()
        services.addWidget(self.table, 1)
        services.addWidget(self.nothing, 1)
        self.advice, self.busy = AdviceStrip(look), False
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.theme.space(4))
        self._columns.addLayout(services, 3)
        self._columns.addWidget(self.course, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        column.addWidget(self.advice)
        column.addLayout(self._columns, 1)
        column.addWidget(self.counters)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the hall as the views have it."""
        self._views, self._language = views, language
        self.nothing.write(language.say("Nobody is waiting, and nobody is being served."))
        self._fill()

    def show_everything(self, everything: bool) -> None:
        """Show every service of today, or those of the moment alone."""
        self._everything = everything
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow what is to come."""
        super().showEvent(event)
        self.looked.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _fill(self) -> None:
        views, language = self._views, self._language
        if views is None or views.overview is None:
            return
        view = views.overview
        ahead = prospects_of(views.course)
        rows = service_rows(view, views.today, language, ahead, all_of_today=self._everything)
        self.table.fill(rows, language)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        names = {who: name.in_(language.code) for who, name in views.names.items()}
        advice = views.advice
        self.advice.show_advice(advice, views.names, views.now, language, busy=self.busy)
        self.counters.show_counters(view.counters, names, views.now, language)
        self.course.setVisible(views.course is not None)
        if views.course is not None:
            self.course.show_course(views.course, language)
