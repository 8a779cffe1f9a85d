"""What became of everybody who took a ticket: one bar that leaves nobody out, and how they
liked it."""

from center_app.domain.period import PeriodReport
from center_app.domain.report import DayReport
from center_app.language import Language
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.title import draw_title
from printers.report.typeface import Weight

HEIGHT = 46
BAR = 13

LABEL = Style(8, Weight.REGULAR, palette.SOFT)
COUNT = Style(8, Weight.SEMIBOLD)


def draw_outcomes(
    pen: Pen, area: Area, report: DayReport | PeriodReport, language: Language
) -> None:
    below = draw_title(pen, area, language.say("How the visits ended"))
    day = report.figures
    said = wording.satisfaction(day.satisfaction, language)
    pen.text((area.end, area.y + 9), said, LABEL, Align.END)
    parts = (
        (day.served, palette.GREEN, language.say("served")),
        (day.missed, palette.AMBER, language.say("absent when called")),
        (day.cancelled, palette.BLUE, language.say("cancelled by the visitor")),
        (day.expired, palette.RED, language.say("unserved at closing")),
        (day.open, palette.GREY, language.say("still in the center")),
    )
    bar = Area(below.x, below.y, below.width, BAR)
    _bar(pen, bar, [(count, colour) for count, colour, _ in parts], day.issued)
    x = area.x
    for count, colour, label in parts:
        if count or colour != palette.GREY:
            x = _key(pen, (x, bar.bottom + 13), wording.number(count), colour, label)


def _bar(pen: Pen, bar: Area, parts: list[tuple[int, str]], whole: int) -> None:
    pen.fill(bar, palette.GROUND, radius=3)
    x = bar.x
    for count, colour in parts:
        width = bar.width * count / whole if whole else 0
        if width:
            pen.fill(Area(x, bar.y, max(0.8, width - 0.8), bar.height), colour)
        x += width


def _key(pen: Pen, at: tuple[float, float], count: str, colour: str, label: str) -> float:
    """One entry of the key; returns where the next may begin."""
    x, y = at
    pen.fill(Area(x, y - 6.2, 7, 7), colour, radius=2)
    x += 11
    x += pen.text((x, y), count, COUNT) + 3.5
    return x + pen.text((x, y), label, LABEL, Align.START) + 16
