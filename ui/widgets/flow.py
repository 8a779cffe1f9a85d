"""What the grids and rows that wrap have in common."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look

_AGAIN = {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange}


class Placed(NamedTuple):
    """Where a widget stands, counted from where the page begins."""

    widget: QWidget
    box: QRect


class Flow(QWidget):
    """Places its widgets itself, as high as it takes for the width that it is given.

    What was measured is kept until a widget asks for another size: a page asks hundreds of times
    before it is drawn, and each question goes through all grids within grids.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._widgets: list[QWidget] = []
        self._heights: dict[int, int] = {}
        self._narrowest: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.restyle)

    @abstractmethod
    def placed(self, width: int) -> Iterator[Placed]:
        """Where each widget stands in `width` pixels."""

    def widgets(self) -> list[QWidget]:
        return list(self._widgets)

    @property
    def shown(self) -> list[QWidget]:
        """Those that take room."""
        return [widget for widget in self._widgets if not widget.isHidden()]

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Show these instead; those that were there and are not among them are deleted."""
        for old in self._widgets:
            if old not in widgets:
                old.hide()
                old.deleteLater()
        self._widgets = list(widgets)
        for widget in widgets:
            widget.setParent(self)
            if self.isVisible() or widget.isHidden():
                widget.show()
        self.restyle()

    def restyle(self) -> None:
        """Place everything anew, after sizes have changed; what is not seen yet, later."""
        self.forget()
        self.updateGeometry()
        if self.isVisible():
            self._place()

    @property
    def gap(self) -> int:
        return self._look.theme.space(3)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = _bottom(self.placed(width))
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow into the new width."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Flow again when a widget asks for another size or the direction changes.

        While it is not seen nobody tells it, so it looks once more when it appears.
        """
        if event.type() in _AGAIN:
            self.restyle()
        elif event.type() == QEvent.Type.Show:
            self._appear()
        return super().event(event)

    def narrowest(self) -> int:
        """Width in pixels that the widest word or figure needs."""
        if self._narrowest is None:
            widths = (widget.minimumSizeHint().width() for widget in self._widgets)
            self._narrowest = max(widths, default=0)
        return self._narrowest

    def _appear(self) -> None:
        """Ask for another size only where the old one is wrong: a page that appears has many."""
        told = self._heights.get(self.width()), self._narrowest
        self.forget()
        self._place()
        if told != (self._heights[self.width()], self._narrowest):
            self.updateGeometry()

    def forget(self) -> None:
        """Let go of what was measured."""
        self._heights.clear()
        self._narrowest = None

    def _place(self) -> None:
        boxes = list(self.placed(self.width()))
        self._heights[self.width()] = _bottom(boxes)
        for widget, box in boxes:
            if self.isRightToLeft():
                box.moveLeft(self.width() - box.left() - box.width())
            widget.setGeometry(box)


def _bottom(placed: Iterable[Placed]) -> int:
    return max((box.bottom() + 1 for _widget, box in placed), default=0)


def height_of(widget: QWidget, width: int) -> int:
    """Height in pixels that a widget takes at a width."""
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return max(widget.sizeHint().height(), widget.minimumHeight())
