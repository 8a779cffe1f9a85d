"""The machines of the hall in one place."""

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.alarm import AlarmKind, Level, Sign
from center_app.domain.clock import MINUTE
from center_app.domain.device import DeviceHealth, DeviceKind, Matter
from center_app.domain.printer import PrinterState
from center_app.store.kept.stations import Kind, add_station, enrol_station, note_twice
from center_on import engine_of, random_id, serving_center
from manual_clock import ManualClock

SILENT = AlarmKind.SILENT_STATION


def with_stations(url: str, clock: ManualClock) -> Center:
    """A kiosk and a display that have been enrolled, and a reception that has not."""
    center = serving_center(url, clock=clock)
    engine, at = engine_of(center), clock.now().at
    for name, kind in (("kiosk-1", Kind.KIOSK), ("hall", Kind.DISPLAY)):
        enrol_station(engine, add_station(engine, name, kind, None, at, "WX"), at)
    add_station(engine, "door", Kind.RECEPTION, None, at)
    return center


def matters(center: Center) -> dict[str, Matter]:
    return {one.name: one.matter for one in center.devices()}


def test_who_hears_the_stations_knows_which_are_silent_and_since_when(database_url: str) -> None:
    clock = ManualClock()
    center = with_stations(database_url, clock)
    assert matters(center)["kiosk-1"] is Matter.UNHEARD
    center.lookout.listen(SILENT, lambda: {Sign(SILENT, "kiosk-1"): Level(2 * MINUTE)})
    first, *others = center.devices()
    assert (first.name, first.matter, first.health) == (
        "kiosk-1",
        Matter.SILENT,
        DeviceHealth.BAD,
    )
    assert first.since == clock.now().at - 2 * MINUTE
    assert [(one.name, one.matter) for one in others] == [
        ("door", Matter.AWAITED),
        ("hall", Matter.FINE),
    ]
    engine_of(center).dispose()


def test_a_station_that_was_never_heard_is_not_said_to_be_on_the_line(sqlite_url: str) -> None:
    center = with_stations(sqlite_url, ManualClock())
    center.lookout.listen(SILENT, dict)
    center.hear_stations(lambda: {"hall"})
    assert matters(center) == {
        "kiosk-1": Matter.NOT_HEARD_YET,
        "hall": Matter.FINE,
        "door": Matter.AWAITED,
    }
    engine_of(center).dispose()


def test_where_nobody_listens_the_alarm_tells(sqlite_url: str) -> None:
    center = with_stations(sqlite_url, ManualClock())
    raised = (c.NewAlarm(random_id(), Sign(SILENT, "hall"), 0),)
    center.do(c.NoteAlarms(id=random_id(), station="center", raised=raised, over=()))
    assert matters(center)["hall"] is Matter.SILENT
    engine_of(center).dispose()


def test_printers_copied_keys_and_the_disk_stand_among_them(sqlite_url: str) -> None:
    clock = ManualClock()
    center = with_stations(sqlite_url, clock)
    note_twice(engine_of(center), "hall", clock.now().at)
    center.measure_disk(lambda: 1_500)
    report = c.ReportPrinter(
        id=random_id(), station="kiosk-1", state=PrinterState.PAPER_LOW, left=20
    )
    center.do(report)
    found = center.devices()
    assert matters(center)["hall"] is Matter.TWICE
    printer = next(one for one in found if one.kind is DeviceKind.PRINTER)
    assert (printer.name, printer.left, printer.health) == ("kiosk-1", 20, DeviceHealth.LOOK)
    disk = next(one for one in found if one.kind is DeviceKind.DISK)
    assert (disk.matter, disk.free_mb, disk.health) == (
        Matter.LITTLE_ROOM,
        1_500,
        DeviceHealth.LOOK,
    )
    engine_of(center).dispose()
