"""The guard over a window: it comes back when it dies or hangs, and not when it was closed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from center_app.cli.guard import _without_guard, guard
from command_line import PROGRAM, CommandLine

SOON_S = 60.0

CHILD = """
import os, socket, sys, time
from pathlib import Path
log, *lives = sys.argv[1:]
lives_so_far = len(Path(log).read_text().splitlines()) if Path(log).exists() else 0
with open(log, "a") as out:
    out.write(f"{os.getpid()}\\n")
mouth = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
mouth.sendto(b"WATCHDOG=1", os.environ["NOTIFY_SOCKET"])
how = lives[lives_so_far]
if how == "hang":
    time.sleep(1000)
if how == "die":
    os.kill(os.getpid(), 9)
sys.exit(int(how))
"""


def lives(log: Path) -> list[int]:
    return [int(line) for line in log.read_text().splitlines()] if log.exists() else []


def test_it_comes_back_until_it_is_closed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log = tmp_path / "lives"
    command = [sys.executable, "-c", CHILD, str(log), "hang", "die", "3", "0"]
    assert guard(command, hung_s=0.5) == 0
    assert len(lives(log)) == 4
    assert [record.getMessage() for record in caplog.records] == [
        "the window hangs and is started anew",
        "the window ended with -9 and is started anew",
        "the window ended with 3 and is started anew",
    ]


@pytest.mark.parametrize("said", [["--guard"], ["--guard", "20"], ["--guard=20"]])
def test_the_window_is_started_with_all_but_the_guard(said: list[str]) -> None:
    whole = ["counter", *said, "--counter", "7", "--lang", "ar"]
    assert list(_without_guard(whole)) == ["counter", "--counter", "7", "--lang", "ar"]


@pytest.mark.parametrize("code", [1, 2])
def test_what_is_refused_at_once_is_not_tried_again(code: int) -> None:
    assert guard([sys.executable, "-c", f"raise SystemExit({code})"], hung_s=5) == code


def test_what_never_says_that_it_is_alive_is_started_anew(tmp_path: Path) -> None:
    log = tmp_path / "starts"
    silent = f"import sys,time; f=open({str(log)!r},'a+'); f.write('1\\n'); f.seek(0); "
    silent += "n=len(f.readlines()); f.close(); time.sleep(1000 if n < 2 else 0)"
    assert guard([sys.executable, "-c", silent], hung_s=5, start_s=1) == 0
    assert len(lives(log)) == 2


@pytest.mark.chaos
def test_a_real_window_that_hangs_is_back_and_ends_with_its_guard(sample: CommandLine) -> None:
    environment = {**os.environ, "CENTER_STATE": str(sample.state), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen([*PROGRAM, "display", "--guard", "3"], env=environment)
    try:
        first = alive(process.pid, set())
        os.kill(first, signal.SIGSTOP)
        second = alive(process.pid, {first})
        assert not Path(f"/proc/{first}").exists()
        process.kill()  # the guard itself: its window must not stay alone
        assert within_time(lambda: not Path(f"/proc/{second}").exists())
    finally:
        process.kill()
        process.wait()


def alive(guard_pid: int, but: set[int]) -> int:
    """The window's process once it has said that it is alive: it then has taken the variable."""
    found: list[int] = []

    def seen() -> bool:
        children = Path(f"/proc/{guard_pid}/task/{guard_pid}/children").read_text().split()
        found[:] = [int(one) for one in children if int(one) not in but]
        return bool(found) and threads(found[0]) > 3

    assert within_time(seen)
    sleep(3)  # its event loop turns
    return found[0]


def threads(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir())) if Path(f"/proc/{pid}").exists() else 0


def within_time(done: Callable[[], bool]) -> bool:
    until = monotonic() + SOON_S
    while not done():
        if monotonic() > until:
            return False
        sleep(0.1)
    return True
