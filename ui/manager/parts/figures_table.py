"""The services of the day in a table, agency by agency."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeView, QWidget

from center_app.language import Language
from ui.manager.parts.cell_delegate import CellDelegate
from ui.manager.service_rows import Column, TableRow
from ui.manager.services_model import ServicesModel
from ui.theme import Look, TextSize, Weight

LEAST_NAME = 13
"""Width that a service's name is left with at least, in sizes of body text."""

LEAST_ROWS = 6


class ServicesTable(QTreeView):
    """Shows as many of its columns as fit, from the first on; the last go first."""

    def __init__(
        self,
        look: Look,
        columns: tuple[Column, ...],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = ServicesModel(columns, language, self)
        self.setModel(self.rows)
        self._delegate = CellDelegate(look, columns, self)
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
        look.changed.connect(self._restyle)
        self._restyle()

    def fill(self, rows: tuple[TableRow, ...], language: Language) -> None:
        """Show these rows."""
        if self.rows.fill(rows, language):
            self.setAccessibleName(language.say("Services"))
            self._fit()

    def shown_columns(self) -> list[Column]:
        """The columns for which there is room."""
        return [c for n, c in enumerate(self.rows.columns) if not self.isColumnHidden(n)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more columns, or fewer."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width()
        widths = [self._width(column) for column in self.rows.columns[1:]]
        name = LEAST_NAME * self._look.theme.size(TextSize.BODY)
        used = 0
        for n, width in enumerate(widths, start=1):
            fits = used + width + name <= room or n <= 1
            self.setColumnHidden(n, not fits)
            used += width if fits else 0
            self.header().resizeSection(n, width)
        self.header().resizeSection(0, max(room - used, 1))
        self.scheduleDelayedItemsLayout()

    def _width(self, column: Column) -> int:
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
