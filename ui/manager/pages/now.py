"""The hall now: the services that are waited for beside the counters that serve them."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language
from ui.manager.parts.advice_strip import AdviceStrip
from ui.manager.parts.counters_grid import CountersGrid
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.quiet import Quiet
from ui.manager.service_rows import Column, service_rows
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Look
from ui.widgets import ScrollPage

COLUMNS = (
    Column.SERVICE,
    Column.WAITING,
    Column.LONGEST,
    Column.COUNTERS,
    Column.WITHIN,
    Column.MEDIAN,
    Column.P90,
    Column.MAX,
)


class NowPage(QWidget):
    """Shows the services that are waited for or being served, or all of today."""

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._views: ManagerViews | None = None
        self._language = language
        self._everything = False
        self.table = FiguresTable(look, COLUMNS, language)
        self.nothing = Quiet(look)
        self.counters = CountersGrid(look)
        services = QVBoxLayout()
        services.addWidget(self.table, 1)
        services.addWidget(self.nothing, 1)
        self.advice, self.busy = AdviceStrip(look), False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.advice)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column.addLayout(self._columns, 1)
        self._columns.setSpacing(look.theme.space(4))
        self._columns.addLayout(services, 3)
        self._columns.addWidget(ScrollPage(self.counters), 2)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the hall as the views have it."""
        self._views, self._language = views, language
        self.nothing.write(language.say("Nobody is waiting, and nobody is being served."))
        self._fill()

    def show_everything(self, everything: bool) -> None:
        """Show every service of today, or those of the moment alone."""
        self._everything = everything
        self._fill()

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
        rows = service_rows(view, views.today, language, all_of_today=self._everything)
        self.table.fill(rows, language)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        names = {who: name.in_(language.code) for who, name in views.names.items()}
        advice = views.advice
        self.advice.show_advice(advice, views.names, views.now, language, busy=self.busy)
        self.counters.show_counters(view.counters, names, views.now, language)
