"""The covered desk: nobody was there for a while, or has just gone, and the sitting goes on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain.clock import MINUTE, elapsed
from center_app.store.kept.credentials import Person
from ui.desk.admission import Admission
from ui.station import Station
from ui.tasks import Tasks


class Cover(QObject):
    """`changed` when the desk is covered or open again; the PIN is checked by the center."""

    changed = Signal()

    def __init__(self, station: Station, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.locked = False
        self._clock = station.clock
        self._touched = station.clock.now()
        self._admit = station.center.admit
        self.admission: Admission[Person] = Admission(tasks, self._coming, self)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._clock.now()

    def look(self, lock_min: int) -> None:
        """Cover the desk if nobody has been there for so many minutes; 0: never."""
        if lock_min and elapsed(self._touched, self._clock.now()) >= lock_min * MINUTE:
            self.lock()

    def lock(self) -> None:
        self._set(locked=True)

    def open(self) -> None:
        self.touch()
        self._set(locked=False)

    def _set(self, *, locked: bool) -> None:
        if locked is not self.locked:
            self.locked = locked
            self.changed.emit()

    def _coming(self, number: str, pin: str) -> Callable[[], Person]:
        return partial(self._admit, number, pin)
