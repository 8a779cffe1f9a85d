"""Processes that start in an instant: one has loaded everything, and the others part from it."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("nursery_main.py")


class Nursery:
    """Starts the ends of a link as processes of their own, to be killed at any moment.

    `log` has what they wrote. They all end with it.
    """

    def __init__(self, log: Path) -> None:
        with log.open("wb") as file:
            self._process = subprocess.Popen(
                [sys.executable, str(PROGRAM)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=file,
            )

    def start(self, end: str, *words: object) -> int:
        """Start one end of the link by its name; returns its process."""
        return self._ask("start", end, *map(str, words))

    def kill(self, process: int) -> None:
        """End it as a power cut would (kill -9); returns when it is gone."""
        assert self._ask("kill", process) == process

    def close(self) -> None:
        self._process.communicate(timeout=20)

    def _ask(self, *words: str | int) -> int:
        asked, said = self._process.stdin, self._process.stdout
        assert asked is not None
        assert said is not None
        asked.write(json.dumps(words).encode() + b"\n")
        asked.flush()
        return int(said.readline())
