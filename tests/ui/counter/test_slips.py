"""What comes out of a counter's printer, and what the screen says where there is none."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.printer import PrinterState
from center_app.domain.result import Way, result_token
from center_app.domain.step import Outcome
from center_app.domain.views.printers import Printers
from center_app.domain.visit import Wish
from centers import Running
from kiosks import MemoryPrinter
from printers.condition import Condition
from printers.outcome import Fault, State
from screens import desk_look
from ui.counter.ended import Later
from ui.counter.slips import Slip
from ui.widgets.qr_code import QrCode
from workplace import Modifier, Workplace

Key = Qt.Key
LATER = Later(date(2026, 11, 26), Way.POST)


@pytest.fixture
def printer() -> MemoryPrinter:
    return MemoryPrinter()


@pytest.fixture
def at_printer(running: Running, qtbot: QtBot, printer: MemoryPrinter) -> Iterator[Workplace]:
    """Counter 1 in its window, with a printer; the employee 101 has opened it."""
    place = Workplace(running, qtbot, desk_look(), printer=printer)
    place.sign_in()
    yield place
    place.close()


def print_again(desk: Workplace) -> None:
    desk.key(Key.Key_F5, modifier=Modifier.ShiftModifier)


def promise(desk: Workplace) -> None:
    """Somebody is served whose result is ready later."""
    desk.arrive(c.Asked("family-record", 2))
    desk.key(Key.Key_F2, Key.Key_F3)
    desk.model.finish((Outcome.READY_LATER, Outcome.COMPLETED), later=LATER)
    desk.settle()


def walk_in(desk: Workplace) -> str:
    """Somebody without a ticket is called at the counter; the number."""
    desk.model.walk_in(c.Asked("family-record"))
    desk.settle()
    return desk.visit().number


def printed(desk: Workplace, printer: MemoryPrinter, papers: int) -> None:
    desk.qtbot.waitUntil(lambda: len(printer.again) == papers)


def offered(desk: Workplace) -> Slip | None:
    return desk.model.slips.offer(desk.desk())


def test_a_receipt_comes_out_of_the_printer_at_once(
    at_printer: Workplace, printer: MemoryPrinter
) -> None:
    promise(at_printer)
    printed(at_printer, printer, 1)
    (result,) = at_printer.running.center.hall.results.values()
    ((which, facts),) = printer.receipts
    assert which == result.id
    assert (facts.copies, facts.ready, facts.by_post) == (1, date(2026, 11, 26), True)
    assert result_token(facts.code) == result.token


def test_a_counters_printer_that_needs_somebody_is_told_until_it_is_well(
    at_printer: Workplace, printer: MemoryPrinter
) -> None:
    hall = at_printer.running.center.hall
    printer.condition = Condition(PrinterState.PAPER_OUT)
    at_printer.qtbot.waitUntil(lambda: "counter-1" in hall.printers)
    (trouble,) = at_printer.running.center.see(Printers())
    assert (trouble.station, trouble.state) == ("counter-1", PrinterState.PAPER_OUT)
    printer.condition = Condition(PrinterState.WELL)
    at_printer.qtbot.waitUntil(lambda: not hall.printers)


def test_after_a_paper_jam_the_same_receipt_is_printed_once_more(
    at_printer: Workplace, printer: MemoryPrinter
) -> None:
    promise(at_printer)
    printed(at_printer, printer, 1)
    printer.end(State.FAILED, Fault.PAPER_OUT, of=printer.receipts[0][0])
    at_printer.qtbot.waitUntil(lambda: "look at the printer" in at_printer.said())
    at_printer.key(Key.Key_Escape)
    assert not at_printer.window.desk.panels.receipt.isVisible()
    print_again(at_printer)
    printed(at_printer, printer, 2)
    first, second = printer.receipts
    assert (first, printer.again) == (second, [False, True])
    assert at_printer.window.desk.panels.receipt.isVisible()
    assert at_printer.said() == "The receipt is printed once more."


def test_a_closed_receipt_leaves_no_code_in_its_panel(at_desk: Workplace) -> None:
    promise(at_desk)
    receipt = at_desk.window.desk.panels.receipt
    code = receipt._typed.text()
    assert code
    assert receipt.findChildren(QrCode)
    at_desk.key(Key.Key_Return)
    at_desk.qtbot.waitUntil(lambda: not receipt.findChildren(QrCode))
    assert receipt._typed.text() == ""
    print_again(at_desk)
    assert receipt._typed.text() == code


def test_a_receipt_is_forgotten_with_the_next_visit(at_printer: Workplace) -> None:
    promise(at_printer)
    assert offered(at_printer) is Slip.RECEIPT
    at_printer.arrive("family-record")
    at_printer.key(Key.Key_Escape, Key.Key_F2)
    assert offered(at_printer) is Slip.NUMBER
    assert at_printer.model.slips._given is None


def test_a_receipt_is_forgotten_when_its_finish_is_undone(at_printer: Workplace) -> None:
    promise(at_printer)
    at_printer.key(Key.Key_Escape, Key.Key_Backspace)
    assert at_printer.model.slips._given is None
    assert offered(at_printer) is Slip.NUMBER


def test_a_receipt_is_forgotten_when_its_employee_signs_out(at_printer: Workplace) -> None:
    promise(at_printer)
    at_printer.key(Key.Key_Escape)
    at_printer.key(Key.Key_F12, modifier=Modifier.ControlModifier)
    assert at_printer.works_here() is None
    assert at_printer.model.slips._given is None


def test_the_number_of_a_walk_in_is_printed_by_one_key_and_then_again_as_a_reprint(
    at_printer: Workplace, printer: MemoryPrinter
) -> None:
    number = walk_in(at_printer)
    assert at_printer.said() == (
        f"Number {number} has been given and is called here. Shift+F5 prints it."
    )
    assert not printer.asked
    print_again(at_printer)
    printed(at_printer, printer, 1)
    print_again(at_printer)
    printed(at_printer, printer, 2)
    token = at_printer.running.center.token_of(at_printer.visit().visit)
    assert [facts.number for _visit, facts in printer.asked] == [number, number]
    assert printer.asked[0][1].qr.endswith(f"/t/{token}")
    assert printer.again == [False, True]


@pytest.mark.parametrize("how", ["held", "transferred", "called too early"])
def test_a_walk_in_that_is_sent_away_has_its_number_on_paper(
    at_printer: Workplace, printer: MemoryPrinter, how: str
) -> None:
    number = walk_in(at_printer)
    if how == "called too early":
        at_printer.key(Key.Key_Backspace)
    else:
        at_printer.key(Key.Key_F3)
        leave = {"held": lambda: at_printer.model.hold(Wish.CENTER, "form")}
        leave.get(how, at_printer.model.transfer)()
        at_printer.settle()
    printed(at_printer, printer, 1)
    assert printer.asked[0][1].number == number


def test_who_came_with_a_ticket_gets_no_second_one_when_sent_away(
    at_printer: Workplace, printer: MemoryPrinter
) -> None:
    at_printer.arrive("family-record")
    at_printer.key(Key.Key_F2, Key.Key_F3)
    at_printer.model.hold(Wish.CENTER, "form")
    at_printer.settle()
    at_printer.qtbot.waitUntil(lambda: not at_printer.tasks.busy)
    assert printer.asked == []


def test_a_number_that_did_not_come_out_is_to_be_written_down(
    at_printer: Workplace, printer: MemoryPrinter
) -> None:
    walk_in(at_printer)
    print_again(at_printer)
    printed(at_printer, printer, 1)
    printer.end(State.UNCONFIRMED)
    at_printer.qtbot.waitUntil(lambda: "write it down" in at_printer.said())


def test_without_a_printer_the_number_is_to_be_written_down(at_desk: Workplace) -> None:
    number = walk_in(at_desk)
    assert at_desk.said() == (
        f"Number {number} has been given and is called here. "
        "There is no printer: please write it down."
    )
    assert offered(at_desk) is None
    print_again(at_desk)
    assert at_desk.said() == "There is nothing to print here."
