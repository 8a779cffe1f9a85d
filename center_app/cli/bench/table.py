"""What a benchmark found: a table that grows line by line, or JSON."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

NARROWEST = 9


@dataclass(frozen=True, slots=True)
class Line(ABC):
    """One measurement: medians of the runs, and their spread, the largest less the smallest.

    A wide spread says that the machine was busy with something else as well.
    """

    @property
    @abstractmethod
    def met(self) -> bool:
        """Whether it is as good as it has to be."""

    @abstractmethod
    def cells(self) -> Mapping[str, str]:
        """What the table shows, by the titles of its columns."""


def show(lines: Iterable[Line], *, as_json: bool) -> None:
    """Print each line as soon as it is measured and what they come to, or all of it as JSON."""
    measured: list[Line] = []
    kind: type[Line] | None = None
    for line in lines:
        measured.append(line)
        if not as_json:
            _print(line, with_titles=type(line) is not kind)
        kind = type(line)
    if as_json:
        print(json.dumps([{**asdict(line), "met": line.met} for line in measured]))
    else:
        print(_summary(measured))


def _print(line: Line, *, with_titles: bool) -> None:
    cells = {**line.cells(), "goal": "met" if line.met else "missed"}
    if with_titles:
        print("  ".join(title.rjust(NARROWEST) for title in cells))
    widths = (max(len(title), NARROWEST) for title in cells)
    texts = zip(cells.values(), widths, strict=True)
    print("  ".join(text.rjust(width) for text, width in texts), flush=True)


def _summary(lines: list[Line]) -> str:
    missed = sum(not line.met for line in lines)
    return f"{missed} of {len(lines)} lines miss the goal." if missed else "All goals are met."
