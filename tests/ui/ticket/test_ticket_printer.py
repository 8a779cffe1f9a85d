"""The kiosk's printer on the real worker and spool, with a press in memory."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.clock import AMMAN
from center_app.domain.printer import PrinterState
from center_app.domain.result import receipt_code
from center_app.domain.text import Text
from center_app.language import find
from manual_clock import ManualClock
from printers.attendant import Attendant
from printers.outcome import Outcome, State
from printers.profile import GENERIC
from printers.raster import Raster
from printers.receipt import ReceiptFacts
from printers.roll import RollFile
from printers.spool import Spool
from printers.worker import PrintWorker
from tickets import PASSPORT
from ui.ticket.ticket_printer import WorkerPrinter

RECEIPT = ReceiptFacts(
    center=Text("المركز", "The center"),
    number="A017",
    service=Text("إصدار جواز سفر", "Passport"),
    copies=1,
    ready=date(2026, 12, 3),
    by_post=False,
    given=datetime(2026, 11, 30, 9, 15, tzinfo=AMMAN),
    code=receipt_code("a secret"),
)


class MemoryPress:
    """Keeps the pictures that it prints."""

    def __init__(self) -> None:
        self.printed: list[Raster] = []

    def warm_up(self) -> None:
        pass

    def print(self, raster: Raster) -> Outcome:
        self.printed.append(raster)
        return Outcome(State.PRINTED, paper_low=True)

    def look(self) -> None:
        pass


@pytest.fixture
def press() -> MemoryPress:
    return MemoryPress()


@pytest.fixture
def printer(tmp_path: Path, press: MemoryPress, qtbot: QtBot) -> Iterator[WorkerPrinter]:
    attendant = Attendant(press, GENERIC[80], RollFile(tmp_path / "roll.json"))
    worker = PrintWorker(Spool(tmp_path / "spool"), press, attendant, ManualClock())
    worker.start()
    yield WorkerPrinter(worker, 576, find("ar"), find("en"))
    worker.stop()


def test_facts_become_a_picture_on_paper_and_a_result(
    printer: WorkerPrinter, press: MemoryPress, qtbot: QtBot
) -> None:
    printer.print("visit-1", PASSPORT)
    expected = [("visit-1", Outcome(State.PRINTED, paper_low=True))]
    qtbot.waitUntil(lambda: printer.results() == expected)
    assert [raster.width for raster in press.printed] == [576]


def test_a_reprint_is_drawn_as_one_and_printed_besides(
    printer: WorkerPrinter, press: MemoryPress, qtbot: QtBot
) -> None:
    printer.print("visit-1", PASSPORT)
    printer.print("visit-1", PASSPORT)
    printer.print("visit-1", PASSPORT, again=True)
    qtbot.waitUntil(lambda: len(press.printed) == 2)
    first, again = press.printed
    assert again.height > first.height  # by the band that says what it is


def test_a_receipt_is_printed_once_and_again_only_when_asked_for(
    printer: WorkerPrinter, press: MemoryPress, qtbot: QtBot
) -> None:
    for again in (False, False, True):
        printer.print_receipt("result-1", RECEIPT, again=again)
    qtbot.waitUntil(lambda: len(press.printed) == 2)
    first, again_ = press.printed
    assert again_.height > first.height  # by the band that says what it is


def test_how_the_printer_stands_is_known_after_a_ticket(
    printer: WorkerPrinter, qtbot: QtBot
) -> None:
    printer.print("visit-1", PASSPORT)
    qtbot.waitUntil(lambda: printer.condition.state is PrinterState.PAPER_LOW)
    assert printer.condition.left


def test_a_result_is_told_once(printer: WorkerPrinter, press: MemoryPress, qtbot: QtBot) -> None:
    printer.print("visit-1", PASSPORT)
    qtbot.waitUntil(lambda: bool(printer.results()))
    assert printer.results() == []
