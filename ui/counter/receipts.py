"""Receipts on paper, where a printer stands at the counter; without one the screen shows them."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from printers.receipt import ReceiptFacts
from ui.counter.ended import Given
from ui.counter.model import CounterModel
from ui.tasks import Tasks


class ReceiptPrinter(Protocol):
    """What prints receipts; called off the main thread."""

    def print_receipt(self, result: str, facts: ReceiptFacts) -> None:
        """Ask for the receipt of a result."""
        ...


class Receipts(QObject):
    """Prints whatever receipt the model gives; what is not printed stands on the screen."""

    def __init__(
        self, model: CounterModel, tasks: Tasks, printer: ReceiptPrinter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model, self._tasks, self._printer = model, tasks, printer
        model.promised.connect(self._print)

    def _print(self, given: Given) -> None:
        facts = given.facts(self._model.reference.center, self._model.now())
        work = partial(self._printer.print_receipt, given.result, facts)
        self._tasks.run(work, _nothing, _nothing, owner=self)


def _nothing(_done: object) -> None:
    pass
