"""What the manager's tables are made of: heads, cells and rows, computed before they are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ui.theme import Tone


class Head(Enum):
    """A column: its head, what the head explains, and about its widest text. The first of a
    table's columns takes the room that the others leave."""

    @property
    def head(self) -> str:
        return str(self.value[0])

    @property
    def explained(self) -> str:
        return str(self.value[1])

    @property
    def widest(self) -> str:
        _head, _explained, *widest = self.value
        return str(widest[0]) if widest else "000 minutes"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: a text in a tone, a note beside it, a bar of (value, target).

    `said` is what screen readers say instead; `alarm` draws a warning beside the text.
    """

    text: str = ""
    said: str = ""
    tone: Tone = Tone.NEUTRAL
    strong: bool = False
    note: str = ""
    bar: tuple[float, float] | None = None
    alarm: bool = False


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table; `key` names what it is about. A `group` is the head of those below."""

    key: str
    group: bool
    cells: Mapping[Head, Cell]
