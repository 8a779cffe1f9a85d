"""Two things at the two ends of a line, or one above the other where it is too short."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.flow import Flow, Placed, height_of


class Ends(Flow):
    """The last stands at the end, as wide as it likes; the first has all that is left."""

    def __init__(
        self, look: Look, first: QWidget, last: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self.fill([first, last])

    def placed(self, width: int) -> Iterator[Placed]:
        first, last = self.widgets()
        wide = min(last.sizeHint().width(), width)
        rest = width - wide - self.gap
        if rest >= first.sizeHint().width():
            own, other = height_of(first, rest), height_of(last, wide)
            high = max(own, other)
            yield Placed(first, QRect(0, (high - own) // 2, rest, own))
            yield Placed(last, QRect(rest + self.gap, (high - other) // 2, wide, other))
        else:
            own = height_of(first, width)
            yield Placed(first, QRect(0, 0, width, own))
            yield Placed(last, QRect(0, own + self.gap, wide, height_of(last, wide)))

    def sizeHint(self) -> QSize:
        wide = sum(widget.sizeHint().width() for widget in self.widgets()) + self.gap
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.narrowest(), 0)
