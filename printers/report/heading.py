"""The head of a report: whose day it is, on a ground of stars and crosses."""

from dataclasses import dataclass
from math import cos, pi, sin

from center_app.domain.report import DayReport
from center_app.language import Language
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.pen import Align, Pen, Point, Style
from printers.report.typeface import Weight

HEIGHT = 96
BORDER = 3

STAR = 17.0
"""From the middle of a star to its tips, in points."""
WAIST = 0.765
"""Where the sides of two crossed squares meet, of the way to their corners."""
TIPS = 8
COLUMNS, ROWS = 10, 4

NAME = Style(21, Weight.SEMIBOLD, palette.WHITE)
KIND = Style(9.5, Weight.MEDIUM, palette.GREEN_PALE)
DAY = Style(12, Weight.REGULAR, palette.WHITE)
STATE = Style(8.5, Weight.SEMIBOLD)
CODE = Style(8.5, Weight.REGULAR, palette.GREEN_PALE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a document is, whose and of which days; `state`: whether more can come, in words."""

    kind: str
    name: str
    days: str
    center: str
    state: str
    final: bool


def draw_heading(
    pen: Pen, area: Area, margin: float, report: DayReport, language: Language
) -> None:
    """The head of a day's report."""
    as_of = language.say("As of {time}", time=wording.clock(report.made_at))
    heading = Heading(
        kind=language.say("Daily report"),
        name=report.name.in_(language.code),
        days=wording.long_day(report.day, language),
        center=report.center,
        state=language.say("Complete day") if report.final else as_of,
        final=report.final,
    )
    draw_band(pen, area, margin, heading)


def draw_band(pen: Pen, area: Area, margin: float, heading: Heading) -> None:
    pen.fill(area, palette.GREEN)
    _ornament(pen, area)
    pen.fill(Area(area.x, area.bottom - BORDER, area.width, BORDER), palette.AMBER)
    text = area.inside(margin, 0)
    pen.text((text.x, 29), heading.kind, KIND)
    name, style = pen.fitted(heading.name, NAME, text.width, least=13)
    pen.text((text.x, 55), name, style)
    pen.text((text.x, 77), heading.days, DAY)
    _state(pen, text, heading)


def _state(pen: Pen, text: Area, heading: Heading) -> None:
    """Whether the days are complete, and the center's code, at the far end."""
    ground, ink = (
        (palette.GREEN_TINT, palette.GREEN_DEEP) if heading.final else (palette.AMBER, palette.INK)
    )
    style = Style(STATE.size, STATE.weight, ink)
    words = heading.state
    width = pen.width(words, style) + 18
    pill = Area(text.end - width, 17, width, 17)
    pen.fill(pill, ground, radius=8.5)
    pen.text((pill.x + width / 2, pill.y + 11.5), words, style, Align.CENTRE)
    pen.text((text.end, 77), heading.center, CODE, Align.END)


def _ornament(pen: Pen, area: Area) -> None:
    """Stars with eight points whose gaps are crosses, as on old tiles, fading from the far end."""
    pen.clip(Area(area.x, area.y, area.width, area.height - BORDER))
    for column in range(COLUMNS):
        faded = column / COLUMNS
        ground = palette.mixed(palette.GREEN_STAR, palette.GREEN, faded)
        edge = palette.mixed(palette.GREEN_LINE, palette.GREEN, faded)
        for row in range(ROWS):
            star = _star((area.end - 2 * STAR * column, area.y + 2 * STAR * row - 3))
            pen.shape(star, ground)
            pen.line([*star, star[0]], edge, 0.6)
    pen.unclip()


def _star(middle: Point) -> list[Point]:
    corners = []
    for n in range(2 * TIPS):
        radius = STAR if n % 2 == 0 else STAR * WAIST
        turn = n * pi / TIPS
        corners.append((middle[0] + radius * cos(turn), middle[1] + radius * sin(turn)))
    return corners
