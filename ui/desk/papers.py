"""The papers that were seen of a visit, wherever in the center that was."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from center_app.domain.commands import Command, SeeDocuments
from ui.desk.errands import Errands
from ui.station import Station


class Papers(QObject):
    """Shows at once what is ticked here, tells it to the center, and follows what others ticked.

    `changed()` when the ticks of the same visit are others.
    """

    changed = Signal()

    def __init__(
        self,
        station: Station,
        errands: Errands,
        employee: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.visit = ""
        self.seen: frozenset[str] = frozenset()
        self._station, self._errands, self._employee = station, errands, employee
        self._on_the_way: set[str] = set()
        errands.done.connect(self._arrived)
        errands.refused.connect(self._refused)

    def of(self, visit: str, seen: Collection[str]) -> None:
        """This visit is looked at, of which the center knows these; own ticks on their way hold."""
        if visit == self.visit and self._on_the_way:
            return
        before = self.visit, self.seen
        self.visit, self.seen = visit, frozenset(seen)
        if (self.visit, self.seen) != before:
            self.changed.emit()

    def has(self, document: str) -> bool:
        return document in self.seen

    def tick(self, document: str, seen: bool) -> None:
        """Tick a paper off, or take the tick back."""
        self.see(self.seen | {document} if seen else self.seen - {document})

    def see(self, documents: Collection[str]) -> None:
        """These papers have been seen; of the others none that was ticked here before."""
        wanted = frozenset(documents)
        if wanted == self.seen or not self.visit:
            return
        known, self.seen = self.seen, wanted
        command = SeeDocuments(
            id=self._station.new_id(),
            station=self._station.name,
            employee=self._employee(),
            visit=self.visit,
            documents=tuple(sorted(wanted)),
            known=tuple(sorted(known)),
        )
        self._on_the_way.add(command.id)
        self._errands.send(command)
        self.changed.emit()

    def _arrived(self, command: Command) -> None:
        self._on_the_way.discard(command.id)

    def _refused(self, command: Command, _why: object) -> None:
        self._on_the_way.discard(command.id)
