"""What every command is."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What all commands have in common. `verb` is the command's name on the wire."""

    verb: ClassVar[str]
    id: str
    station: str
    employee: str | None = None
