"""Run as a program: loads what the ends of a link need, and starts them as it is asked to.

A line is `["start", END, ...]` or `["kill", PROCESS]`; each is answered by the number of a process.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress

import recording_center
import served_by_process
import syncing_center

ENDS: dict[str, Callable[..., None]] = {
    "record": recording_center.main,
    "sync": syncing_center.main,
    "serve": served_by_process.main,
}


def started(end: str, *words: str) -> int:
    process = os.fork()
    if process == 0:
        try:
            os.close(0)
            ENDS[end](*words)
        except Exception:
            traceback.print_exc()
            raise
        finally:
            os._exit(1)
    return process


def killed(process: int) -> int:
    os.kill(process, signal.SIGKILL)
    return os.waitpid(process, 0)[0]


def main() -> None:
    children: set[int] = set()
    for line in sys.stdin:
        what, *words = json.loads(line)
        if what == "start":
            process = started(*words)
            children.add(process)
        else:
            process = killed(*words)
            children.discard(process)
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()
    for process in children:
        with suppress(ProcessLookupError):
            killed(process)


if __name__ == "__main__":
    main()
