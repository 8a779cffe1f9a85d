import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest

from center_app.domain.clock import MINUTE, Instant
from center_app.domain.printer import PrinterState
from printers.attendant import Attendant
from printers.outcome import Fault, Outcome, State, Status
from printers.press import Press
from printers.profile import GENERIC
from printers.raster import Raster
from printers.roll import RollFile
from printers.spool import Job, Spool
from printers.worker import PrintWorker

TICKET = Raster(16, 2, b"\xff\x00\x0f\xf0")
OTHER = Raster(16, 1, b"\xaa\xaa")
PRINTED = Outcome(State.PRINTED, paper_low=False)
NINE = Instant(at=1_795_327_200_000, mono=5_000, boot="this morning")


@dataclass
class HandClock:
    """A clock that moves when the test says so."""

    moment: Instant = NINE

    def now(self) -> Instant:
        return self.moment

    def move(self, milliseconds: int) -> None:
        at, mono, boot = self.moment
        self.moment = Instant(at + milliseconds, mono + milliseconds, boot)


@dataclass
class PressInMemory:
    """Remembers what it printed; holds each ticket until the gate is open."""

    outcome: Outcome = PRINTED
    fault: Exception | None = None
    cold: Exception | None = None
    printed: list[Raster] = field(default_factory=list)
    status: Status | None = None
    gate: Event = field(default_factory=Event)
    reached: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def warm_up(self) -> None:
        if self.cold:
            raise self.cold

    def print(self, raster: Raster) -> Outcome:
        self.reached.set()
        assert self.gate.wait(10)
        self.printed.append(raster)
        if self.fault:
            raise self.fault
        return self.outcome

    def look(self) -> Status | None:
        return self.status


def attendant(folder: Path, press: Press) -> Attendant:
    return Attendant(press, GENERIC[80], RollFile(folder / "roll" / "roll.json"))


@contextmanager
def running(folder: Path, press: Press, clock: HandClock | None = None) -> Iterator[PrintWorker]:
    worker = PrintWorker(Spool(folder), press, attendant(folder, press), clock or HandClock())
    worker.start()
    yield worker
    worker.stop()


def result(worker: PrintWorker) -> Job:
    return worker.results.get(timeout=10)


def test_a_submitted_ticket_is_printed_and_its_end_is_told(tmp_path: Path) -> None:
    press = PressInMemory()
    with running(tmp_path, press) as worker:
        worker.submit("visit-1", TICKET)
        job = result(worker)
    assert (job.visit, job.state, job.paper_low) == ("visit-1", State.PRINTED, False)
    assert press.printed == [TICKET]


def test_nobody_waits_for_the_printer(tmp_path: Path) -> None:
    press = PressInMemory()
    press.gate.clear()
    with running(tmp_path, press) as worker:
        began = time.monotonic()
        for number in range(50):
            worker.submit(f"visit-{number}", TICKET)
        assert time.monotonic() - began < 0.5
        assert worker.results.empty()
        press.gate.set()
        assert [result(worker).visit for _ in range(50)] == [f"visit-{n}" for n in range(50)]


def test_two_touches_give_one_ticket_and_a_reprint_a_second(tmp_path: Path) -> None:
    press = PressInMemory()
    with running(tmp_path, press) as worker:
        worker.submit("visit-1", TICKET)
        worker.submit("visit-1", TICKET)
        worker.submit("visit-1", OTHER, reprint=True)
        assert [result(worker).copy for _ in range(2)] == [1, 2]
    assert press.printed == [TICKET, OTHER]


@pytest.mark.parametrize("fault", [Fault.PAPER_OUT, Fault.UNREACHABLE])
def test_a_ticket_that_failed_is_not_tried_again_by_itself(tmp_path: Path, fault: Fault) -> None:
    press = PressInMemory(Outcome(State.FAILED, fault))
    with running(tmp_path, press) as worker:
        worker.submit("visit-1", TICKET)
        assert result(worker).fault is fault
    with running(tmp_path, press) as worker:
        worker.submit("visit-2", TICKET)
        assert result(worker).visit == "visit-2"
    assert len(press.printed) == 2


def test_a_ticket_held_behind_a_stuck_printer_expires_unprinted(tmp_path: Path) -> None:
    press, clock = PressInMemory(), HandClock()
    press.gate.clear()
    with running(tmp_path, press, clock) as worker:
        worker.submit("stuck", TICKET)
        assert press.reached.wait(10)
        worker.submit("held", OTHER)
        clock.move(5 * MINUTE)
        press.gate.set()
        assert [result(worker).state for _ in range(2)] == [State.PRINTED, State.EXPIRED]
    assert press.printed == [TICKET]


