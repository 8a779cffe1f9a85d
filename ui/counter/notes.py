"""What earlier counters wrote of the visit at the desk."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain.views.desk_visit import DeskVisit
from center_app.store.kept.notes import Note
from ui.station import Station
from ui.tasks import Failure, Tasks


class Notes(QObject):
    """Asks the center once for every visit that has some; `changed` when they are here."""

    changed = Signal()

    def __init__(self, station: Station, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._center, self._tasks = station.center, tasks
        self._wanted: tuple[str, int] = ("", 0)
        self._asked: tuple[str, int] = ("", 0)
        self.notes: tuple[Note, ...] = ()

    def of(self, visit: DeskVisit | None) -> None:
        """This visit is at the desk now."""
        wanted = (visit.visit, visit.notes) if visit is not None else ("", 0)
        if wanted[0] != self._wanted[0]:
            self.notes = ()
        self._wanted = wanted
        if visit is None or not visit.notes or wanted == self._asked:
            return
        self._asked = wanted
        work = partial(self._center.notes_of, visit.visit)
        self._tasks.run(work, partial(self._here, wanted), self._away, owner=self)

    def _here(self, asked: tuple[str, int], notes: tuple[Note, ...]) -> None:
        if asked == self._wanted:
            self.notes = notes
            self.changed.emit()

    def _away(self, _why: Failure) -> None:
        """The next look at the desk asks again."""
        self._asked = ("", 0)
