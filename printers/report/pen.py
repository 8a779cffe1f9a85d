"""Drawing on a page of either direction: one layout, which Arabic mirrors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from printers.report import palette
from printers.report.area import Area
from printers.report.letters import visual
from printers.report.typeface import Weight, font_name, width

Point = tuple[float, float]


class Align(Enum):
    """Where a text stands at its point: START and END follow the reading."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; `size` in points."""

    size: float
    weight: Weight = Weight.REGULAR
    colour: str = palette.INK


class Pen:
    """Draws on one page of reportlab, in the coordinates of `Area`."""

    def __init__(self, canvas: Canvas, page: Area, right_to_left: bool) -> None:
        self._canvas = canvas
        self._page = page
        self._right_to_left = right_to_left

    def fill(self, area: Area, colour: str, radius: float = 0) -> None:
        self._box(area, radius, fill=colour)

    def frame(self, area: Area, colour: str, radius: float = 0, thickness: float = 0.6) -> None:
        self._canvas.setLineWidth(thickness)
        self._box(area, radius, stroke=colour)

    def line(self, points: Sequence[Point], colour: str, thickness: float = 0.6) -> None:
        self._canvas.setLineWidth(thickness)
        self._canvas.setLineJoin(1)
        self._canvas.setLineCap(1)
        self._path(points, stroke=colour)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """The area within these corners."""
        self._path(points, fill=colour)

    def dot(self, at: Point, radius: float, colour: str) -> None:
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.circle(self._x(at[0]), self._y(at[1]), radius, stroke=0, fill=1)

    def arc(
        self, centre: Point, radius: float, share: float, colour: str, thickness: float
    ) -> None:
        """A part of a ring, from its top in the direction of reading."""
        x, y = self._x(centre[0]), self._y(centre[1])
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.setLineCap(0)
        extent = 360 * share if self._right_to_left else -360 * share
        self._canvas.arc(x - radius, y - radius, x + radius, y + radius, 90, extent)

    def text(self, at: Point, text: str, style: Style, align: Align = Align.START) -> float:
        """One line on its baseline; returns how wide it is."""
        letters = visual(text, self._right_to_left)
        room = width(letters, style.weight, style.size)
        x = self._x(at[0])
        if align is Align.CENTRE:
            x -= room / 2
        elif (align is Align.START) is self._right_to_left:
            x -= room
        self._canvas.setFont(font_name(style.weight), style.size)
        self._canvas.setFillColor(HexColor(style.colour))
        self._canvas.drawString(x, self._y(at[1]), letters)
        return room

    def width(self, text: str, style: Style) -> float:
        return width(visual(text, self._right_to_left), style.weight, style.size)

    def fitted(self, text: str, style: Style, room: float, least: float) -> tuple[str, Style]:
        """`text` as it fits into `room`: smaller, down to the size `least`, then cut at a word."""
        while self.width(text, style) > room and style.size > least:
            style = replace(style, size=max(least, style.size - 0.2))
        words = text.split(" ")
        while self.width(text, style) > room and len(words) > 1:
            words.pop()
            text = " ".join(words) + "…"
        return text, style

    def paragraph(self, area: Area, text: str, style: Style, leading: float) -> None:
        """Lines from the top of the area, wrapped at its width."""
        for n, line in enumerate(self.wrapped(text, style, area.width)):
            self.text((area.x, area.y + style.size + n * leading), line, style)

    def wrapped(self, text: str, style: Style, room: float) -> list[str]:
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer, style) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def clip(self, area: Area) -> None:
        """From here until `unclip` nothing is drawn outside the area."""
        self._canvas.saveState()
        path = self._canvas.beginPath()
        path.rect(self._left(area), self._y(area.bottom), area.width, area.height)
        self._canvas.clipPath(path, stroke=0, fill=0)

    def unclip(self) -> None:
        self._canvas.restoreState()

    def _box(
        self, area: Area, radius: float, *, fill: str | None = None, stroke: str | None = None
    ) -> None:
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        if stroke:
            self._canvas.setStrokeColor(HexColor(stroke))
        self._canvas.roundRect(
            self._left(area),
            self._y(area.bottom),
            area.width,
            area.height,
            min(radius, area.width / 2, area.height / 2),
            stroke=int(bool(stroke)),
            fill=int(bool(fill)),
        )

    def _path(
        self, points: Sequence[Point], *, fill: str | None = None, stroke: str | None = None
    ) -> None:
        path = self._canvas.beginPath()
        (x, y), *others = points
        path.moveTo(self._x(x), self._y(y))
        for x, y in others:
            path.lineTo(self._x(x), self._y(y))
        if fill:
            path.close()
            self._canvas.setFillColor(HexColor(fill))
        if stroke:
            self._canvas.setStrokeColor(HexColor(stroke))
        self._canvas.drawPath(path, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def _left(self, area: Area) -> float:
        return self._x(area.end if self._right_to_left else area.x)

    def _x(self, x: float) -> float:
        return self._page.width - x if self._right_to_left else x

    def _y(self, y: float) -> float:
        return self._page.height - y
