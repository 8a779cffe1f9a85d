"""The kiosk's printer made of the print worker: facts in words, words in dots, then paper."""

from queue import Empty

from center_app.language import Language
from printers.condition import Condition
from printers.outcome import Outcome
from printers.raster import draw
from printers.receipt import ReceiptFacts, draw_receipt, receipt_for
from printers.slip import SlipFacts, slip_for
from printers.worker import PrintWorker


class WorkerPrinter:
    """A `TicketPrinter` on paper of `width` dots. Whoever makes the worker starts and stops it."""

    def __init__(
        self, worker: PrintWorker, width: int, arabic: Language, english: Language
    ) -> None:
        self._worker, self._width = worker, width
        self._arabic, self._english = arabic, english

    @property
    def condition(self) -> Condition:
        return self._worker.condition

    def print(self, visit: str, facts: SlipFacts, *, again: bool = False) -> None:
        slip = slip_for(facts, self._arabic, self._english, reprint=again)
        self._worker.submit(visit, draw(slip, self._width), reprint=again)

    def print_receipt(self, result: str, facts: ReceiptFacts, *, again: bool = False) -> None:
        """Ask for the receipt of a promised result, or a reprint. Called off the main thread."""
        slip = receipt_for(facts, self._arabic, self._english, reprint=again)
        self._worker.submit(result, draw_receipt(slip, self._width), reprint=again)

    def results(self) -> list[tuple[str, Outcome]]:
        found: list[tuple[str, Outcome]] = []
        while True:
            try:
                job = self._worker.results.get_nowait()
            except Empty:
                return found
            found.append((job.visit, Outcome(job.state, job.fault, job.paper_low)))
