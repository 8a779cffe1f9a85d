"""Looks, and a sharp eye for the tests of the screens."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QScrollArea, QWidget

from ui.theme import Contrast, Look, Metrics, Theme
from ui.theme.fonts import load_fonts

FULL_HD_21_INCH = 4.03
"""Pixels per millimetre of the usual kiosk."""


def desk_look(scale: float = 1.0, contrast: Contrast = Contrast.LIGHT) -> Look:
    """The look of a window at a desk; needs a QApplication."""
    load_fonts()
    return Look(Theme(Metrics.desk(), scale, contrast))


def kiosk_look(scale: float = 1.0, contrast: Contrast = Contrast.LIGHT) -> Look:
    """The look of a kiosk of 21.5 inch; needs a QApplication."""
    load_fonts()
    return Look(Theme(Metrics.kiosk(FULL_HD_21_INCH), scale, contrast))


def laid_out(window: QWidget, width: int, height: int) -> QWidget:
    """Show `window` at this size and let its layouts settle."""
    window.resize(width, height)
    window.show()
    for _ in range(3):
        QApplication.processEvents()
    return window


def clipped(window: QWidget) -> list[str]:
    """What is cut in a shown window: too low, too narrow, or over the edge of its parent."""
    inside = window.findChildren(QScrollArea)
    areas = [window, *(area for area in inside if area.isVisibleTo(window))]
    sideways = [fault for area in areas for fault in _sideways(area)]
    return sideways + [fault for widget in _shown(window) for fault in _faults(widget)]


def overlapping(window: QWidget) -> list[str]:
    """Which widgets of one parent lie over each other."""
    return [
        f"{_name(one)} over {_name(other)}"
        for one, other in combinations(_shown(window), 2)
        if one.parent() is other.parent() and one.geometry().intersects(other.geometry())
    ]


def _shown(window: QWidget) -> Iterator[QWidget]:
    """The widgets that people see, without the inner parts of lists and scrolled pages."""
    for widget in window.findChildren(QWidget):
        parents = list(_parents(widget))
        inner = any(isinstance(parent, QAbstractScrollArea) for parent in parents[:2])
        ours = type(widget).__module__.startswith("ui.") or isinstance(widget, QLabel)
        if widget.isVisibleTo(window) and (ours or not inner) and not _scrolled(parents):
            yield widget


def _scrolled(parents: list[QWidget]) -> bool:
    return len(parents) > 1 and isinstance(parents[1], QAbstractScrollArea)


def _sideways(area: QWidget) -> Iterator[str]:
    """A page that is wider than the area which scrolls it up and down only."""
    page = area.widget() if isinstance(area, QScrollArea) else None
    if isinstance(area, QScrollArea) and page and page.width() > area.viewport().width():
        yield f"{_name(page)}: {page.width()} wide in {area.viewport().width()}"


def _faults(widget: QWidget) -> Iterator[str]:
    least = widget.minimumSizeHint()
    if widget.width() < least.width():
        yield f"{_name(widget)}: {widget.width()} wide, needs {least.width()}"
    needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else least.height()
    if widget.height() < needed:
        yield f"{_name(widget)}: {widget.height()} high, needs {needed}"
    parent = widget.parentWidget()
    if parent and not parent.rect().contains(widget.geometry()):
        yield f"{_name(widget)}: over the edge of {_name(parent)}"


def _parents(widget: QWidget) -> Iterator[QWidget]:
    while parent := widget.parentWidget():
        yield parent
        widget = parent


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}".strip()
