"""The staff hear of the kiosk's printer."""

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.printer import PrinterState
from center_app.domain.views.printers import Printers
from centers import Running
from kiosks import KioskStand
from printers.condition import Condition


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.ticket.printer_report.LOOK_MS", 20)


def told(stand: KioskStand) -> dict[str, PrinterState]:
    return {one.station: one.state for one in stand.running.center.see(Printers())}


def test_every_change_reaches_the_center_once(stand: KioskStand) -> None:
    head = stand.running.center.journal.head().seq
    for state in (PrinterState.PAPER_LOW, PrinterState.PAPER_OUT):
        stand.printer.condition = Condition(state, left=12)
        stand.until(lambda: told(stand) == {"kiosk-1": state})  # noqa: B023
    stand.printer.condition = Condition(PrinterState.WELL)
    stand.until(lambda: told(stand) == {})
    assert stand.running.center.journal.head().seq == head + 3


def test_a_printer_of_which_nobody_can_tell_is_not_spoken_of(
    stand: KioskStand, qtbot: QtBot
) -> None:
    head = stand.running.center.journal.head().seq
    qtbot.wait(100)
    assert stand.running.center.journal.head().seq == head


def test_what_the_center_did_not_hear_is_told_again(stand: KioskStand, qtbot: QtBot) -> None:
    stand.line.away = True
    stand.printer.condition = Condition(PrinterState.COVER_OPEN)
    qtbot.wait(100)
    assert told(stand) == {}
    stand.line.away = False
    stand.until(lambda: told(stand) == {"kiosk-1": PrinterState.COVER_OPEN})


def test_a_kiosk_that_has_no_printer_any_more_misses_none(running: Running, qtbot: QtBot) -> None:
    stand = KioskStand(running, qtbot)
    stand.printer.condition = Condition(PrinterState.OFFLINE)
    stand.until(lambda: told(stand) != {})
    stand.close()
    bare = KioskStand(running, qtbot, printer=False)
    bare.until(lambda: told(bare) == {})
    bare.close()
