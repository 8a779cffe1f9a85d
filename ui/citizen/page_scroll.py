"""Where the pages stand, one at a time; one longer than the kiosk is moved by finger or button."""

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScroller, QWidget

from ui.theme import Look
from ui.widgets import ScrollPage

STEP = 0.8
"""Part of what is seen that one press moves: what was last at the edge stays in sight."""

GLIDE_MS = 180

LAID_OUT = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.Resize})


class PageScroll(ScrollPage):
    """Shows by a fading edge that there is more, instead of a bar too thin to be touched.

    `placed()`: it stands elsewhere, or has more or less room than before.
    """

    placed = Signal()
    _top = _room = 0  # asked for by events before all else is made

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(QWidget(), parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fade = _Fade(look, self)
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._glide.setDuration(GLIDE_MS)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._show_fade)
        bar.valueChanged.connect(self._show_fade)

    @property
    def at(self) -> int:
        """How far down the page is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def put(self, page: QWidget) -> None:
        """Show this page instead, from its top, and let go of the one before.

        The area stays: every new one would register a gesture of its own, for ever.
        """
        self._glide.stop()
        QScroller.scroller(self.viewport()).stop()
        self._top = self._room = 0
        self.scroll_to(0)
        page.resize(self.viewport().size())  # so that it is laid out once
        old = self.takeWidget()
        self.show_page(page)
        if old is not None:
            old.deleteLater()

    def scroll_to(self, at: int) -> None:
        self.verticalScrollBar().setValue(at)

    def move_by(self, pages: int) -> None:
        """Glide down by so many steps, or up by less than none."""
        bar = self.verticalScrollBar()
        end = bar.value() + pages * round(bar.pageStep() * STEP)
        self._glide.stop()
        self._glide.setEndValue(max(bar.minimum(), min(end, bar.maximum())))
        self._glide.start()

    def begin_at(self, top: int) -> None:
        """Let no control stand above `top`, in pixels, while the page is not scrolled."""
        self._top = top
        self._leave(0)
        self._leave_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page: where its controls stand is known once it has been laid out."""
        if watched is self.widget() and self._top and event.type() in LAID_OUT:
            self._leave_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the fading edge lie at the lower edge."""
        super().resizeEvent(event)
        high = self._fade.height()
        self._fade.setGeometry(0, self.height() - high, self.width(), high)
        self.placed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    def _leave_room(self) -> None:
        """Above the page, as much as its first control is too high.

        Room pushes the stretches of a page together, so that more may be needed than was missing:
        it grows until the control is where it should be.
        """
        page = self.widget()
        if page is not None and self._top:
            missing = self._top - _first_control(page)
            if missing > 0:
                self._leave(self._room + missing)

    def _leave(self, room: int) -> None:
        page = self.widget()
        layout = page.layout() if page is not None else None
        if layout is not None and room != self._room:
            self._room = room
            before = layout.contentsMargins()
            layout.setContentsMargins(before.left(), room, before.right(), before.bottom())

    def _show_fade(self) -> None:
        bar = self.verticalScrollBar()
        self._fade.setVisible(bar.value() < bar.maximum())
        self._fade.raise_()


def _first_control(page: QWidget) -> int:
    """How far below the page's upper edge the first thing is that can be touched."""
    layout = page.layout()
    if layout is not None:
        layout.activate()
    controls = [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    tops = (control.mapTo(page, control.rect().topLeft()).y() for control in controls)
    return min(tops, default=page.height())


class _Fade(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(look.theme.space(4))
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paper = self._look.colour("paper")
        clear = QColor(paper)
        clear.setAlpha(0)
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0, clear)
        gradient.setColorAt(1, paper)
        QPainter(self).fillRect(self.rect(), gradient)
