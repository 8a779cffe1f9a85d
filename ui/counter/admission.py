"""Coming to work at a counter: the PIN is checked, the counter taken and opened."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain.commands import OpenCounter, SignIn
from center_app.domain.hall import Status
from center_app.domain.refusal import Refused
from center_app.domain.views.desk import Desk, DeskView
from center_app.language import words
from center_app.store.kept.credentials import Person
from ui.counter.sentence import Message, Sentence
from ui.station import Source, Station
from ui.tasks import Failure, Tasks
from ui.theme import Tone

AWAY = Sentence(words("The center cannot be reached just now. Please try again in a moment."))


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who wants to begin at which counter, with the ids of what that takes."""

    number: str
    pin: str
    counter: str
    station: str
    sign_in: str
    open_counter: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who has begun, and the desk as it was found."""

    person: Person
    desk: DeskView


class Admission(QObject):
    """Lets somebody in: `admitted(Admitted)`, or `told(Message)` why not; `changed` when `busy`
    is."""

    admitted = Signal(object)
    told = Signal(object)
    changed = Signal()

    def __init__(
        self, station: Station, counter: str, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.busy = False
        self._station, self._counter, self._tasks = station, counter, tasks

    def ask(self, number: str, pin: str) -> None:
        """Check number and PIN; pressed again while that takes its time, it is the same asking."""
        if self.busy:
            return
        self._set_busy(True)
        ids = self._station.new_id(), self._station.new_id()
        arrival = Arrival(number, pin, self._counter, self._station.name, *ids)
        work = partial(admit, self._station.center, arrival)
        self._tasks.run(work, self._in, self._out, owner=self)

    def _in(self, admitted: Admitted) -> None:
        self._set_busy(False)
        self.admitted.emit(admitted)

    def _out(self, why: Failure) -> None:
        self._set_busy(False)
        self.told.emit(Message(Tone.BAD, why if isinstance(why, Refused) else AWAY))

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.changed.emit()


def admit(center: Source, arrival: Arrival) -> Admitted:
    """Sign in, and open the counter if it is closed; a break that goes on is not ended.

    Raises Refused for a wrong PIN or a counter that is taken, Unavailable when nobody can tell.
    """
    person = center.admit(arrival.number, arrival.pin)
    who, counter, station = person.employee, arrival.counter, arrival.station
    center.do(SignIn(id=arrival.sign_in, station=station, employee=who, counter=counter, who=who))
    if center.see(Desk(counter)).status is Status.CLOSED:
        center.do(
            OpenCounter(id=arrival.open_counter, station=station, employee=who, counter=counter)
        )
    return Admitted(person, center.see(Desk(counter)))
