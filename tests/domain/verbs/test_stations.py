from center_app.domain import commands as c
from center_app.domain.events import Event, PrinterChanged
from center_app.domain.printer import PrinterState
from center_app.domain.views.printers import Printers, PrinterTrouble
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock

_ids = iter(range(10_000))


def report(
    center: MemoryCenter, station: str, state: PrinterState, left: int | None = None
) -> tuple[Event, ...]:
    command = c.ReportPrinter(id=f"report-{next(_ids)}", station=station, state=state, left=left)
    return tuple(center.do(command).events)


def test_only_a_change_of_the_printer_is_an_event() -> None:
    center = running_hall()
    assert report(center, "kiosk-1", PrinterState.WELL) == ()
    assert report(center, "kiosk-1", PrinterState.PAPER_OUT) == (
        PrinterChanged(state=PrinterState.PAPER_OUT),
    )
    assert report(center, "kiosk-1", PrinterState.PAPER_OUT) == ()
    assert report(center, "kiosk-1", PrinterState.WELL) == (
        PrinterChanged(state=PrinterState.WELL),
    )


def test_each_station_is_told_of_by_itself_and_one_that_is_well_is_not() -> None:
    center = running_hall()
    now = center.clock.now().at
    report(center, "kiosk-2", PrinterState.PAPER_LOW, left=40)
    report(center, "kiosk-1", PrinterState.COVER_OPEN)
    report(center, "kiosk-3", PrinterState.WELL)
    assert center.see(Printers()) == (
        PrinterTrouble("kiosk-1", PrinterState.COVER_OPEN, now, None, None),
        PrinterTrouble("kiosk-2", PrinterState.PAPER_LOW, now, 40, None),
    )
    report(center, "kiosk-1", PrinterState.WELL)
    assert [one.station for one in center.see(Printers())] == ["kiosk-2"]


def test_a_new_day_mends_no_printer() -> None:
    clock = ManualClock()
    center = running_hall(clock=clock)
    report(center, "kiosk-1", PrinterState.PAPER_OUT)
    clock.go_on(hours=24)
    center.do(c.OpenDay(id="morning", station="manager"))
    assert [one.state for one in center.see(Printers())] == [PrinterState.PAPER_OUT]
