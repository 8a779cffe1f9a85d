"""The last page: what every figure means, and where in the journal it can be checked."""

from functools import partial

from center_app.domain.period import PeriodReport
from center_app.language import Language
from center_app.language.bidi import isolate
from printers.measures import MEASURES
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.pen import Pen, Style
from printers.report.period.flow import Block
from printers.report.title import draw_title
from printers.report.typeface import Weight

DEFINITIONS, SEAL = 470.0, 96.0

NAME = Style(7.6, Weight.SEMIBOLD, palette.GREEN_DEEP)
WORDS = Style(7.4, Weight.REGULAR)
HASH = Style(8, Weight.MEDIUM)
LEADING = 9.6
BETWEEN = 5.0


def closing_blocks(report: PeriodReport, language: Language) -> tuple[Block, ...]:
    """The definitions on a page of their own, and the seal below them."""
    return (
        Block(DEFINITIONS, partial(_definitions, language=language), begins_page=True),
        Block(SEAL, partial(_seal, report=report, language=language)),
    )


def _definitions(pen: Pen, area: Area, language: Language) -> None:
    below = draw_title(pen, area, language.say("How the figures are defined"))
    columns = below.columns((1, 1), 20)
    texts = [(language.say(one.name), language.say(one.definition)) for one in MEASURES]
    half = sum(_height(pen, text, columns[0].width) for _, text in texts) / 2
    column, y = 0, below.y + 4
    for name, text in texts:
        if not column and y - below.y > half:
            column, y = 1, below.y + 4
        place = columns[column]
        pen.text((place.x, y + NAME.size), name, NAME)
        lines = Area(place.x, y + LEADING + 1, place.width, 0)
        pen.paragraph(lines, text, WORDS, LEADING)
        y += _height(pen, text, place.width)


def _height(pen: Pen, text: str, width: float) -> float:
    return LEADING * (1 + len(pen.wrapped(text, WORDS, width))) + 1 + BETWEEN


def _seal(pen: Pen, area: Area, report: PeriodReport, language: Language) -> None:
    below = draw_title(pen, area, language.say("Where it can be checked"))
    seal = report.seal
    pen.frame(Area(below.x, below.y, below.width, below.height - 4), palette.RULE, radius=6)
    text = below.inside(10, 6)
    lines = (
        language.say(
            "Journal {stream}, up to entry {seq} of {moment}",
            stream=isolate(f"{report.center}/{seal.epoch}"),
            seq=wording.number(seal.seq),
            moment=wording.moment(report.made_at, language),
        ),
        language.say("SHA-256 of the chain up to it:"),
    )
    for n, line in enumerate(lines):
        pen.text((text.x, text.y + 10 + 13 * n), line, WORDS)
    pen.text((text.x, text.y + 37), seal.head, HASH)
    how = language.say(
        "Whoever has the exported journal can compute this hash, and with it every figure, "
        "without this program."
    )
    pen.text((text.x, text.y + 51), how, WORDS)
    if report.sample:
        pen.text((text.x, text.y + 64), language.say("Sample catalogue"), WORDS)
