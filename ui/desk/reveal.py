"""Bringing what the keyboard has reached into sight."""

from PySide6.QtWidgets import QScrollArea, QWidget


def reveal(widget: QWidget) -> None:
    """Scroll the area that holds the widget, if one does, until it can be seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
            return
        around = around.parentWidget()
