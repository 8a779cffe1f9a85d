"""One row of the board: a number, an arrow, and the counter as its sign shows it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from ui.display.figures import draw_figures, draw_words, figures_width
from ui.display.plan import FIGURES_PART, BoardPlan, Column, RowPlan
from ui.display.pulse import Pulse
from ui.display.rotation import Row
from ui.display.row_ink import RowInk, ink_of
from ui.display.whereabouts import whereabouts
from ui.theme import Look, TextSize
from ui.theme.glyph import Glyph

PLATE = 1.24
"""Height of a counter's plate beside its figures."""


class CallRow(QWidget):
    """Empty until it is given a call; highlighted while that is fresh, quieter once answered.

    The columns are the board's, so that numbers stand below numbers, counters below counters.
    """

    def __init__(
        self,
        look: Look,
        languages: tuple[Language, ...],
        pulse: Pulse,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._languages, self._pulse = look, languages, pulse
        self._row: Row | None = None
        self._floors = False
        self._plan: BoardPlan | None = None
        self._sizes = RowPlan(0, 1)
        pulse.beat.connect(self._breathe)
        look.changed.connect(self.update)

    @property
    def row(self) -> Row | None:
        return self._row

    def arrange(self, plan: BoardPlan, sizes: RowPlan) -> None:
        """Draw by this plan, as the newest row or as one of the others."""
        self._plan, self._sizes = plan, sizes
        self.update()

    def show_row(self, row: Row | None, *, floors: bool) -> None:
        """Show a call, or nothing; `floors`: its floor is worth telling."""
        if (row, floors) != (self._row, self._floors):
            self._row, self._floors = row, floors
            self.setAccessibleName(self._spoken())
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._plan is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = ink_of(self._row, self._look.theme, self._pulse.level)
        self._draw_ground(painter, ink)
        if self._row is None:
            return
        call = self._row.call
        number, counter = self._box(self._plan.number), self._box(self._plan.counter)
        draw_figures(painter, number, call.number, self._sizes.figure, ink.text)
        self._draw_arrow(painter, self._box(self._plan.arrow), ink.arrow)
        self._draw_plate(painter, counter, call.counter, ink)
        self._draw_place(painter, ink.text)

    def _breathe(self) -> None:
        if self._row is not None and self._row.fresh:
            self.update()

    def _spoken(self) -> str:
        if self._row is None:
            return ""
        call = self._row.call
        return "; ".join(
            language.say(
                "Number {number}, counter {counter}", number=call.number, counter=call.counter
            )
            for language in self._languages
        )

    def _draw_ground(self, painter: QPainter, ink: RowInk) -> None:
        theme = self._look.theme
        half = theme.stroke / 2
        painter.setPen(QPen(QColor(ink.edge), theme.stroke))
        painter.setBrush(QColor(ink.ground))
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.radius * 2, theme.radius * 2)

    def _draw_arrow(self, painter: QPainter, box: QRectF, colour: str) -> None:
        side = min(box.width(), self._sizes.capital)
        square = QRectF(0, 0, side, side)
        square.moveCenter(box.center())
        Glyph("arrow-end", colour).draw(painter, square, self.isRightToLeft())

    def _draw_plate(self, painter: QPainter, box: QRectF, counter: str, ink: RowInk) -> None:
        """The counter stands on a plate of its own, so that nobody takes it for a number."""
        high = min(self._sizes.capital * PLATE, box.height() * 0.94)
        wide = max(figures_width(counter, self._sizes.figure) + high * 0.4, high * 1.15)
        plate = QRectF(0, 0, min(wide, box.width()), high)
        plate.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.plate))
        painter.drawRoundedRect(plate, high * 0.14, high * 0.14)
        inside = plate.adjusted(high * 0.1, 0, -high * 0.1, 0)
        draw_figures(painter, inside, counter, self._sizes.figure, ink.on_plate)

    def _draw_place(self, painter: QPainter, colour: str) -> None:
        zone = self._row.call.zone if self._row is not None else None
        if zone is None:
            return
        size = self._look.theme.size(TextSize.HEADLINE)
        boxes = self._place_boxes(len(self._languages))
        for language, box in zip(self._languages, boxes, strict=True):
            text = whereabouts(zone, language, floors=self._floors)
            right_to_left = language.right_to_left
            draw_words(painter, box, text, size, colour, right_to_left=right_to_left)

    def _place_boxes(self, number: int) -> list[QRectF]:
        """A box for each language: one above the other in a column, or side by side below."""
        assert self._plan is not None
        pad = self._look.theme.space(3)
        if self._plan.place is not None:
            box = self._box(self._plan.place).adjusted(pad, pad, -pad, -pad)
            high = box.height() / number
            return [QRectF(box.x(), box.y() + n * high, box.width(), high) for n in range(number)]
        top, pad = self._figures_height(), self._look.theme.space(1)
        wide = self.width() / number
        boxes = [QRectF(n * wide, top, wide, self.height() - top - pad) for n in range(number)]
        boxes = [box.adjusted(pad, 0, -pad, 0) for box in boxes]
        return boxes[::-1] if self.isRightToLeft() else boxes

    def _box(self, column: Column) -> QRectF:
        """A column's part of the row, mirrored where the page runs from right to left."""
        start = self.width() - column.start - column.width if self.isRightToLeft() else column.start
        return QRectF(start, 0, column.width, self._figures_height())

    def _figures_height(self) -> float:
        """The part of the row that belongs to the figures: all, or what the place below leaves."""
        assert self._plan is not None
        below = self._row is not None and self._row.call.zone and self._plan.place is None
        return self.height() * FIGURES_PART if below else self.height()
