"""Who acts at the manager's window: nobody is needed to look, somebody in charge to act."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.clock import MINUTE
from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.answerable import Answerable
from center_app.store.kept.credentials import Person
from ui.desk.admission import Admission
from ui.station import Source, Station
from ui.tasks import Tasks

IDLE_MS = 5 * MINUTE
"""How long nobody touches the window before it signs out: whoever walks by acts for nobody."""


class Session(QObject):
    """`changed` when another is signed in, or nobody; `wanted` when somebody has to sign in;
    `admission` tells why somebody is not let in.
    """

    changed = Signal()
    wanted = Signal()

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        parent: QObject | None = None,
        idle_ms: int = IDLE_MS,
    ) -> None:
        """`idle_ms` is for a test that is in a hurry."""
        super().__init__(parent)
        self.person: Person | None = None
        self.admission: Admission[Person] = Admission(tasks, partial(_coming, station.center), self)
        self.admission.admitted.connect(self._begin)
        self._then: Callable[[], None] | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(idle_ms)
        self._idle.timeout.connect(self.end)

    @property
    def employee(self) -> str | None:
        """The random id of who is signed in."""
        return self.person.employee if self.person is not None else None

    def need(self, then: Callable[[], None]) -> None:
        """Do this now if somebody is signed in, else as soon as somebody is."""
        if self.person is not None:
            then()
            return
        self._then = then
        self.wanted.emit()

    def leave(self) -> None:
        """Nobody signs in after all: what was to be done then is not."""
        self._then = None

    def touch(self) -> None:
        """Somebody is there."""
        if self.person is not None:
            self._idle.start()

    def end(self) -> None:
        """Sign out."""
        self._idle.stop()
        self._then = None
        if self.person is not None:
            self.person = None
            self.changed.emit()

    def _begin(self, person: Person) -> None:
        self.person = person
        self._idle.start()
        then, self._then = self._then, None
        self.changed.emit()
        if then is not None:
            then()


def _coming(center: Source, number: str, pin: str) -> Callable[[], Person]:
    return partial(_admit, center, number, pin)


def _admit(center: Source, number: str, pin: str) -> Person:
    person = center.admit(number, pin)
    if not center.see(Answerable(person.employee)):
        raise Refused(Reason.NOT_IN_CHARGE)
    return person
