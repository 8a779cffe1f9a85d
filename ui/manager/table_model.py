"""A table for Qt's views: rows and cells as they were computed, nothing else."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from center_app.language import Language
from center_app.language.bidi import inserted
from ui.manager.table import Cell, Head, TableRow

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole
"""The whole `Cell`, for the delegate that draws it."""

GROUP = Qt.ItemDataRole.UserRole + 1
"""Whether the row is an agency's."""


class TableModel(QAbstractTableModel):
    """Keeps selection and place on the page as long as the same things stand in it.

    Heads are isolated: Qt draws them in the direction of the application, not of the table.
    """

    def __init__(
        self, columns: tuple[Head, ...], language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._language = language
        self._rows: tuple[TableRow, ...] = ()

    @property
    def rows(self) -> tuple[TableRow, ...]:
        return self._rows

    def fill(self, rows: tuple[TableRow, ...], language: Language) -> bool:
        """Show these rows; whether they are others, and not the same with other figures."""
        if rows == self._rows and language == self._language:
            return False
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if same and language == self._language:
            self._rows = rows
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self._rows, self._language = rows, language
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        cell = row.cells[self.columns[index.column()]]
        if role == CELL:
            return cell
        if role == GROUP:
            return row.group
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(cell, index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            align = Qt.AlignmentFlag
            side = align.AlignRight if self._language.right_to_left else align.AlignLeft
            return align.AlignAbsolute | side | align.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return inserted(self._language.say(column.head), not self._language.right_to_left)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return self._language.say(column.explained)
        return None

    def _said(self, cell: Cell, column: int) -> str:
        """`Waiting: 3`, as a table is read cell by cell."""
        if not column or not cell.text:
            return cell.said or cell.text
        return f"{self._language.say(self.columns[column].head)}: {cell.said or cell.text}"
