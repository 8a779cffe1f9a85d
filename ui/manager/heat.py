"""The hours of the day against the services: how long eight of ten waited, for Qt's tables."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from center_app.domain.clock import MINUTE
from center_app.domain.period import HourCell, PeriodReport
from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.language.dates import minutes

Index = QModelIndex | QPersistentModelIndex

SHADE = Qt.ItemDataRole.UserRole
"""How dark a cell is: 0 where nobody waited, 1 at twice the target; None where nobody came."""

FULL = 2.0
"""Targets after which it grows no darker."""


class HeatModel(QAbstractTableModel):
    """A row for each service, most asked for first, and a column for each hour from the first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report: PeriodReport | None = None
        self._language: Language | None = None
        self._hours: list[int] = []
        self._cells: dict[tuple[str, int], HourCell] = {}

    def fill(self, report: PeriodReport, language: Language) -> None:
        """Show the hours of this report."""
        if (report, language) == (self._report, self._language):
            return
        self.beginResetModel()
        self._report, self._language = report, language
        hours = [cell.hour for cell in report.hours]
        self._hours = list(range(min(hours), max(hours) + 1)) if hours else []
        self._cells = {(cell.service, cell.hour): cell for cell in report.hours}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        nested = parent is not None and parent.isValid()
        return 0 if nested or self._report is None else len(self._report.services)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._hours)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        assert self._report is not None
        line = self._report.services[index.row()]
        cell = self._cells.get((line.service, self._hours[index.column()]))
        if role == Qt.ItemDataRole.DisplayRole:
            wait = cell.wait if cell is not None else None
            return "" if wait is None else str(wait.p80 // MINUTE)
        if role == SHADE and cell is not None:
            return min(1.0, (cell.wait.p80 if cell.wait else 0) / line.target_ms / FULL)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._said(line.name.in_(self._code), self._hours[index.column()], cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._report is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return f"{self._hours[section]:02d}"
        return self._report.services[section].name.in_(self._code)

    def about(self, index: Index) -> tuple[str, int]:
        """The service and the hour of a cell."""
        assert self._report is not None
        return self._report.services[index.row()].service, self._hours[index.column()]

    @property
    def _code(self) -> str:
        assert self._language is not None
        return self._language.code

    def _said(self, service: str, hour: int, cell: HourCell | None) -> str:
        """A sentence for who hears the map, or points at it."""
        language = self._language
        assert language is not None
        at = isolate(f"{hour:02d}:00")
        if cell is None:
            return language.say("{service}, from {hour}: nobody came", service=service, hour=at)
        if cell.wait is None:
            return language.say(
                "{service}, from {hour}: {n} came, nobody was served",
                service=service,
                hour=at,
                n=cell.steps,
            )
        return language.say(
            "{service}, from {hour}: {n} came, eight of ten waited up to {wait}",
            service=service,
            hour=at,
            n=cell.steps,
            wait=minutes(cell.wait.p80 // MINUTE, language),
        )
