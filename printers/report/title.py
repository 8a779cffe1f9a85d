"""The title of a part of the page."""

from printers.report import palette
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.typeface import Weight

HEIGHT = 17

TITLE = Style(10, Weight.SEMIBOLD, palette.GREEN_DEEP)
NOTE = Style(7.6, Weight.REGULAR, palette.SOFT)


def draw_title(pen: Pen, area: Area, title: str, note: str = "") -> Area:
    """Draw the title, with a note at its other end, and return what is left below."""
    pen.text((area.x, area.y + 9), title, TITLE)
    if note:
        pen.text((area.end, area.y + 9), note, NOTE, Align.END)
    return area.below(HEIGHT)
