"""A table of names and figures as a block, cut into as many as there are pages for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from printers.report import palette
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.period.flow import Block
from printers.report.title import HEIGHT as TITLE
from printers.report.title import draw_title
from printers.report.typeface import Weight

LINE = 13.8
HEAD = 22
HEADING = Style(7, Weight.MEDIUM, palette.SOFT)
NAME = Style(7.8, Weight.REGULAR)
FIGURE = Style(7.8, Weight.REGULAR)

AT_ONCE = 5
"""Lines that stay together; where a page ends between them the headings come again."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A title, headings (the first of the names) and lines; `widths` in points, of the figures."""

    title: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    lines: Sequence[tuple[str, ...]]


def blocks_of(grid: Grid) -> Iterator[Block]:
    """The blocks of the table; none where there are no lines."""
    if not grid.lines:
        return
    head = Block(HEAD, lambda pen, area: _draw_headings(pen, area, grid))
    yield _first(grid)
    for n in range(AT_ONCE, len(grid.lines), AT_ONCE):
        yield _further(grid, grid.lines[n : n + AT_ONCE], head)


def _first(grid: Grid) -> Block:
    """The title and the headings with some lines below them, so that they never stand alone."""
    lines = grid.lines[:AT_ONCE]

    def draw(pen: Pen, area: Area) -> None:
        below = draw_title(pen, area, grid.title)
        _draw_headings(pen, below, grid)
        _draw_lines(pen, below.below(HEAD), grid, lines)

    return Block(TITLE + HEAD + LINE * len(lines), draw)


def _further(grid: Grid, lines: Sequence[tuple[str, ...]], head: Block) -> Block:
    return Block(
        LINE * len(lines),
        lambda pen, area: _draw_lines(pen, area, grid, lines),
        gap=0,
        head=replace(head, gap=0),
    )


def _draw_headings(pen: Pen, area: Area, grid: Grid) -> None:
    bottom = area.y + HEAD
    pen.text((area.x, bottom - 5), grid.headings[0], HEADING)
    for heading, middle, width in _placed(area, grid, grid.headings[1:]):
        lines = pen.wrapped(heading, HEADING, width - 4)
        for n, words in enumerate(reversed(lines)):
            pen.text((middle, bottom - 5 - 8 * n), words, HEADING, Align.CENTRE)
    pen.line([(area.x, bottom), (area.end, bottom)], palette.GREEN, 0.9)


def _draw_lines(pen: Pen, area: Area, grid: Grid, lines: Sequence[tuple[str, ...]]) -> None:
    room = area.width - sum(grid.widths) - 8
    for n, (name, *figures) in enumerate(lines):
        base = area.y + n * LINE + 9.6
        words, style = pen.fitted(name, NAME, room, least=6.4)
        pen.text((area.x, base), words, style)
        for figure, middle, width in _placed(area, grid, figures):
            text, look = pen.fitted(figure, FIGURE, width - 4, least=6.4)
            pen.text((middle, base), text, look, Align.CENTRE)
        pen.line([(area.x, base + 4.2), (area.end, base + 4.2)], palette.RULE, 0.4)


def _placed(area: Area, grid: Grid, texts: Sequence[str]) -> list[tuple[str, float, float]]:
    """Each text with the middle of its column and how wide that is."""
    placed, x = [], area.end - sum(grid.widths)
    for text, width in zip(texts, grid.widths, strict=True):
        placed.append((text, x + width / 2, width))
        x += width
    return placed