def test_a_start_forgets_what_became_of_tickets_long_ago(tmp_path: Path) -> None:
    press, clock = PressInMemory(), HandClock()
    for days, visit in ((0, "visit-1"), (3, "visit-2"), (5, "visit-3")):
        clock.move(days * 24 * 60 * MINUTE)
        with running(tmp_path, press, clock) as worker:
            worker.submit(visit, TICKET)
            assert result(worker).visit == visit
    assert {job.visit for job in Spool(tmp_path).jobs()} == {"visit-2", "visit-3"}


def test_a_fault_of_our_own_in_the_press_ends_one_ticket_and_not_the_worker(
    tmp_path: Path,
) -> None:
    press = PressInMemory(fault=ValueError("a bug"), cold=ImportError("no such program"))
    with running(tmp_path, press) as worker:
        worker.submit("visit-1", TICKET)
        assert result(worker).state is State.UNCONFIRMED
        press.fault = None
        worker.submit("visit-2", TICKET)
        assert result(worker).state is State.PRINTED


def test_the_kiosk_ends_although_the_printer_hangs(tmp_path: Path) -> None:
    press = PressInMemory()
    press.gate.clear()
    worker = PrintWorker(Spool(tmp_path), press, attendant(tmp_path, press), HandClock())
    worker.start()
    worker.submit("visit-1", TICKET)
    assert press.reached.wait(10)
    began = time.monotonic()
    worker.stop(seconds=0.1)
    assert time.monotonic() - began < 2
    press.gate.set()
    worker.stop()


KILLED_WHILE_PRINTING = """
import sys, time
from pathlib import Path
from center_app.domain.clock import Instant
from printers.attendant import Attendant
from printers.profile import GENERIC
from printers.raster import Raster
from printers.roll import RollFile
from printers.spool import Spool
from printers.worker import PrintWorker

class Stuck:
    def warm_up(self): pass
    def print(self, raster): time.sleep(60)
    def look(self): return None

class Clock:
    def now(self): return Instant(1_795_327_200_000, 5_000, "this morning")

folder, stuck = Path(sys.argv[1]), Stuck()
roll = RollFile(folder / "roll" / "roll.json")
worker = PrintWorker(Spool(folder), stuck, Attendant(stuck, GENERIC[80], roll), Clock())
worker.submit("at the printer", Raster(16, 2, bytes(4)))
worker.submit("next", Raster(16, 1, bytes([0xAA, 0xAA])))
worker.start()
time.sleep(60)
"""


def test_a_kiosk_killed_while_printing_prints_the_next_ticket_and_no_ticket_twice(
    tmp_path: Path,
) -> None:
    kiosk = subprocess.Popen([sys.executable, "-c", KILLED_WHILE_PRINTING, str(tmp_path)])
    wait_until(lambda: {job.state for job in Spool(tmp_path).jobs()} >= {State.PRINTING})
    kiosk.send_signal(signal.SIGKILL)
    kiosk.wait()
    press = PressInMemory()
    with running(tmp_path, press) as worker:
        ends = {job.visit: job.state for job in (result(worker), result(worker))}
    assert ends == {"at the printer": State.UNCONFIRMED, "next": State.PRINTED}
    assert press.printed == [OTHER]


def test_a_printer_without_work_is_looked_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("printers.worker.LOOK_S", 0.02)
    monkeypatch.setattr("printers.worker.LOOK_AGAIN_S", 0.02)
    press = PressInMemory(status=Status())
    with running(tmp_path, press) as worker:
        for status, state in (
            (Status(Fault.PAPER_OUT), PrinterState.PAPER_OUT),
            (Status(Fault.COVER_OPEN), PrinterState.COVER_OPEN),
            (Status(Fault.UNREACHABLE), PrinterState.UNREACHABLE),
            (Status(paper_low=True), PrinterState.PAPER_LOW),
            (Status(), PrinterState.WELL),
        ):
            press.status = status
            wait_until(lambda: worker.condition.state is state)  # noqa: B023
    assert press.printed == []


def test_what_a_ticket_s_end_tells_of_the_printer_is_known_at_once(tmp_path: Path) -> None:
    press = PressInMemory(Outcome(State.FAILED, Fault.PAPER_OUT))
    with running(tmp_path, press) as worker:
        worker.submit("visit-1", TICKET)
        result(worker)
        wait_until(lambda: worker.condition.state is PrinterState.PAPER_OUT)


def wait_until(met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.02)
