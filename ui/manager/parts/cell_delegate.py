"""Draws the cells of a table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from ui.manager.table import Cell, Head
from ui.manager.table_model import CELL, GROUP
from ui.theme import Look, TextSize, Weight
from ui.theme.glyph import Glyph
from ui.widgets import BarMeter
from ui.widgets.paragraph import Align, Paragraph

Index = QModelIndex | QPersistentModelIndex

_FACE_ALONE = QWidget.RenderFlag(0)


class CellDelegate(QStyledItemDelegate):
    """Names wrap, figures stand in the middle of their column, waits have a bar below them."""

    def __init__(self, look: Look, view: QTreeView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._bar = BarMeter(look)

    def width(self, column: Head) -> int:
        """Pixels that a column needs for its widest usual text."""
        return (
            self._paragraph(column.widest, Weight.SEMIBOLD, Align.START).natural_width
            + 2 * self._pad()
        )

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        cell: Cell = index.data(CELL)
        wide = self._view.columnWidth(index.column())
        high = 0
        if index.column() == 0:  # names alone wrap; columns of figures are as wide as they need
            high = self._name(cell, index).height(wide - 2 * self._pad())
        elif cell.note or cell.bar is not None:
            high = self._one_line() + self._bar.sizeHint().height()
        return QSize(wide, max(high, self._one_line()) + 2 * self._gap())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect)
        self._draw_ground(painter, option, whole, bool(index.data(GROUP)))
        box = whole.adjusted(self._pad(), self._gap(), -self._pad(), -self._gap())
        if index.column() == 0:
            self._draw_text(painter, self._name(cell, index), box, self._ink(cell))
        elif cell.note or cell.bar is not None:
            self._draw_wait(painter, cell, box)
        elif cell.alarm:
            self._draw_alarm(painter, cell, box)
        else:
            self._draw_text(painter, self._figure(cell), box, self._ink(cell))
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, group: bool
    ) -> None:
        c = self._look.theme.colours
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(c.tint if chosen else c.sunken if group else c.surface))
        painter.setPen(QPen(QColor(c.line), self._look.theme.stroke))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _draw_text(
        self, painter: QPainter, paragraph: Paragraph, box: QRectF, colour: QColor
    ) -> None:
        high = paragraph.height(box.width())
        top = box.top() + (box.height() - high) / 2
        paragraph.draw(painter, QRectF(box.left(), top, box.width(), high), colour)

    def _draw_wait(self, painter: QPainter, cell: Cell, box: QRectF) -> None:
        """The wait where the column begins, the target where it ends, the bar below."""
        line = QRectF(box.left(), box.top(), box.width(), self._one_line())
        if cell.bar is None:
            line.moveCenter(box.center())
        wait = self._paragraph(cell.text, self._weight(cell), Align.START)
        self._draw_text(painter, wait, line, self._ink(cell))
        note = self._paragraph(cell.note, Weight.REGULAR, Align.START)
        width = note.natural_width + 1
        x = line.left() if self._right_to_left else line.right() - width
        at_end = QRectF(x, line.top(), width, line.height())
        self._draw_text(painter, note, at_end, self._look.colour("ink_soft"))
        if cell.bar is not None:
            self._draw_bar(painter, cell.bar, QRectF(box.left(), line.bottom(), box.width(), 0))

    def _draw_bar(self, painter: QPainter, bar: tuple[float, float], box: QRectF) -> None:
        """One meter, stamped wherever a bar is wanted."""
        self._bar.setLayoutDirection(self._view.layoutDirection())
        self._bar.resize(round(box.width()), self._bar.sizeHint().height())
        self._bar.measure(*bar)
        painter.save()
        painter.translate(box.topLeft())
        self._bar.render(painter, self._bar.rect().topLeft(), renderFlags=_FACE_ALONE)
        painter.restore()

    def _draw_alarm(self, painter: QPainter, cell: Cell, box: QRectF) -> None:
        """A pill with a warning, so that it is seen without its colour too."""
        ink, ground = self._look.theme.tone(cell.tone)
        text = self._paragraph(cell.text, Weight.BOLD, Align.START)
        side = self._one_line() * 0.8
        gap = self._gap()
        pill = QRectF(0, 0, side + text.natural_width + 4 * gap, self._one_line() + gap)
        pill.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        icon = QRectF(pill.left() + gap, pill.center().y() - side / 2, side, side)
        words = QRectF(icon.right() + gap, pill.top(), text.natural_width + 1, pill.height())
        if self._right_to_left:
            icon.moveRight(pill.right() - gap)
            words.moveRight(icon.left() - gap)
        Glyph("warning", ink).draw(painter, icon)
        self._draw_text(painter, text, words, QColor(ink))

    @property
    def _right_to_left(self) -> bool:
        return self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _name(self, cell: Cell, index: Index) -> Paragraph:
        weight = Weight.BOLD if index.data(GROUP) else Weight.REGULAR
        return self._paragraph(cell.text, weight, Align.START)

    def _figure(self, cell: Cell) -> Paragraph:
        return self._paragraph(cell.text, self._weight(cell), Align.CENTER)

    def _weight(self, cell: Cell) -> Weight:
        return Weight.BOLD if cell.strong else Weight.REGULAR

    def _ink(self, cell: Cell) -> QColor:
        return QColor(self._look.theme.tone(cell.tone)[0])

    def _paragraph(self, text: str, weight: Weight, align: Align) -> Paragraph:
        return Paragraph(text, self._look.font(TextSize.BODY, weight), self._right_to_left, align)

    def _one_line(self) -> int:
        return round(self._look.theme.size(TextSize.BODY) * 1.6)

    def _pad(self) -> int:
        return self._look.theme.space(3)

    def _gap(self) -> int:
        return self._look.theme.space(1.5)
