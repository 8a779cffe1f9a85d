"""The title of a part of the page."""

from printers.report import palette
from printers.report.area import Area
from printers.report.pen import Pen, Style
from printers.report.typeface import Weight

HEIGHT = 17

TITLE = Style(10, Weight.SEMIBOLD, palette.GREEN_DEEP)


def draw_title(pen: Pen, area: Area, title: str) -> Area:
    """Draw the title, and return what is left below."""
    pen.text((area.x, area.y + 9), title, TITLE)
    return area.below(HEIGHT)
