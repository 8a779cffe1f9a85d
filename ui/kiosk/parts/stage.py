"""Where the pages stand, one at a time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kiosk.parts.page_scroll import PageScroll
from ui.theme import Look


class Stage(QStackedWidget):
    """Takes a page, lets it scroll, and lets go of the one before."""

    placed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @property
    def at(self) -> int:
        """How far down the page is scrolled, in pixels."""
        scroll = self.currentWidget()
        return scroll.verticalScrollBar().value() if isinstance(scroll, PageScroll) else 0

    def put(self, page: QWidget) -> PageScroll:
        """Show this page instead, from its top."""
        scroll = self.currentWidget()
        if isinstance(scroll, PageScroll):
            scroll.turn_to(page)
            return scroll
        scroll = PageScroll(self._look, page)
        self.addWidget(scroll)
        self.setCurrentWidget(scroll)
        return scroll

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.placed.emit()

    def begin_at(self, top: int) -> None:
        """Let no control of the page stand above `top` while it is not scrolled."""
        scroll = self.currentWidget()
        if isinstance(scroll, PageScroll):
            scroll.begin_at(top)

    def scroll_to(self, at: int) -> None:
        scroll = self.currentWidget()
        if isinstance(scroll, PageScroll):
            scroll.verticalScrollBar().setValue(at)
