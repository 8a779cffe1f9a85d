"""The figures of the day so far, each with its definition, and the waits of every service."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.manager.indicator_words import GROUPS, Group
from ui.manager.parts.explanation import Explanation
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.indicator_tile import IndicatorTile
from ui.manager.parts.pulse_card import PulseCard
from ui.manager.service_rows import Column, service_rows
from ui.manager.views import ManagerViews
from ui.theme import Look, TextSize, Weight
from ui.widgets import FlowGrid, Label, Note

LEAST = 44
"""Width of a tile in units of the theme."""

COLUMNS = (
    Column.SERVICE,
    Column.WITHIN,
    Column.MEDIAN,
    Column.P90,
    Column.MAX,
    Column.WAITING,
    Column.COUNTERS,
)


class TodayPage(QWidget):
    """The definition of the figure that is pointed at stands above the figures.

    The visits behind one are wanted by `opened(Indicator)`, those that asked for a service or at
    an agency by `listed(str, str, str)`: "service" or "agency", which one, and its name.
    """

    opened = Signal(object)
    listed = Signal(str, str, str)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._language: Language | None = None
        self.tiles: list[IndicatorTile] = []
        self._titles: list[tuple[Group, Label]] = []
        self._services_title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self.definition = Explanation(look)
        self._services_note = Note(look)
        self.table = FiguresTable(look, COLUMNS, language)
        self.table.activated.connect(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        column.addWidget(self.definition)
        for group in GROUPS:
            self._add_group(group, column)
        self.pulse = PulseCard(look)
        column.addWidget(self.pulse)
        column.addWidget(self._services_title)
        column.addWidget(self._services_note)
        column.addWidget(self.table, 1)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the day as the views have it."""
        if language != self._language:
            self._speak(language)
        figures = views.today.indicators if views.today is not None else None
        for tile in self.tiles:
            tile.show_figures(figures, language)
        self.pulse.show_results(views.pulse, language)
        if views.overview is not None:
            rows = service_rows(views.overview, views.today, language, {}, all_of_today=True)
            self.table.fill(rows, language)

    def _speak(self, language: Language) -> None:
        self._language = language
        for group, title in self._titles:
            title.write(language.say(group.name))
        self._services_title.write(language.say("Waits of today by service"))
        self._services_note.write(
            language.say("Enter or a double click shows the visits behind a row.")
        )
        self.definition.write(
            language.say(
                "Point at a figure, or reach it by the Tab key, to see its definition. A click or "
                "Enter shows the visits behind it."
            )
        )

    def _list(self, index: QModelIndex) -> None:
        row = self.table.rows.rows[index.row()]
        about = "agency" if row.group else "service"
        self.listed.emit(about, row.key, row.cells[Column.SERVICE].text)

    def _add_group(self, group: Group, column: QVBoxLayout) -> None:
        title = Label(self._look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        grid = FlowGrid(self._look, LEAST, len(group.indicators))
        tiles = [IndicatorTile(self._look, indicator) for indicator in group.indicators]
        for tile in tiles:
            tile.pointed.connect(self.definition.write)
            tile.opened.connect(self.opened)
        grid.fill(tiles)
        self.tiles += tiles
        self._titles.append((group, title))
        column.addWidget(title)
        column.addWidget(grid)
