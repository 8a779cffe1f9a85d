"""The agencies against what they have agreed: how many of their steps begin within the target."""

from collections.abc import Sequence

from center_app.domain.dossier import AgreementLine
from center_app.language import Language
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.title import HEIGHT as TITLE
from printers.report.title import draw_title
from printers.report.typeface import Weight

LINE = 15.0
HEAD = 18
NAMES = 190
FIGURES = (52.0, 52.0, 52.0, 70.0)
"""Points of the columns: reached, agreed, difference, verdict."""

HEADING = Style(7, Weight.MEDIUM, palette.SOFT)
NAME = Style(7.8, Weight.REGULAR)
FIGURE = Style(7.8, Weight.REGULAR)
KEPT = Style(7.8, Weight.SEMIBOLD, palette.GREEN_DEEP)
BROKEN = Style(7.8, Weight.SEMIBOLD, palette.RED)
OPEN = Style(7.8, Weight.REGULAR, palette.SOFT)
WHOLE = 100


def height(lines: Sequence[AgreementLine]) -> float:
    return TITLE + HEAD + LINE * len(lines)


def draw_agreements(
    pen: Pen, area: Area, lines: Sequence[AgreementLine], language: Language
) -> None:
    below = draw_title(pen, area, language.say("Service-level agreements with the agencies"))
    bars = Area(below.x + NAMES, below.y, below.width - NAMES - sum(FIGURES), HEAD)
    _headings(pen, below, bars, language)
    for n, line in enumerate(lines):
        y = below.y + HEAD + n * LINE
        name, style = pen.fitted(line.name.in_(language.code), NAME, NAMES - 8, least=6.6)
        pen.text((area.x, y + 10.4), name, style)
        _bar(pen, Area(bars.x, y + 4.5, bars.width - 8, 6.5), line)
        _figures(pen, bars.end, y + 10.4, line, language)
        pen.line([(area.x, y + LINE), (area.end, y + LINE)], palette.RULE, 0.4)


def _headings(pen: Pen, area: Area, bars: Area, language: Language) -> None:
    base = area.y + HEAD - 6
    pen.text((area.x, base), language.say("Agency"), HEADING)
    pen.text((bars.x, base), language.say("within target, and what is agreed"), HEADING)
    x = bars.end
    words = (
        language.say("reached"),
        language.say("agreed"),
        language.say("difference"),
        language.say("agreement"),
    )
    for label, width in zip(words, FIGURES, strict=True):
        pen.text((x + width / 2, base), label, HEADING, Align.CENTRE)
        x += width
    pen.line([(area.x, area.y + HEAD), (area.end, area.y + HEAD)], palette.GREEN, 0.9)


def _bar(pen: Pen, bar: Area, line: AgreementLine) -> None:
    pen.fill(bar, palette.GROUND, radius=3)
    reached = line.within.percent
    if reached:
        colour = palette.GREEN if line.kept else palette.RED
        width = max(1.5, bar.width * reached / WHOLE)
        pen.fill(Area(bar.x, bar.y, width, bar.height), colour, radius=3)
    x = bar.x + bar.width * line.agreed_percent / WHOLE
    pen.line([(x, bar.y - 2.5), (x, bar.bottom + 2.5)], palette.INK, 1.3)


def _figures(pen: Pen, x: float, base: float, line: AgreementLine, language: Language) -> None:
    reached = line.within.percent
    apart = None if reached is None else reached - line.agreed_percent
    verdict, style = {
        True: (language.say("kept"), KEPT),
        False: (language.say("not kept"), BROKEN),
        None: (language.say("nothing to judge"), OPEN),
    }[line.kept]
    cells = (
        (wording.percent(line.within), FIGURE),
        (f"{line.agreed_percent}%", FIGURE),
        (wording.NONE if apart is None else f"{apart:+.1f}", FIGURE),
        (verdict, style),
    )
    for (text, look), width in zip(cells, FIGURES, strict=True):
        pen.text((x + width / 2, base), text, look, Align.CENTRE)
        x += width
