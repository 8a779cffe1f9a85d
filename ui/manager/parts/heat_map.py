"""Where and when it takes long, at one glance: hours against services, with the figures."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from center_app.domain.period import PeriodReport
from center_app.language import Language
from ui.manager.heat import SHADE, HeatModel
from ui.theme import Look, TextSize, Weight
from ui.theme.contrast import mixed, ratio

Index = QModelIndex | QPersistentModelIndex

LEAST_ROWS = 6
WIDEST_NAME = 18
"""Of a service, in sizes of body text."""


class HeatDelegate(QStyledItemDelegate):
    """One colour that only grows darker, so that it is read without telling colours apart."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = self._look.theme.colours
        shade = index.data(SHADE)
        ground = c.surface if shade is None else mixed(c.sunken, c.primary, shade)
        box = QRectF(option.rect)
        painter.save()
        painter.fillRect(box, QColor(ground))
        painter.setPen(QPen(QColor(c.line), self._look.theme.stroke))
        painter.drawRect(box)
        painter.setPen(QColor(max((c.ink, c.on_primary), key=lambda ink: ratio(ink, ground))))
        painter.setFont(self._look.font(TextSize.BODY, Weight.SEMIBOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, index.data())
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            ring = self._look.theme.ring
            painter.setPen(QPen(self._look.colour("focus"), ring))
            painter.drawRect(box.adjusted(ring, ring, -ring, -ring))
        painter.restore()


class HeatMap(QTableView):
    """Arrows go from cell to cell; each says in a sentence what it shows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cells = HeatModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(HeatDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        look.changed.connect(self._restyle)
        self._restyle()

    def fill(self, report: PeriodReport, language: Language) -> None:
        """Show the hours of this report."""
        self.setAccessibleName(language.say("Waits by hour and service"))
        self.cells.fill(report, language)

    def _restyle(self) -> None:
        body = self._look.theme.size(TextSize.BODY)
        small = self._look.font(TextSize.SMALL, Weight.SEMIBOLD)
        self.horizontalHeader().setFont(small)
        self.verticalHeader().setFont(small)
        self.verticalHeader().setMaximumWidth(body * WIDEST_NAME)
        self.verticalHeader().setDefaultSectionSize(round(body * 2.4))
        self.horizontalHeader().setMinimumSectionSize(round(body * 2.6))
        self.setMinimumHeight(round(body * 2.4) * (LEAST_ROWS + 1))
