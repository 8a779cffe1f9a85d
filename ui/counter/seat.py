"""Who works at the counter: signing in, taking over, and the covered desk."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain.views.desk import DeskView
from center_app.store.kept.credentials import Person
from ui.counter.admission import Admitted, Taken, coming, offer, taking_over
from ui.counter.cover import Cover
from ui.desk.admission import Admission
from ui.desk.reference import Reference
from ui.station import Station
from ui.tasks import Tasks


class Seat(QObject):
    """One counter and whoever works at it.

    `changed` says that the desk, the reference or the employee is another; `told(Message or
    None)` what the last press led to.
    """

    changed = Signal()
    told = Signal(object)

    def __init__(
        self, station: Station, counter: str, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.counter = counter
        self.person: Person | None = None
        self.offer: Taken | None = None
        self.reference = Reference()
        self._station = station
        self.admission: Admission[Admitted | Taken] = Admission(
            tasks, partial(coming, station, counter), self
        )
        self.cover = Cover(station, tasks, self)
        self.admission.admitted.connect(self._admitted)
        self.cover.admission.admitted.connect(self._unlock)
        for admission in (self.admission, self.cover.admission):
            admission.told.connect(self.told)
        for changing in (self.cover, self.cover.admission):
            changing.changed.connect(self.changed)

    def take_over(self) -> None:
        """Begin here in place of whoever forgot to sign out, if that was offered."""
        if self.offer is not None:
            taken = self.offer
            self.decline()
            self.admission.attempt(taking_over(self._station, self.counter, taken))

    def decline(self) -> None:
        """The sign-in that stands in the way stays."""
        if self.offer is not None:
            self.offer = None
            self.told.emit(None)
            self.changed.emit()

    def unlock(self, pin: str) -> None:
        """The desk is open again if this is the PIN of who works here."""
        if self.person is not None:
            self.cover.admission.ask(self.person.number, pin)

    def begin(self, desk: DeskView) -> None:
        """The desk as it was found by whoever has just come."""
        raise NotImplementedError

    def leave(self) -> None:
        """Nobody works here any more: there is nothing to cover."""
        self.person = None
        self.cover.open()

    def _admitted(self, admitted: Admitted | Taken) -> None:
        if isinstance(admitted, Taken):
            self.offer = admitted
            self.changed.emit()
            self.told.emit(offer(admitted))
            return
        self.offer = None
        self.person = admitted.person
        self.cover.open()
        self.begin(admitted.desk)

    def _unlock(self, person: Person) -> None:
        if self.person is not None and person.employee == self.person.employee:
            self.told.emit(None)
            self.cover.open()
