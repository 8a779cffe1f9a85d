"""The services of the day in a table, agency by agency."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeView, QWidget

from center_app.language import Language, words
from ui.manager.parts.cell_delegate import CellDelegate
from ui.manager.table import Head, TableRow
from ui.manager.table_model import TableModel
from ui.theme import Look, TextSize, Weight

LEAST_NAME = 13
"""Width that the first column is left with at least, in sizes of body text: a service's name."""

LEAST_ROWS = 6


class FiguresTable(QTreeView):
    """Shows as many of its columns as fit, from the first on; the last go first.

    `picked(str)` tells the key of the row that is chosen.
    """

    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        columns: tuple[Head, ...],
        language: Language,
        name: str = words("Services"),
        least: float = LEAST_NAME,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._name, self._least = look, name, least
        self.rows = TableModel(columns, language, self)
        self.setModel(self.rows)
        self._delegate = CellDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._tell)
        look.changed.connect(self._restyle)
        self._restyle()

    def fill(self, rows: tuple[TableRow, ...], language: Language) -> None:
        """Show these rows."""
        key, place = self.key, self.verticalScrollBar().value()
        if self.rows.fill(rows, language):
            self.setAccessibleName(language.say(self._name))
            self._choose(key)
            self._fit()
            self.doItemsLayout()
            self.verticalScrollBar().setValue(place)

    @property
    def key(self) -> str:
        """What the chosen row is about, "" for none."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].key if index.isValid() else ""

    def shown_columns(self) -> list[Head]:
        """The columns for which there is room."""
        return [c for n, c in enumerate(self.rows.columns) if not self.isColumnHidden(n)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more columns, or fewer."""
        super().resizeEvent(event)
        self._fit()

    def _tell(self) -> None:
        self.picked.emit(self.key)

    def _choose(self, key: str) -> None:
        """Keep to what was chosen, wherever it stands now."""
        for n, row in enumerate(self.rows.rows):
            if row.key == key:
                self.setCurrentIndex(self.rows.index(n, 0))

    def _fit(self) -> None:
        room = self.viewport().width()
        widths = [self._width(column) for column in self.rows.columns[1:]]
        name = self._least * self._look.theme.size(TextSize.BODY)
        used = 0
        for n, width in enumerate(widths, start=1):
            fits = used + width + name <= room or n <= 1
            self.setColumnHidden(n, not fits)
            used += width if fits else 0
            self.header().resizeSection(n, width)
        self.header().resizeSection(0, max(room - used, 1))
        self.scheduleDelayedItemsLayout()

    def _width(self, column: Head) -> int:
        head = (
            self.header()
            .fontMetrics()
            .horizontalAdvance(
                str(
                    self.rows.headerData(self.rows.columns.index(column), Qt.Orientation.Horizontal)
                )
            )
        )
        return max(self._delegate.width(column), head + self._look.theme.space(6))

    def _restyle(self) -> None:
        self.header().setFont(self._look.font(TextSize.SMALL, Weight.SEMIBOLD))
        self.setMinimumHeight(self._look.theme.size(TextSize.BODY) * 3 * LEAST_ROWS)
        self._fit()
