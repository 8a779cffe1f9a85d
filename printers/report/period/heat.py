"""The services by the hours of the day, darker where people waited longer."""

from center_app.domain.clock import MINUTE
from center_app.domain.period import PeriodReport
from center_app.language import Language
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.title import HEIGHT as TITLE
from printers.report.title import draw_title
from printers.report.typeface import Weight

MOST = 24
"""Services with the highest demand, one a line."""

FEWEST = 5
"""Steps below which a median says nothing: the cell stays empty."""

LINE = 14.0
NAMES = 170
HEAD = 26
NOTE = 12

DARKEST = "#0b5d4e"
DARK = 0.5
"""From which shade on a figure stands in white."""

LABEL = Style(7.6, Weight.REGULAR)
HOUR = Style(7, Weight.MEDIUM, palette.SOFT)
DIM = Style(7, Weight.REGULAR, palette.SOFT)


def height(report: PeriodReport) -> float:
    return TITLE + HEAD + LINE * min(MOST, len(report.services)) + NOTE


def draw_heat(pen: Pen, area: Area, report: PeriodReport, language: Language) -> None:
    title = language.say("Median wait by service and hour of the ticket, in minutes")
    below = draw_title(pen, area, title)
    hours = sorted({cell.hour for cell in report.hours})
    found = {(one.service, one.hour): one for one in report.hours if one.steps >= FEWEST}
    longest = max((one.wait.median for one in found.values() if one.wait), default=0)
    columns = Area(below.x + NAMES, below.y, below.width - NAMES, HEAD).columns(
        (1,) * len(hours), 1
    )
    for cell, hour in zip(columns, hours, strict=True):
        at = (cell.x + cell.width / 2, below.y + HEAD - 6)
        pen.text(at, f"{hour:02d}:00", HOUR, Align.CENTRE)
    for n, service in enumerate(report.services[:MOST]):
        y = below.y + HEAD + n * LINE
        name, style = pen.fitted(service.name.in_(language.code), LABEL, NAMES - 10, least=6.2)
        pen.text((area.x, y + 10), name, style)
        for cell, hour in zip(columns, hours, strict=True):
            here = found.get((service.service, hour))
            wait = here.wait.median if here is not None and here.wait else None
            box = Area(cell.x, y, cell.width, LINE - 1)
            _cell(pen, box, wait, wait / longest if wait and longest else 0.0)
    note = language.say(
        "A dash: fewer than {n} steps in that hour, too few for a median.", n=FEWEST
    )
    pen.text((area.x, area.bottom - 1), note, DIM)


def _cell(pen: Pen, box: Area, wait: int | None, shade: float) -> None:
    ground = palette.mixed(palette.WHITE, DARKEST, shade) if wait is not None else palette.GROUND
    pen.fill(box, ground)
    ink = palette.WHITE if shade > DARK else palette.INK
    text = wording.NONE if wait is None else str(round(wait / MINUTE))
    style = Style(7.4, Weight.MEDIUM, ink if wait is not None else palette.SOFT)
    pen.text((box.x + box.width / 2, box.y + 9.4), text, style, Align.CENTRE)
