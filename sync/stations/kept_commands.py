"""The presses of a counter whose server is away, on its own disk until they are answered.

With them lie the passes of who pressed: after a restart of the window nobody else is asked for a
PIN, and what was pressed counts. The file is gone as soon as all is answered.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from center_app.domain.codec import command_data, read_command
from center_app.domain.commands import Command
from center_app.domain.plain import Unreadable, plain, read
from center_app.domain.refusal import Unavailable
from sync.stations.remote import RemoteCenter
from sync.stations.wire import parsed, written

Keep = Callable[[Path, bytes], object]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kept:
    commands: tuple[dict[str, Any], ...]
    passes: dict[str, str]


class KeptCommands:
    """One file of one station; `keep` writes it whole or not at all, for its owner alone."""

    def __init__(self, file: Path, center: RemoteCenter, keep: Keep) -> None:
        self._file, self._center, self._write = file, center, keep

    def load(self) -> tuple[Command, ...]:
        """What has no answer yet, in its order; what this program cannot read is left out."""
        try:
            kept = read(_Kept, parsed(self._file.read_bytes()))
            commands = tuple(read_command(data) for data in kept.commands)
        except FileNotFoundError:
            return ()
        except (OSError, Unreadable) as error:
            _log.error("the presses that were kept cannot be read: %s", error)
            return ()
        self._center.show(kept.passes)
        return commands

    def keep(self, commands: Sequence[Command]) -> None:
        """Have these on the disk and no others. Raises Unavailable when it does not take them."""
        try:
            if not commands:
                self._file.unlink(missing_ok=True)
                return
            data = tuple(command_data(each) for each in commands)
            kept = _Kept(data, self._center.shown)
            self._write(self._file, written(plain(kept)))
        except OSError as error:
            raise Unavailable(f"The disk does not keep what was pressed: {error}.") from error
