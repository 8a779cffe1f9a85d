"""The figures that a reader takes along: how many within target, and how long they waited."""

from dataclasses import dataclass, replace

from center_app.domain.indicators import Share, Spread
from center_app.domain.period import PeriodReport
from center_app.domain.report import DayReport
from center_app.language import Language
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.typeface import Weight

HEIGHT = 98
RADIUS = 26
THICK = 8
WHOLE = 0.9999
"""An arc of a full turn would be drawn as none."""

VALUE = Style(18, Weight.SEMIBOLD)
BESIDE = Style(8, Weight.REGULAR, palette.SOFT)
LABEL = Style(7.6, Weight.REGULAR, palette.SOFT)
SHARE = Style(15, Weight.BOLD, palette.GREEN_DEEP)
PROMISE = Style(9, Weight.SEMIBOLD, palette.GREEN_DEEP)
PARTS = Style(7.6, Weight.REGULAR, palette.SOFT)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its label, and what stands small beside it: a unit, or a number."""

    label: str
    value: str
    beside: str = ""


def draw_headline(
    pen: Pen, area: Area, report: DayReport | PeriodReport, language: Language
) -> None:
    promise, rest = area.columns((1.0, 3.2), 9)
    _promise(pen, promise, report.figures.within, language)
    for row, figures in zip(rest.rows(2, 8), _figures(report, language), strict=True):
        for cell, figure in zip(row.columns((1,) * 4, 8), figures, strict=True):
            _draw(pen, cell, figure)


def _promise(pen: Pen, area: Area, within: Share, language: Language) -> None:
    """The share within target as a ring."""
    pen.fill(area, palette.GREEN_TINT, radius=7)
    middle = area.x + area.width / 2
    centre = (middle, area.y + 9 + RADIUS)
    pen.arc(centre, RADIUS - THICK / 2, WHOLE, palette.WHITE, THICK)
    if within.part:
        share = min(WHOLE, within.part / within.whole)
        pen.arc(centre, RADIUS - THICK / 2, share, palette.GREEN, THICK)
    share_style = replace(SHARE, size=11.5) if within.part == within.whole else SHARE
    pen.text((middle, centre[1] + 5), wording.percent(within), share_style, Align.CENTRE)
    words, style = pen.fitted(language.say("within target"), PROMISE, area.width - 10, least=7)
    pen.text((middle, area.bottom - 21), words, style, Align.CENTRE)
    parts = language.say(
        "{part} of {whole} steps",
        part=wording.number(within.part),
        whole=wording.number(within.whole),
    )
    pen.text((middle, area.bottom - 9.5), parts, PARTS, Align.CENTRE)


def _figures(
    report: DayReport | PeriodReport, language: Language
) -> tuple[tuple[Figure, ...], ...]:
    day, wait = report.figures, report.figures.wait or Spread(0, 0, 0, 0, 0, 0)

    def waited(label: str, duration_ms: int) -> Figure:
        known = duration_ms if wait.count else None
        return Figure(label, wording.minutes(known), language.say("min") if wait.count else "")

    def share(label: str, of: Share) -> Figure:
        return Figure(
            label, wording.percent(of), f"({wording.number(of.part)})" if of.whole else ""
        )

    return (
        (
            Figure(language.say("tickets issued"), wording.number(day.issued)),
            Figure(language.say("visits served"), wording.number(day.served)),
            share(language.say("resolved at the first visit"), day.resolved),
            share(language.say("left without service"), day.abandoned),
        ),
        (
            waited(language.say("median wait"), wait.median),
            waited(language.say("9 of 10 waited at most"), wait.p90),
            waited(language.say("longest wait"), wait.longest),
            share(language.say("absent when called"), day.no_show),
        ),
    )


def _draw(pen: Pen, cell: Area, figure: Figure) -> None:
    pen.fill(cell, palette.GROUND, radius=6)
    text = cell.inside(9, 0)
    beside = pen.width(figure.beside, BESIDE) + 4 if figure.beside else 0
    value, large = pen.fitted(figure.value, VALUE, text.width - beside, least=12)
    used = pen.text((text.x, cell.y + 21), value, large)
    pen.text((text.x + used + 4, cell.y + 21), figure.beside, BESIDE)
    label, style = pen.fitted(figure.label, LABEL, text.width, least=6.4)
    pen.text((text.x, cell.y + 35), label, style)
