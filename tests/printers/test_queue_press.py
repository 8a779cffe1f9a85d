"""Printers behind a queue of the system: CUPS by commands, Windows by its own module.

Both systems are stood in for at their edge: the commands `lp`, `lpstat` and `cancel`, and the
functions of win32print.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from printers.outcome import Fault, Outcome, State, Status, failed
from printers.press import press_for
from printers.profile import GENERIC
from printers.raster import Raster
from printers.target import target_of
from receipt_printer import ReceiptPrinter

TICKET = Raster(576, 200, bytes(72 * 200))
LEFT_IN_DOUBT = Outcome(State.UNCONFIRMED, paper_low=False)

LP = """#!/bin/sh
cat > "$CUPS/page.pdf"
echo "$@" > "$CUPS/options"
echo "tickets-7 kiosk 1024" > "$CUPS/jobs"
echo "request id is tickets-7 (0 file(s))"
"""
LPSTAT = """#!/bin/sh
[ -e "$CUPS/down" ] && { echo "lpstat: the server is away" >&2; exit 1; }
case "$1" in
-l | -p) cat "$CUPS/printer" ;;
*) cat "$CUPS/jobs" 2>/dev/null; [ -e "$CUPS/held" ] || rm -f "$CUPS/jobs" ;;
esac
exit 0
"""
CANCEL = """#!/bin/sh
echo "$1" > "$CUPS/cancelled"
"""
IDLE = "printer tickets is idle.  enabled since Sun\n\tAlerts: {alerts}\n"
DISABLED = "printer tickets disabled since Sun -\n\tPaused\n\tAlerts: none\n"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printers.queue_press.PATIENCE_S", 0.3)
    monkeypatch.setattr("printers.queue_press.GLANCE_S", 0.02)


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the system's commands leave what they were asked."""
    for name, script in (("lp", LP), ("lpstat", LPSTAT), ("cancel", CANCEL)):
        file = tmp_path / name
        file.write_text(script)
        file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("CUPS", str(tmp_path))
    (tmp_path / "printer").write_text(IDLE.format(alerts="none"))
    return tmp_path


def printed(setting: str, tmp_path: Path) -> Outcome:
    press = press_for(target_of(setting), GENERIC[80], tmp_path)
    press.warm_up()
    return press.print(TICKET)


def seen(setting: str, tmp_path: Path) -> Status | None:
    return press_for(target_of(setting), GENERIC[80], tmp_path).look()


def test_the_system_s_printer_gets_a_page_of_the_ticket_s_size(cups: Path) -> None:
    assert printed("system:tickets", cups) == LEFT_IN_DOUBT
    assert (cups / "page.pdf").read_bytes().startswith(b"%PDF")
    assert (cups / "options").read_text().split() == [
        *("-d", "tickets", "-o", "media=Custom.72.1x25.0mm", "-")
    ]


def test_a_ticket_that_the_queue_holds_is_taken_out_of_it(cups: Path) -> None:
    (cups / "held").touch()
    assert printed("system:tickets", cups) == failed(Fault.OFFLINE)
    assert (cups / "cancelled").read_text().strip() == "tickets-7"


def test_a_ticket_that_had_begun_may_have_come_out(cups: Path) -> None:
    (cups / "held").touch()
    (cups / "printer").write_text("printer tickets now printing tickets-7.  enabled since Sun\n")
    outcome = printed("system:tickets", cups)
    assert outcome == Outcome(State.UNCONFIRMED, Fault.INTERRUPTED)
    assert (cups / "cancelled").read_text().strip() == "tickets-7"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (IDLE.format(alerts="none"), Status()),
        (IDLE.format(alerts="media-low-report"), Status(paper_low=True)),
        (IDLE.format(alerts="media-empty-error"), Status(Fault.PAPER_OUT)),
        (IDLE.format(alerts="cover-open"), Status(Fault.COVER_OPEN)),
        (IDLE.format(alerts="offline-report"), Status(Fault.OFFLINE)),
        (IDLE.format(alerts="connecting-to-device"), Status(Fault.UNREACHABLE)),
        (DISABLED, Status(Fault.OFFLINE)),
    ],
)
def test_what_the_system_says_of_its_printer_is_understood(
    told: str, status: Status, cups: Path
) -> None:
    (cups / "printer").write_text(told)
    assert seen("system:tickets", cups) == status
    outcome = printed("system:tickets", cups)
    assert (outcome.state is State.FAILED) == (status.fault is not None)
    assert (cups / "page.pdf").exists() == (status.fault is None)


