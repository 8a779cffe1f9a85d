"""The one typeface of reports, as the files that its package brings."""

from enum import StrEnum
from functools import cache
from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PACKAGE = "fontpkg_ibm_plex_sans_arabic"


class Weight(StrEnum):
    """How heavy the letters are; the value is the name of the font's file."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


@cache
def font_name(weight: Weight) -> str:
    """The name under which reportlab knows the typeface in this weight."""
    name = f"IBMPlexSansArabic-{weight}"
    with as_file(files(PACKAGE) / "files" / f"{name}.ttf") as path:
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def width(letters: str, weight: Weight, size: float) -> float:
    """How wide these letters stand, in points, in the order in which they are drawn."""
    return pdfmetrics.stringWidth(letters, font_name(weight), size)
