"""Letting windows work until something has happened."""

from collections.abc import Callable
from time import monotonic, sleep

from PySide6.QtWidgets import QApplication

from center_app.domain.refusal import Unavailable

PATIENCE_S = 10.0
GLANCE_S = 0.005


def wait_for(happened: Callable[[], bool]) -> None:
    """Raises Unavailable when it does not happen for a while."""
    until = monotonic() + PATIENCE_S
    while not happened():
        if monotonic() > until:
            raise Unavailable("A window did not show what was expected of it.")
        QApplication.processEvents()
        sleep(GLANCE_S)
