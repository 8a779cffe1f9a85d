"""The paper of a number given at the door, and once more where it was lost."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain.catalogue import Audience, Catalogue
from center_app.domain.views.door import DoorVisit
from center_app.domain.views.kiosk import TicketView
from ui.desk.sentence import Message, Sentence
from ui.reception import sentences as say
from ui.station import Station
from ui.tasks import Failure, Tasks
from ui.theme import Tone
from ui.ticket.paper import Paper, PaperState, TicketPrinter
from ui.ticket.wording import Wording


class Printing(QObject):
    """`changed()` when there is something to tell of the paper, `told(Message)` why there is none.

    The secret that the code on the paper holds is asked of the center for a reprint, and kept
    no longer than that takes.
    """

    changed = Signal()
    told = Signal(object)

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        wording: Wording,
        printer: TicketPrinter | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._center, self._tasks, self._wording = station.center, tasks, wording
        self._has_printer, self._visit = printer is not None, ""
        self._paper = Paper(printer, tasks, self)
        self._paper.changed.connect(self.changed)

    def state_of(self, visit: str) -> PaperState:
        """What is known of the paper of a visit; nothing of any but the last."""
        return self._paper.state if visit == self._visit else PaperState.NONE

    def first(
        self, ticket: TicketView, token: str, audience: Audience, catalogue: Catalogue
    ) -> None:
        """Print the paper of a number just given."""
        self._print(ticket, audience, catalogue, token, again=False)

    def again(self, visit: DoorVisit, catalogue: Catalogue) -> None:
        """Print a ticket once more, marked as a reprint."""
        if not self._has_printer:
            self.told.emit(Message(Tone.WARN, Sentence(say.NO_PRINTER)))
            return
        work = partial(self._center.token_of, visit.ticket.visit)
        done = partial(self._reprint, visit, catalogue)
        self._tasks.run(work, done, self._failed, owner=self)

    def leave(self) -> None:
        """Follow no paper any more."""
        self._visit = ""
        self._paper.leave()

    def _reprint(self, visit: DoorVisit, catalogue: Catalogue, token: str | None) -> None:
        if token is None:
            self.told.emit(Message(Tone.WARN, Sentence(say.NO_REPRINT)))
            return
        self._print(visit.ticket, visit.audience, catalogue, token, again=True)

    def _print(
        self,
        ticket: TicketView,
        audience: Audience,
        catalogue: Catalogue,
        token: str,
        *,
        again: bool,
    ) -> None:
        self._visit = ticket.visit
        facts = self._wording.facts(ticket, catalogue, audience, self._wording.code(token))
        self._paper.print(ticket.visit, facts, again=again)
        self.changed.emit()

    def _failed(self, _why: Failure) -> None:
        self.told.emit(Message(Tone.WARN, Sentence(say.NO_REPRINT)))
