"""How a board hangs in its hall: whose calls it has, how it is read, what it shows beside them."""

from dataclasses import dataclass, field
from pathlib import Path

from center_app.domain.views.board import Board
from ui.display.sight import Sight


@dataclass(frozen=True, slots=True)
class Hanging:
    """`slides` is the folder of pictures and texts; None: there are none."""

    board: Board = field(default_factory=Board)
    sight: Sight = field(default_factory=Sight)
    slides: Path | None = None
