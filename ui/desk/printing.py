"""Papers at an employee's desk: a number just given, a receipt, and either once more."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from center_app.domain.catalogue import Audience, Catalogue
from center_app.domain.clock import local
from center_app.domain.refusal import Refused
from center_app.domain.result import Way
from center_app.domain.views.kiosk import Ticket, TicketView
from center_app.domain.views.result import GivenReceipt
from center_app.language import words
from printers.receipt import ReceiptFacts
from ui.desk.reference import Reference
from ui.desk.sentence import Message, Sentence
from ui.station import Source, Station
from ui.tasks import Failure, Tasks
from ui.theme import Tone
from ui.ticket.paper import Paper, PaperState, TicketPrinter
from ui.ticket.wording import Wording

T = TypeVar("T")

NO_PRINTER = Message(Tone.WARN, Sentence(words("This station has no printer.")))
NO_REPRINT = Message(Tone.WARN, Sentence(words("This ticket cannot be printed again just now.")))
RECEIPT_AGAIN = Message(Tone.NEUTRAL, Sentence(words("The receipt is printed once more.")))
RECEIPT_MISSING = Message(
    Tone.WARN, Sentence(words("The receipt may be missing. Please look at the printer."))
)
NO_RECEIPT = Message(
    Tone.WARN, Sentence(words("This receipt cannot be printed again here just now."))
)


class DeskPrinter(TicketPrinter, Protocol):
    """What prints tickets and receipts."""

    def print_receipt(self, result: str, facts: ReceiptFacts, *, again: bool = False) -> None:
        """Ask for the receipt of a result, or for a reprint. Called off the main thread."""
        ...


class Printing(QObject):
    """`changed()` when there is something to tell of the paper, `told(Message)` why there is none.

    `followed` is the visit or result of the last paper. The secret that the code on the paper
    holds is asked of the center for a reprint, and kept no longer than that takes.
    """

    changed = Signal()
    told = Signal(object)

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        wording: Wording,
        printer: DeskPrinter | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._center, self._tasks, self._wording = station.center, tasks, wording
        self._printer, self.followed = printer, ""
        self._paper = Paper(printer, tasks, self)
        self._is_receipt = False
        self._paper.changed.connect(self._follow)

    @property
    def missing(self) -> bool:
        """Whether the last paper may not have come out."""
        return self._paper.may_be_missing

    def state_of(self, which: str) -> PaperState:
        """What is known of the paper of a visit or result; nothing of any but the last."""
        return self._paper.state if which == self.followed else PaperState.NONE

    def first(
        self, ticket: TicketView, token: str, audience: Audience, catalogue: Catalogue
    ) -> None:
        """Print the paper of a number just given."""
        self._print(audience, catalogue, (ticket, token), again=False)

    def number(
        self, visit: str, audience: Audience, catalogue: Catalogue, *, again: bool = True
    ) -> None:
        """Print the ticket of a visit, marked as a reprint unless it is the first."""
        work = partial(_ticket, self._center, visit)
        done = partial(self._print, audience, catalogue, again=again)
        self._ask(work, done, NO_REPRINT)

    def receipt(self, result: str, facts: ReceiptFacts, *, again: bool = False) -> None:
        """Print the receipt of a result, marked as a reprint unless it is the first."""
        if self._printer is not None:
            self.followed = result
            work = partial(self._printer.print_receipt, result, facts, again=again)
            self._paper.follow(result, work)
        self._is_receipt = True
        self.changed.emit()

    def receipt_again(self, given: GivenReceipt, reference: Reference, by: str) -> None:
        """Print the receipt of a result once more, asked for `by` an employee who may."""
        work = partial(self._center.code_of_receipt, given.result, by)
        self._ask(work, partial(self._reprint, given, reference), NO_RECEIPT)

    def leave(self) -> None:
        """Follow no paper any more."""
        self.followed = ""
        self._paper.leave()

    def _ask(self, work: Callable[[], T], done: Callable[[T], None], failing: Message) -> None:
        if self._printer is None:
            self.told.emit(NO_PRINTER)
            return
        self._tasks.run(work, done, partial(self._failed, failing), owner=self)

    def _print(
        self,
        audience: Audience,
        catalogue: Catalogue,
        found: tuple[TicketView, str | None],
        *,
        again: bool,
    ) -> None:
        ticket, token = found
        if token is None:
            self.told.emit(NO_REPRINT)
            return
        self.followed, self._is_receipt = ticket.visit, False
        facts = self._wording.facts(ticket, catalogue, audience, self._wording.code(token))
        self._paper.print(ticket.visit, facts, again=again)
        self.changed.emit()

    def _reprint(self, given: GivenReceipt, reference: Reference, code: str | None) -> None:
        if code is None:
            self.told.emit(NO_RECEIPT)
            return
        facts = ReceiptFacts(
            center=reference.center,
            number=given.number,
            service=reference.service_name(given.line.service),
            copies=given.line.quantity,
            ready=given.ready,
            by_post=given.way is Way.POST,
            given=local(given.at),
            code=code,
        )
        self.receipt(given.result, facts, again=True)
        self.told.emit(RECEIPT_AGAIN)

    def _follow(self) -> None:
        """A ticket's paper is followed by whoever asked for it; a receipt's is told of here."""
        if self._is_receipt and self.missing:
            self.told.emit(RECEIPT_MISSING)
        self.changed.emit()

    def _failed(self, failing: Message, why: Failure) -> None:
        self.told.emit(Message(Tone.WARN, why) if isinstance(why, Refused) else failing)


def _ticket(center: Source, visit: str) -> tuple[TicketView, str | None]:
    """A visit's ticket, and its secret as long as that is kept."""
    return center.see(Ticket(visit)), center.token_of(visit)
