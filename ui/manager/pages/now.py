"""The hall now: the services that are waited for beside the counters that serve them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language
from ui.manager.parts.counters_grid import CountersGrid
from ui.manager.parts.services_table import ServicesTable
from ui.manager.service_rows import Column, service_rows
from ui.manager.views import ManagerViews
from ui.theme import Look
from ui.widgets import BodyLabel, Card, QuietButton, ScrollPage, Title

SIDE_BY_SIDE = 230
"""Width, in units of the theme at the plain text size, from which two columns stand."""

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
    """Shows what is waited for or being served; everything of today where that is wanted."""

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._language: Language | None = None
        self._views: ManagerViews | None = None
        self._services_title, self._counters_title = Title(look), Title(look)
        self.everything = QuietButton(look, icon="list")
        self.everything.setCheckable(True)
        self.everything.toggled.connect(self._fill)
        self.table = ServicesTable(look, COLUMNS, language)
        self._nothing = BodyLabel(look)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.counters = CountersGrid(look)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(look.theme.space(4))
        self._columns.addWidget(self._services(), 3)
        self._columns.addWidget(self._all_counters(), 2)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the hall as the views have it."""
        self._views = views
        if language != self._language:
            self._speak(language)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        wide = self.width() >= self._look.theme.space(SIDE_BY_SIDE) * self._look.theme.scale
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _speak(self, language: Language) -> None:
        self._language = language
        self._services_title.write(language.say("Services"))
        self._counters_title.write(language.say("Counters"))
        self.everything.write(language.say("All of today"))
        self._nothing.write(language.say("Nobody is waiting, and nobody is being served."))

    def _fill(self) -> None:
        views, language = self._views, self._language
        if views is None or views.overview is None or language is None:
            return
        rows = service_rows(
            views.overview,
            views.today,
            language,
            all_of_today=self.everything.isChecked(),
        )
        self.table.fill(rows, language)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        names = {who: name.in_(language.code) for who, name in views.names.items()}
        self.counters.show_counters(views.overview.counters, names, views.now, language)

    def _services(self) -> QWidget:
        card = Card(self._look)
        head = QHBoxLayout()
        head.addWidget(self._services_title, 1)
        head.addWidget(self.everything)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing, 1)
        return card

    def _all_counters(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._counters_title)
        column.addWidget(self.counters)
        column.addStretch(1)
        return ScrollPage(page)
