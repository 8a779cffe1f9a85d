"""Says from the event loop that the window is alive, to whoever started it and listens."""

import os
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from center_app.cli.guard import NOTIFY

BEAT_MS = 1_000

ALIVE = b"READY=1\nWATCHDOG=1"


class Heart(QObject):
    """Beats as long as the event loop turns; nothing where nobody listens.

    `abandoned` is called when who started the window is gone: nobody would close it any more.
    """

    def __init__(self, abandoned: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._abandoned = abandoned
        where = os.environ.pop(NOTIFY, "")  # what this window starts itself is not watched
        self._where = f"\0{where[1:]}" if where.startswith("@") else where
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        if self._where:
            self._mouth = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self._mouth.setblocking(False)
            self.destroyed.connect(self._mouth.close)
            self._timer.start()
            QTimer.singleShot(0, self, self._beat)

    def _beat(self) -> None:
        try:
            self._mouth.sendto(ALIVE, self._where)
        except BlockingIOError:
            pass  # it has not listened to the last ones yet
        except OSError:
            self._timer.stop()
            self._abandoned()