def test_a_system_that_does_not_answer_has_no_printer(cups: Path) -> None:
    (cups / "down").touch()
    assert printed("system:tickets", cups) == failed(Fault.UNREACHABLE)
    assert seen("system:tickets", cups) == Status(Fault.UNREACHABLE)


@dataclass
class Windows:
    """What win32print does, as far as it is used, with one printer of the name `tickets`."""

    status: int = 0
    holds: bool = False
    job_status: int = 0
    written: bytes = b""
    jobs: list[int] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)

    class Error(Exception):
        pass

    def open_printer(self, name: str) -> str:
        if name != "tickets":
            raise self.Error("The printer name is invalid.")
        return name

    def get_printer(self, _printer: str, _level: int) -> dict[str, int]:
        return {"Status": self.status}

    def start_doc_printer(self, _printer: str, _level: int, about: tuple[Any, ...]) -> int:
        assert about[2] == "RAW"
        self.jobs.append(12)
        return 12

    def write_printer(self, _printer: str, data: bytes) -> None:
        self.written += data

    def enum_jobs(
        self, _printer: str, _first: int, _most: int, _level: int
    ) -> list[dict[str, int]]:
        jobs = [{"JobId": job, "Status": self.job_status} for job in self.jobs]
        if not self.holds:
            self.jobs.clear()
        return jobs

    def set_job(self, _printer: str, job: int, _level: int, _info: None, what: int) -> None:
        assert what == 5
        self.cancelled.append(job)

    def nothing(self, _printer: str) -> None:
        pass

    start_page_printer = end_page_printer = end_doc_printer = close_printer = nothing


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    windows = Windows()
    module = ModuleType("win32print")
    module.__dict__["error"] = Windows.Error
    for name in (name for name in dir(Windows) if name.islower() and "_" in name.strip("_")):
        own = "".join(word.title() for word in name.split("_"))
        module.__dict__[own] = getattr(windows, name)
    monkeypatch.setitem(sys.modules, "win32print", module)
    return windows


def test_a_printer_of_windows_gets_our_own_bytes(windows: Windows, tmp_path: Path) -> None:
    assert printed("windows:tickets", tmp_path) == LEFT_IN_DOUBT
    printer = ReceiptPrinter()
    printer.take(windows.written)
    assert printer.paper == TICKET
    assert printer.commands[-1] == "cut"


def test_a_ticket_that_windows_holds_is_taken_out(windows: Windows, tmp_path: Path) -> None:
    windows.holds = True
    assert printed("windows:tickets", tmp_path) == failed(Fault.OFFLINE)
    assert windows.cancelled == [12]


@pytest.mark.parametrize(
    ("bits", "fault"),
    [
        (0, None),
        (0x10, Fault.PAPER_OUT),
        (0x80, Fault.OFFLINE),
        (0x40_0000, Fault.COVER_OPEN),
        (0x12, Fault.PAPER_OUT),
    ],
)
def test_what_windows_says_of_its_printer_is_understood(
    bits: int, fault: Fault | None, windows: Windows, tmp_path: Path
) -> None:
    windows.status = bits
    assert seen("windows:tickets", tmp_path) == Status(fault)
    printed("windows:tickets", tmp_path)
    assert bool(windows.written) == (fault is None)


def test_a_ticket_that_windows_had_begun_may_have_come_out(
    windows: Windows, tmp_path: Path
) -> None:
    windows.holds, windows.job_status = True, 0x10
    outcome = printed("windows:tickets", tmp_path)
    assert outcome == Outcome(State.UNCONFIRMED, Fault.INTERRUPTED)
    assert windows.cancelled == [12]


def test_a_name_that_windows_does_not_know_is_unreachable(windows: Windows, tmp_path: Path) -> None:
    assert printed("windows:laser", tmp_path) == failed(Fault.UNREACHABLE)
    assert windows.written == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own printers")
def test_elsewhere_a_printer_of_windows_is_unreachable(tmp_path: Path) -> None:
    assert printed("windows:tickets", tmp_path) == failed(Fault.UNREACHABLE)
    assert seen("windows:tickets", tmp_path) == Status(Fault.UNREACHABLE)
