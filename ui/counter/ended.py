"""What is ready later: when the employee says so, and the receipt that is given for it."""

from dataclasses import dataclass
from datetime import date, datetime

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.result import Receipt, Way, receipt_code
from center_app.domain.text import Text
from center_app.domain.views.desk_visit import DeskVisit
from printers.receipt import ReceiptFacts
from ui.counter.outbox import Sent
from ui.desk.reference import Reference


@dataclass(frozen=True, slots=True)
class Later:
    """When a result is ready, and how it comes to the citizen."""

    ready: date
    way: Way = Way.COUNTER

    def receipt(self, secret: str) -> Receipt:
        return Receipt(receipt_code(secret), self.ready, self.way)


@dataclass(frozen=True, slots=True)
class Given:
    """A receipt that was just given, to which visit and for what; `at` is local time."""

    result: str
    visit: str
    receipt: Receipt
    number: str
    service: Text
    copies: int
    at: datetime

    def facts(self, center: Text) -> ReceiptFacts:
        """What its paper says."""
        return ReceiptFacts(
            center=center,
            number=self.number,
            service=self.service,
            copies=self.copies,
            ready=self.receipt.ready,
            by_post=self.receipt.way is Way.POST,
            given=self.at,
            code=self.receipt.code,
        )


def given_with(
    sent: Sent, visit: DeskVisit | None, reference: Reference, now: datetime
) -> Given | None:
    """The receipt that a command has made; `visit` is the one that was at the desk."""
    receipt = sent.command.receipt if isinstance(sent.command, c.Finish) else None
    promised = sent.done.find(e.ResultPromised)
    if receipt is None or promised is None or visit is None:
        return None
    service = reference.service_name(visit.lines[promised.step.line].service)
    return Given(promised.result, visit.visit, receipt, visit.number, service, promised.copies, now)
