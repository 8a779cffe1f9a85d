"""Whoever makes the sound: a program of its own, so that no screen hangs with a sound card."""

import logging
import shutil
import sys
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, SignalInstance

_LOG = logging.getLogger(__name__)

PROGRAM = "aplay"
"""The player of ALSA, which every Linux sound server answers to."""

USUAL = "default"
"""The sound output that the machine has set."""

CHOICE = sys.platform != "win32"
"""Whether the machine's outputs can be told apart: Windows plays on the usual one."""

OVERDUE_MS = 5_000
"""So much longer than the sound lasts is waited for its end; then the player hangs."""

STOP_MS = 500
NEW_LINE = "\n"

WINDOWS_PLAYER = (
    "import sys, winsound; winsound.PlaySound(sys.stdin.buffer.read(), winsound.SND_MEMORY)"
)
"""What our own Python is told to do where Windows plays."""


class Player(Protocol):
    """Plays one sound at a time."""

    @property
    def ended(self) -> SignalInstance:
        """ended(bool): the sound was played to its end, or could not be."""

    def play(self, wav: bytes, length_ms: int) -> None: ...

    def stop(self) -> None:
        """Be silent at once; nothing is told of it."""


class ProgramPlayer(QObject):
    """Each sound is one run of a program that is given a WAV file on its standard input."""

    ended = Signal(bool)

    def __init__(self, command: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program, *self._options = command
        self._running: QProcess | None = None
        self._warned = ""
        self._overdue = QTimer(self)
        self._overdue.setSingleShot(True)
        self._overdue.timeout.connect(self._give_up)

    def play(self, wav: bytes, length_ms: int) -> None:
        self.stop()
        process = QProcess(self)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._fail)
        self._running = process
        process.start(self._program, self._options)
        process.write(wav)
        process.closeWriteChannel()
        self._overdue.start(length_ms + OVERDUE_MS)

    def stop(self) -> None:
        self._overdue.stop()
        process, self._running = self._running, None
        if process is None:
            return
        process.finished.disconnect(self._finish)
        process.errorOccurred.disconnect(self._fail)
        process.finished.connect(process.deleteLater)
        process.kill()
        process.waitForFinished(STOP_MS)

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        well = code == 0 and status is QProcess.ExitStatus.NormalExit
        if not well and self._running is not None:
            said = bytes(self._running.readAllStandardError().data()).decode(errors="replace")
            self._warn(f"the player ended with {code}: {said.strip().rpartition(NEW_LINE)[2]}")
        self._end(well)

    def _warn(self, why: str) -> None:
        """Once, not at every call of the day."""
        if why != self._warned:
            self._warned = why
            _LOG.warning("no sound: %s", why)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # nothing else tells of its end
            self._warn("the player could not be started")
            self._end(False)

    def _give_up(self) -> None:
        self._warn("the player hangs and is stopped")
        self.stop()
        self.ended.emit(False)

    def _end(self, well: bool) -> None:
        self._overdue.stop()
        if well:
            self._warned = ""
        process, self._running = self._running, None
        if process is not None:
            process.deleteLater()
        self.ended.emit(well)


def find_player(device: str = USUAL, parent: QObject | None = None) -> ProgramPlayer | None:
    """What plays on this machine's output of that name; None where there is no player."""
    if sys.platform == "win32":
        return ProgramPlayer([sys.executable, "-c", WINDOWS_PLAYER], parent)
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    return ProgramPlayer([program, "-q", "-D", device, "-t", "wav", "-"], parent)
