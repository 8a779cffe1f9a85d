"""The page of the calls: the newest on top and larger, the last others below."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from center_app.language import Language, words
from ui.display.call_row import CallRow
from ui.display.figures import draw_words
from ui.display.plan import MOST_ROWS, BoardPlan, Column, board_plan
from ui.display.pulse import Pulse
from ui.display.rotation import Row
from ui.theme import Look, TextSize

NUMBER, COUNTER, PLACE = words("Number"), words("Counter"), words("Place")


class CallsPage(QWidget):
    """Heads above the columns, and a row for each of the last calls."""

    def __init__(
        self, look: Look, languages: tuple[Language, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._languages = look, languages
        self._pulse = Pulse(self)
        self._rows = [CallRow(look, languages, self._pulse, self) for _ in range(MOST_ROWS)]
        self._places, self._number = False, MOST_ROWS
        self._plan = self._planned()

    @property
    def plan(self) -> BoardPlan:
        """Where everything stands at the size of the moment."""
        return self._plan

    @property
    def glowing(self) -> bool:
        """Whether anything is highlighted."""
        return self._pulse.running

    def shown(self) -> list[Row]:
        """The calls that stand on the page, the newest first."""
        return [row.row for row in self._rows if row.row is not None]

    @property
    def places(self) -> bool:
        """Whether the counters' places are told."""
        return self._places

    def hold(self, rows: int) -> None:
        """Have room for so many calls."""
        if rows != self._number:
            self._number = rows
            self._arrange()

    def show_rows(self, rows: tuple[Row, ...], *, floors: bool) -> None:
        """Show these calls, the newest first."""
        for n, widget in enumerate(self._rows):
            widget.show_row(rows[n] if n < len(rows) else None, floors=floors)
        self._pulse.run(any(row.fresh for row in rows))
        places = any(row.call.zone is not None for row in rows)
        if places != self._places:
            self._places = places
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the figures as high as the new size allows."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_head(painter, self._plan.number, NUMBER)
        self._draw_head(painter, self._plan.counter, COUNTER)
        if self._plan.place is not None:
            self._draw_head(painter, self._plan.place, PLACE)

    def _draw_head(self, painter: QPainter, column: Column, msgid: str) -> None:
        both = "   ".join(language.say(msgid) for language in self._languages)
        start = self._plan.margin + column.start
        if self.isRightToLeft():
            start = self.width() - start - column.width
        box = QRectF(start, 0, column.width, self._plan.heads)
        size, ink = self._look.theme.size(TextSize.TITLE), self._look.theme.colours.ink_soft
        draw_words(painter, box, both, size, ink, right_to_left=self._languages[0].right_to_left)

    def _planned(self) -> BoardPlan:
        wide, high = max(1, self.width()), max(1, self.height())
        return board_plan(wide, high, self._number, places=self._places)

    def _arrange(self) -> None:
        self._plan = plan = self._planned()
        top = plan.heads
        for n, widget in enumerate(self._rows):
            sizes = plan.row if n else plan.hero
            wide = self.width() - 2 * plan.margin
            widget.setGeometry(round(plan.margin), round(top), round(wide), round(sizes.height))
            widget.arrange(plan, sizes)
            widget.setVisible(n < self._number)
            top += sizes.height + plan.gap
        self.update()
