"""Where everything of a board stands, so that its figures are as high as the screen allows."""

from dataclasses import dataclass
from typing import NamedTuple

from ui.theme import Metrics
from ui.theme.metrics import CAPITAL_OF_FONT

NUMBER_EMS = 2.9
"""Width of the widest number with air beside it, in sizes of its font."""

PLATE_EMS = 1.9
"""Width of the plate of a counter with two figures, in sizes of its font."""

BODY = 0.031
"""Body text beside the shorter side of the screen: capitals of about 15 mm on 55 inch."""

HEADER = 0.11
"""Height of the band on top beside the shorter side of the screen."""

HEADS, GAP, MARGIN = 0.07, 0.013, 0.016
"""Height of the columns' heads, between rows, and around them, beside the shorter side."""

NARROW = 1.5
"""Width beside height up to which the band on top needs two lines."""

HERO, HERO_UPRIGHT = 1.25, 1.15
"""Height of the newest call beside that of the others; upright, the width sets the figures."""

FILL = 0.73
"""Height of the figures beside that of their row."""

FILL_OVER_PLACE, FIGURES_PART = 0.6, 0.76
"""The same where the place stands below them, and what part of the row the place leaves them."""

WIDE = (0.36, 0.1, 0.24, 0.3)
PLAIN = (0.44, 0.12, 0.44, 0.0)
TIGHT = (0.55, 0.08, 0.37, 0.0)
"""Parts of the width: number, arrow, counter, and its place where that has a column."""

ROOMY = 1.55
"""Width beside height from which on the calls have room for a column of places."""

LARGER = 1.12
"""The newest call's figures beside the others', also where the width sets their size."""

MOST_ROWS, LEAST_ROWS = 4, 3
"""Calls on the board at once: more could not be read across a hall."""

BESIDE = (0.3, 0.26)
"""Parts of the page that what stands beside the calls may have, the larger one if it can."""

ABOUT = 0.88
"""So much of the height that figures should have is still legible: what hangs beside them is of
use too."""


class Column(NamedTuple):
    """From where and how wide, in pixels from where the page begins."""

    start: float
    width: float


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row: its height, and the font size of number and counter, in pixels."""

    height: float
    figure: float

    @property
    def capital(self) -> float:
        """Height of the figures in pixels."""
        return self.figure * CAPITAL_OF_FONT


@dataclass(frozen=True, slots=True)
class BoardPlan:
    """A board's rows and columns. `place` is None where the place stands below or is not told."""

    rows: int

    heads: float
    gap: float
    margin: float
    number: Column
    arrow: Column
    counter: Column
    place: Column | None
    hero: RowPlan
    row: RowPlan


def board_plan(width: float, height: float, rows: int, *, places: bool) -> BoardPlan:
    """The plan of a page of so many pixels; `places`: a counter's zone or floor is told."""
    tight = width < ROOMY * height
    side = min(width, height)
    heads, gap, margin = HEADS * side, GAP * side, MARGIN * side
    shares = TIGHT if tight else WIDE if places else PLAIN
    number, arrow, counter, place = _columns(width - 2 * margin, shares)
    hero = HERO_UPRIGHT if height > width else HERO
    one = (height - heads - (rows - 1) * gap - margin) / (hero + rows - 1)
    fill = FILL_OVER_PLACE if tight and places else FILL
    widest = min(number.width / NUMBER_EMS, counter.width / PLATE_EMS)
    newest = _row(one * hero, fill, widest)
    return BoardPlan(
        rows=rows,
        heads=heads,
        gap=gap,
        margin=margin,
        number=number,
        arrow=arrow,
        counter=counter,
        place=place if places and not tight else None,
        hero=newest,
        row=_row(one, fill, newest.figure / LARGER),
    )


class Arrangement(NamedTuple):
    """How many rows of calls a page has, and which part of it is left beside them (0 to 1)."""

    rows: int
    beside: float


def arranged(
    width: float, height: float, figure: float, *, places: bool, beside: bool
) -> Arrangement:
    """How a page of so many pixels is divided, so that figures are `figure` pixels high if they
    can be; `beside`: there is something to show beside the calls.

    The figures come first: on a screen that is too small for its hall nothing makes them smaller
    than they must be.
    """
    best = _capital(width, height, Arrangement(LEAST_ROWS, 0), places=places)
    enough = min(ABOUT * figure, best) - 0.5
    shares = (*BESIDE, 0.0) if beside else (0.0,)
    ways = (Arrangement(rows, share) for share in shares for rows in (MOST_ROWS, LEAST_ROWS))
    return next(way for way in ways if _capital(width, height, way, places=places) >= enough)


def _capital(width: float, height: float, way: Arrangement, *, places: bool) -> float:
    """The height of the smaller figures, in pixels."""
    if height > width:
        height *= 1 - way.beside
    else:
        width *= 1 - way.beside
    return board_plan(width, height, way.rows, places=places).row.capital


def in_two_lines(width: int, height: int) -> bool:
    """Whether the screen is too narrow for a band of one line on top."""
    return width < NARROW * height


def header_height(width: int, height: int) -> int:
    """The height of the band on top in pixels."""
    lines = 2 if in_two_lines(width, height) else 1
    return round(HEADER * min(width, height) * lines)


def metrics_of(width: int, height: int) -> Metrics:
    """The sizes of the other text of a board of so many pixels."""
    body = BODY * min(width, height)
    return Metrics(body=body, smallest=body * 0.8, unit=body / 5, touch=36, growth=0.8)


def _columns(width: float, shares: tuple[float, ...]) -> list[Column]:
    starts = [sum(shares[:n]) for n in range(len(shares))]
    return [
        Column(start * width, share * width) for start, share in zip(starts, shares, strict=True)
    ]


def _row(height: float, fill: float, widest: float) -> RowPlan:
    return RowPlan(height, min(height * fill / CAPITAL_OF_FONT, widest))
