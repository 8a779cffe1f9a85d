"""What is asked of the center for a ticket or a question: nobody waits for the answer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain import commands as c
from center_app.domain.refusal import Refused
from ui.desk.errands import Errands
from ui.desk.sentence import Message, Sentence
from ui.reception import sentences as say
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Tone
from ui.watch import Watch


class DoorErrands(QObject):
    """`told(Message or None)` what came of one, `done(Command)` when the center has done it,
    `failed()` when it was refused."""

    told = Signal(object)
    done = Signal(object)
    failed = Signal()

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        employee: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._station, self._employee = station, employee
        self.line = Errands(tasks, station.center, self)
        self.line.done.connect(self._done)
        self.line.refused.connect(self._refused)
        self.line.away.connect(partial(self.told.emit, Message(Tone.WARN, say.KEPT)))
        watch.found.connect(self.line.hurry)

    def bring_back(self, visit: str) -> None:
        """Who missed the call waits in the old place again, who was to be called later waits on."""
        self._send(c.Return, visit=visit)

    def put_off(self, visit: str, minutes: int) -> None:
        """Call a number only in so many minutes: its holder goes away for them."""
        self._send(c.PutOff, visit=visit, minutes=minutes)

    def give_back(self, visit: str) -> None:
        """Give a number back."""
        self._send(c.Cancel, visit=visit)

    def note_question(self, service: str | None) -> None:
        """A question has been answered at the door, about this service or in general."""
        self._send(c.NoteQuestion, message=self._station.new_id(), service=service)

    def _send(self, shape: type[c.Command], **arguments: object) -> None:
        new_id, station = self._station.new_id(), self._station.name
        self.told.emit(None)
        self.line.send(shape(id=new_id, station=station, employee=self._employee(), **arguments))

    def _done(self, command: c.Command) -> None:
        said = say.DONE.get(type(command))
        if said is not None:
            self.told.emit(Message(Tone.GOOD, Sentence(said)))
        self.done.emit(command)

    def _refused(self, _command: c.Command, why: Refused) -> None:
        self.told.emit(Message(Tone.WARN, why))
        self.failed.emit()
