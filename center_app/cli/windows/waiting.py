"""Letting windows work until something has happened."""

from collections.abc import Callable
from time import monotonic
from traceback import extract_stack

from PySide6.QtCore import QEventLoop, QTimer

from center_app.domain.refusal import Unavailable

PATIENCE_S = 30.0
GLANCE_MS = 2
PRESS_AGAIN_S = 6.0
"""Longer than a database may keep anybody waiting before it says that it is away."""


def wait_for(happened: Callable[[], bool], press: Callable[[], object] | None = None) -> None:
    """Raises Unavailable, with the place that waited, when it does not happen for a while.

    The windows work as they do in a station: what is deleted later is deleted, and whatever comes
    is done at once. `press` is what somebody does for it to happen: at first, and again after a
    while without an answer, as people do when they are told that the center is away just now.
    """
    until = monotonic() + PATIENCE_S
    loop, glance, again = QEventLoop(), QTimer(), QTimer()

    def look() -> None:
        if happened() or monotonic() > until:
            loop.quit()

    glance.timeout.connect(look)
    glance.start(GLANCE_MS)
    if press is not None:
        press()
        again.timeout.connect(press)
        again.start(round(PRESS_AGAIN_S * 1_000))
    if not happened():
        loop.exec()
    if not happened():
        here = extract_stack(limit=2)[0]
        raise Unavailable(
            f"A window did not show what was expected of it ({here.name}, {here.lineno})."
        )
