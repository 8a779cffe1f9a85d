"""Speech by eSpeak NG, a program of its own: small, offline, with Arabic and English voices.

It sounds like a machine and is understood. It plays to the sound output that the machine has set,
at a kiosk the socket of the headset.
"""

import logging
import shutil
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal

_LOG = logging.getLogger(__name__)

PROGRAM = "espeak-ng"

VOICES = {"ar": "ar", "en": "en-gb"}
"""The voice of each language; of another one its own code is tried."""

WORDS_A_MINUTE = 140
"""Slower than talk (about 170): who listens stands in a noisy hall."""

VOLUMES = (60, 100, 140, 180)
USUAL = 1
"""Amplitudes of 0 to 200, and which of them is the usual one."""


class Espeak(QObject):
    """One utterance is one run of the program, ended when another begins.

    `ended()` when something was said to its end, or nothing could be said.
    """

    ended = Signal()

    def __init__(self, program: Sequence[str], parent: QObject | None = None) -> None:
        """`program` is the command to which the options are added; the text is written to it."""
        super().__init__(parent)
        self._program, self._options = program[0], list(program[1:])
        self._volume = USUAL
        self._running: QProcess | None = None

    @property
    def amplitude(self) -> int:
        return VOLUMES[self._volume]

    def say(self, text: str, language: str) -> None:
        """Say this now, and nothing else any more."""
        self.stop()
        process = QProcess(self)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._fail)
        self._running = process
        options = ["-v", VOICES.get(language, language), "-s", str(WORDS_A_MINUTE)]
        process.start(self._program, [*self._options, *options, "-a", str(self.amplitude)])
        process.write(text.encode())
        process.closeWriteChannel()

    def stop(self) -> None:
        """Be silent at once."""
        process, self._running = self._running, None
        if process is None:
            return
        process.finished.disconnect(self._end)
        process.errorOccurred.disconnect(self._fail)
        process.finished.connect(process.deleteLater)
        process.kill()
        process.waitForFinished(STOP_MS)

    def louder(self) -> None:
        """The next step; after the loudest the softest comes again."""
        self._volume = (self._volume + 1) % len(VOLUMES)

    def as_usual(self) -> None:
        self._volume = USUAL

    def _end(self) -> None:
        process, self._running = self._running, None
        if process is not None:
            process.deleteLater()
        self.ended.emit()

    def _fail(self, error: QProcess.ProcessError) -> None:
        _LOG.warning("speech failed: %s", error.name)
        if error is QProcess.ProcessError.FailedToStart:  # nothing else tells of its end
            self._end()


STOP_MS = 500
"""How long is waited for the program's end; it is killed and ends at once."""


def find_espeak(parent: QObject | None = None) -> Espeak | None:
    """The speech of this machine; None where the program is not installed."""
    program = shutil.which(PROGRAM)
    return Espeak([program], parent) if program is not None else None
