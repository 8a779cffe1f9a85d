"""A sound card of ALSA that gives what it plays to this process, which notes when it began."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from time import monotonic

CARD = "bench"
ALSA, SYSTEM = "ALSA_CONFIG_PATH", "/usr/share/alsa/alsa.conf"
PIECE = 65_536


class FileCard:
    """`began` receives the moment (`monotonic`) of the first sample of each sound."""

    def __init__(self, pipe: Path) -> None:
        self.began: SimpleQueue[float] = SimpleQueue()
        self._pipe = pipe
        self._over = False

    def listen(self) -> None:
        """Hear sound after sound, each as one player's run."""
        while not self._over:
            with self._pipe.open("rb", buffering=0) as sound:
                if sound.read(1):
                    self.began.put(monotonic())
                while sound.read(PIECE):
                    pass

    def end(self) -> None:
        self._over = True
        self._pipe.open("wb", buffering=0).close()  # whoever waits for a sound goes on


@contextmanager
def file_card(folder: Path) -> Iterator[FileCard]:
    """Players that are started meanwhile find it under its name, `CARD`."""
    pipe, config = folder / "sound", folder / "asound.conf"
    os.mkfifo(pipe)
    config.write_text(f'pcm.{CARD} {{ type file slave.pcm "null" file "{pipe}" format raw }}\n')
    before = os.environ.get(ALSA)
    os.environ[ALSA] = f"{SYSTEM}:{config}"
    card = FileCard(pipe)
    listening = Thread(target=card.listen, name="sound card", daemon=True)
    listening.start()
    try:
        yield card
    finally:
        card.end()
        listening.join()
        if before is None:
            del os.environ[ALSA]
        else:
            os.environ[ALSA] = before
