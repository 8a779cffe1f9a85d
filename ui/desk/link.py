"""The link to the national registry, looked at now and then."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from sync.worker import LinkSource, SyncStatus
from ui.live import Live
from ui.tasks import Tasks

LOOK_MS = 30_000
"""How often: nothing at a desk depends on it."""


class LinkLook(QObject):
    """`changed()` when the link stands otherwise; `status` is None where nothing is known of it."""

    changed = Signal()

    def __init__(
        self,
        link: LinkSource | None,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.status: SyncStatus | None = None
        if link is None:
            return
        live = Live(tasks, link.status, (), now, parent=self)
        live.shown.connect(self._show)
        timer = QTimer(self)
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(live.refresh)
        timer.start()
        live.refresh()

    def _show(self, status: SyncStatus | None) -> None:
        if status != self.status:
            self.status = status
            self.changed.emit()
