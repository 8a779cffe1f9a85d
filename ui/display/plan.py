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

HERO, HERO_UPRIGHT = 1.3, 1.15
"""Height of the newest call beside that of the others; upright, the width sets the figures."""

FILL = 0.73
"""Height of the figures beside that of their row."""

FILL_OVER_PLACE = 0.5
"""The same where the place stands below them."""

WIDE = (0.36, 0.1, 0.24, 0.3)
PLAIN = (0.44, 0.12, 0.44, 0.0)
TALL = (0.5, 0.12, 0.38, 0.0)
"""Parts of the width: number, arrow, counter, and its place where that has a column."""


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
    tall = height > width
    side = min(width, height)
    heads, gap, margin = HEADS * side, GAP * side, MARGIN * side
    shares = TALL if tall else WIDE if places else PLAIN
    number, arrow, counter, place = _columns(width - 2 * margin, shares)
    hero = HERO_UPRIGHT if tall else HERO
    one = (height - heads - (rows - 1) * gap - margin) / (hero + rows - 1)
    fill = FILL_OVER_PLACE if tall and places else FILL
    widest = min(number.width / NUMBER_EMS, counter.width / PLATE_EMS)
    return BoardPlan(
        heads=heads,
        gap=gap,
        margin=margin,
        number=number,
        arrow=arrow,
        counter=counter,
        place=place if places and not tall else None,
        hero=_row(one * hero, fill, widest),
        row=_row(one, fill, widest),
    )


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
