"""The search of the kiosk: made ready when a catalogue comes, off the main thread."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain.catalogue import Catalogue, Service
from center_app.language.search import Finder
from ui.tasks import Failure, Tasks


class Finding(QObject):
    """Finds services of the newest catalogue; `ready()` once it can."""

    ready = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._catalogue: Catalogue | None = None
        self._finder: Finder | None = None

    @property
    def can_find(self) -> bool:
        return self._finder is not None

    def prepare(self, catalogue: Catalogue | None) -> None:
        """Make the search ready for this catalogue, unless it is already."""
        if catalogue is None or catalogue is self._catalogue:
            return
        self._catalogue = catalogue
        self._tasks.run(partial(Finder, catalogue), self._begin, self._fail, owner=self)

    def find(self, text: str, catalogue: Catalogue) -> list[Service]:
        """What is meant, as the catalogue of this visitor has it."""
        found = self._finder.find(text) if self._finder is not None else ()
        known = (catalogue.service(service.code) for service in found)
        return [service for service in known if service is not None]

    def _begin(self, finder: Finder) -> None:
        self._finder = finder
        self.ready.emit()

    def _fail(self, _failure: Failure) -> None:
        """Try again with the next catalogue; the error itself has been reported."""
        self._catalogue = None
