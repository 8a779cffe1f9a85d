"""Blocks that flow over the pages of a document, with its head, and a foot on each page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from center_app.domain.period import PeriodReport
from center_app.language import Language
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.heading import HEIGHT as BAND
from printers.report.heading import Heading, draw_band
from printers.report.pen import Align, Pen, Style
from printers.report.typeface import Weight

PAGE = Area(0, 0, *A4)
MARGIN = 36
GAP = 16
FOOT = 34
TOP = 40
"""Points above the text of every page but the first."""

RUNNING = Style(7.6, Weight.MEDIUM, palette.SOFT)

Draw = Callable[[Pen, Area], None]


@dataclass(frozen=True, slots=True)
class Block:
    """What stays together on one page: how many points it is high, and what draws it.

    `gap` is left above it, but at the top of a page. What goes on from the page before has the
    `head` above it again.
    """

    height: float
    draw: Draw
    begins_page: bool = False
    gap: float = GAP
    head: "Block | None" = None


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of one document under its heading."""

    heading: Heading
    blocks: tuple[Block, ...]


def write_document(
    file: BinaryIO, document: Document, report: PeriodReport, language: Language
) -> None:
    """Write it as a PDF; the same document always gives the same bytes."""
    canvas = Canvas(file, pagesize=A4, invariant=True, lang=language.code)
    heading = document.heading
    canvas.setTitle(f"{heading.kind} – {heading.days}")
    canvas.setAuthor(heading.name)
    canvas.setSubject(f"{report.seal.epoch} {report.seal.seq} {report.seal.head}")
    pen = Pen(canvas, PAGE, language.right_to_left)
    pages = list(paginated(document.blocks))
    for n, blocks in enumerate(pages, start=1):
        _draw_page(pen, heading, blocks, first=n == 1)
        _foot(pen, heading, language.say("Page {n} of {all}", n=n, all=len(pages)))
        canvas.showPage()
    canvas.save()


def paginated(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks of each page; none is cut, and none stands alone under nothing."""
    page: list[Block] = []
    left = _room(first=True)
    for block in blocks:
        if page and (block.begins_page or block.gap + block.height > left):
            yield page
            page, left = [], _room(first=False)
            if block.head is not None:
                page.append(block.head)
                left -= block.head.height
        left -= block.height + (block.gap if page else 0)
        page.append(block)
    if page:
        yield page


def _room(*, first: bool) -> float:
    return PAGE.height - FOOT - (BAND + GAP if first else TOP)


def _draw_page(pen: Pen, heading: Heading, blocks: list[Block], *, first: bool) -> None:
    y = float(TOP)
    if first:
        draw_band(pen, Area(0, 0, PAGE.width, BAND), MARGIN, heading)
        y = BAND + GAP
    else:
        pen.text((MARGIN, 24), f"{heading.kind} – {heading.days}", RUNNING)
        pen.text((PAGE.width - MARGIN, 24), heading.name, RUNNING, Align.END)
        pen.line([(MARGIN, 30), (PAGE.width - MARGIN, 30)], palette.GREEN, 0.9)
    for n, block in enumerate(blocks):
        y += block.gap if n else 0
        block.draw(pen, Area(MARGIN, y, PAGE.width - 2 * MARGIN, block.height))
        y += block.height


def _foot(pen: Pen, heading: Heading, page: str) -> None:
    base = PAGE.height - 16
    pen.text((MARGIN, base), heading.center, RUNNING)
    pen.text((PAGE.width - MARGIN, base), page, RUNNING, Align.END)


def heading_of(report: PeriodReport, kind: str, language: Language) -> Heading:
    """The heading of a document about the report's days."""
    as_of = language.say("As of {moment}", moment=wording.moment(report.made_at, language))
    return Heading(
        kind=kind,
        name=report.name.in_(language.code),
        days=wording.span(report.span, language),
        center=report.center,
        state=language.say("All days complete") if report.final else as_of,
        final=report.final,
    )
