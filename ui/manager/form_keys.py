"""The keys that every form has: Ctrl+Enter sends it, Esc leaves it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

SEND = ("Ctrl+Return", "Ctrl+Enter")


def add_form_keys(
    form: QWidget, send: Callable[[], None], leave: Callable[[], None] | None = None
) -> None:
    """Give a form its keys, wherever in it the keyboard is."""
    keys = [(key, send) for key in SEND]
    if leave is not None:
        keys.append(("Esc", leave))
    for key, act in keys:
        shortcut = QShortcut(QKeySequence(key), form)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
