import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from center_app.domain.refusal import Unavailable
from center_app.store.turn import turn

HOLD = """
import sys, time
from pathlib import Path
from center_app.store.turn import turn
with turn(Path(sys.argv[1]), 5):
    print(flush=True)
    time.sleep(60)
"""


def test_one_holds_the_turn_at_a_time(tmp_path: Path) -> None:
    lock, inside, most = tmp_path / "turn", [0], [0]

    def work() -> None:
        for _ in range(20):
            with turn(lock, 5):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                time.sleep(0.0005)
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    lock = tmp_path / "turn"
    with (
        turn(lock, 1),
        pytest.raises(Unavailable, match="for too long"),
        turn(lock, 0.05),
    ):
        pass


def test_who_gave_up_does_not_keep_the_turn(tmp_path: Path) -> None:
    lock = tmp_path / "turn"
    with turn(lock, 1), pytest.raises(Unavailable), turn(lock, 0.01):
        pass
    for _ in range(3):
        with turn(lock, 1):
            pass


def test_the_turn_of_a_killed_process_is_free(tmp_path: Path) -> None:
    lock = tmp_path / "turn"
    arguments = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(Unavailable), turn(lock, 0.01):
            pass
        process.kill()
    with turn(lock, 1):
        pass


def test_a_lock_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="No such file"), turn(tmp_path / "no" / "turn", 1):
        pass
