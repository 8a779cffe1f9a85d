"""What other processes on the same database do, at the desk within 300 ms."""

import subprocess
import sys
from pathlib import Path
from time import monotonic

from pytestqt.qtbot import QtBot

import station_processes
from center_app.domain.clock import local
from center_on import center_on, serving_center
from machine_clock import MachineClock
from station_processes import ALWAYS_OPEN
from ui.counter.model import CounterModel
from ui.station import Station
from ui.tasks import Tasks
from ui.watch import Watch

TICKETS = 3


def test_a_ticket_of_another_process_is_on_the_desk_within_300_ms(
    sqlite_url: str, qtbot: QtBot
) -> None:
    """Half of them at least, on a machine that has other things to do; the rest soon after."""
    serving_center(sqlite_url, clock=MachineClock(), settings=ALWAYS_OPEN)
    center, clock = center_on(sqlite_url, MachineClock()), MachineClock()
    tasks, watch = Tasks(), Watch(center, lambda: local(clock.now().at))
    station = Station("counter-1", center, clock, str, str)
    model = CounterModel(station, "1", tasks, watch)
    watch.start()
    qtbot.waitUntil(lambda: model.desk is not None)
    took = sorted(_issue_and_wait(sqlite_url, model, qtbot, n) for n in range(1, TICKETS + 1))
    watch.close()
    tasks.close()
    assert took[len(took) // 2] < 0.3, took


def _issue_and_wait(url: str, model: CounterModel, qtbot: QtBot, n: int) -> float:
    """Seconds from the other process's answer until the desk counts one more."""
    assert model.desk is not None
    before = model.desk.waiting
    program = [sys.executable, str(Path(station_processes.__file__)), url, "issue", "kiosk-1"]
    with subprocess.Popen(
        [*program, "--first", str(n), "--count", "1"], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().startswith(f"kiosk-1-issue-{n} ")
        began = monotonic()
        qtbot.waitUntil(lambda: model.desk is not None and model.desk.waiting > before)
        return monotonic() - began
