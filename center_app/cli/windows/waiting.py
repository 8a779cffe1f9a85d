"""Letting windows work until something has happened."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer

from center_app.domain.refusal import Unavailable

PATIENCE_S = 30.0
GLANCE_MS = 2


def wait_for(happened: Callable[[], bool]) -> None:
    """Raises Unavailable when it does not happen for a while.

    The windows work as they do in a station: what is deleted later is deleted, and whatever comes
    is done at once.
    """
    until = monotonic() + PATIENCE_S
    loop, glance = QEventLoop(), QTimer()

    def look() -> None:
        if happened() or monotonic() > until:
            loop.quit()

    glance.timeout.connect(look)
    glance.start(GLANCE_MS)
    if not happened():
        loop.exec()
    if not happened():
        raise Unavailable("A window did not show what was expected of it.")
