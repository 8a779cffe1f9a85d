"""Buttons or chips side by side, going on in the next line where there is no more room."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.flow import Flow, Placed, height_of


class FlowRow(Flow):
    """Each widget as wide as it likes; the widgets of one line stand on one middle.

    One that is hidden takes no room.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._wishes: dict[QWidget, tuple[int, int]] = {}

    def forget(self) -> None:
        super().forget()
        self._wishes.clear()

    def placed(self, width: int) -> Iterator[Placed]:
        top = 0
        for line in self._broken(width):
            high = max(height_of(widget, wide) for widget, wide in line)
            x = 0
            for widget, wide in line:
                own = height_of(widget, wide)
                yield Placed(widget, QRect(x, top + (high - own) // 2, wide, own))
                x += wide + self.gap
            top += high + self.gap

    def sizeHint(self) -> QSize:
        wide = sum(widget.sizeHint().width() + self.gap for widget in self.shown) - self.gap
        return QSize(max(0, wide), self.heightForWidth(max(0, wide)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.narrowest(), 0)

    def _broken(self, width: int) -> Iterator[list[tuple[QWidget, int]]]:
        """The lines, each a list of widgets and their widths."""
        line: list[tuple[QWidget, int]] = []
        used = 0
        for widget in self.shown:
            likes, needs = self._wish(widget)
            wide = min(likes, max(width, needs))
            if line and used + wide > width:
                yield line
                line, used = [], 0
            line.append((widget, wide))
            used += wide + self.gap
        if line:
            yield line

    def _wish(self, widget: QWidget) -> tuple[int, int]:
        """The width in pixels that it likes, and the least; asked of it once until it changes."""
        if widget not in self._wishes:
            least = widget.minimumSizeHint().width()
            self._wishes[widget] = max(widget.sizeHint().width(), least), least
        return self._wishes[widget]
