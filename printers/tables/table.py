"""Tables of figures, before they are a spreadsheet, text or data.

A cell is what it is: a number, a share, a duration, a day. How it looks the file's kind decides.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar, overload

from center_app.domain.clock import local
from center_app.domain.indicators import Share

T = TypeVar("T")

UNSAFE = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""


class Duration(NamedTuple):
    """So many milliseconds."""

    ms: int


Cell = str | bool | int | float | date | datetime | Duration | Share | None
"""A moment is the wall clock in Amman, without a zone, as spreadsheets have it."""


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is its name in data, `heading` what people read."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class Table:
    """`key` is its name in data, `title` what people read.

    `shaded` asks for its figures to be shaded from the lowest to the highest, as a map of heat.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Lines(Sequence[tuple[Cell, ...]], Generic[T]):
    """The rows of very many things, each made when it is looked at and not kept."""

    each: Sequence[T]
    cells: Callable[[T], tuple[Cell, ...]]

    def __len__(self) -> int:
        return len(self.each)

    @overload
    def __getitem__(self, place: int) -> tuple[Cell, ...]: ...

    @overload
    def __getitem__(self, place: slice) -> "Lines[T]": ...

    def __getitem__(self, place: int | slice) -> "tuple[Cell, ...] | Lines[T]":
        if isinstance(place, slice):
            return Lines(self.each[place], self.cells)
        return self.cells(self.each[place])

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return map(self.cells, self.each)


def duration(ms: int | None) -> Duration | None:
    return None if ms is None else Duration(ms)


def moment(at: int | None) -> datetime | None:
    """The wall clock in Amman, in whole seconds, of milliseconds since 1970 UTC."""
    return None if at is None else local(at).replace(tzinfo=None, microsecond=0)


def fraction(share: Share) -> float | None:
    """The share as a number from 0 to 1; None of nothing."""
    return share.part / share.whole if share.whole else None


def in_words(cell: Cell) -> str:
    """The cell as text: times as they stand on a clock, shares in percent, durations `1:02:03`."""
    match cell:
        case None:
            return ""
        case bool():
            return "1" if cell else "0"
        case Share():
            return "" if cell.percent is None else f"{cell.percent:.1f}%"
        case Duration(ms):
            return clock_of(ms)
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M:%S}"
        case float():
            return f"{cell:.2f}"
        case _:
            return str(cell)


def clock_of(ms: int) -> str:
    """`1:02:03`, to the nearest second."""
    whole = round(ms / 1_000)
    return f"{whole // 3_600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula when it reads it from CSV."""
    return f"'{text}" if text.startswith(UNSAFE) else text
