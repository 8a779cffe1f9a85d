"""`center server` as a process of its own."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from command_line import PROGRAM, CommandLine, untouched


def here(center: CommandLine) -> dict[str, str]:
    return untouched(CENTER_STATE=center.state, CENTER_SERVER_URL="https://127.0.0.1:0")


@dataclass
class Started:
    """A server's process, and where it listens."""

    process: "subprocess.Popen[str]"
    address: str


@contextmanager
def started(center: CommandLine) -> Iterator[Started]:
    process = subprocess.Popen(
        [*PROGRAM, "server"], stdout=subprocess.PIPE, text=True, env=here(center)
    )
    try:
        assert process.stdout is not None
        yield Started(process, process.stdout.readline().strip())
    finally:
        process.terminate()
        process.communicate(timeout=20)
