"""A field below its name, for the forms."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


def named_field(name: QWidget, field: QWidget) -> QWidget:
    """Both as one tile of a grid."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(name)
    column.addWidget(field)
    return both
