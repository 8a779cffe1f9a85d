"""A sound card of ALSA that plays into a file, as fast as a real one and no faster."""

import json
import sys
from array import array
from pathlib import Path
from typing import NamedTuple

CARD = "hall"

LISTEN = """
import json, sys, time
rate, file = int(sys.argv[1]), sys.argv[2]
began, sound = time.monotonic(), bytearray()
while part := sys.stdin.buffer.read(rate // 10 * 2):
    sound += part
    time.sleep(max(0.0, began + len(sound) / 2 / rate - time.monotonic()))
with open(file, "a") as heard:
    print(json.dumps([began, time.monotonic(), sound.hex()]), file=heard)
"""
"""A program at the other end of the card: takes samples at their rate, and writes them down."""


class Heard(NamedTuple):
    """One sound: when it began and ended (seconds of the steady clock), and its samples."""

    began: float
    ended: float
    samples: list[int]


class SoundCard:
    """`environment` makes players find the card under its name, `CARD`."""

    def __init__(self, folder: Path, rate: int) -> None:
        listener, self._file = folder / "listen.py", folder / "heard.jsonl"
        listener.write_text(LISTEN)
        config = folder / "asound.conf"
        program = f"{sys.executable} {listener} {rate} {self._file}"
        config.write_text(
            f'pcm.{CARD} {{ type file slave.pcm "null" file "|{program}" format raw }}\n'
        )
        self.environment = {"ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{config}"}

    def heard(self) -> list[Heard]:
        """What was played until now, whole sounds only, in the order of their ends."""
        lines = self._file.read_text().splitlines() if self._file.exists() else []
        return [_heard(*json.loads(line)) for line in lines]


def _heard(began: float, ended: float, samples: str) -> Heard:
    return Heard(began, ended, list(array("h", bytes.fromhex(samples))))
