"""The one typeface of the paper."""

from functools import cache
from importlib.resources import as_file, files

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "IBM Plex Sans Arabic"
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


def face(pixels: float, weight: QFont.Weight) -> QFont:
    """The typeface at a size in dots, with Latin digits kept full size beside Arabic.

    The font's `locl` feature shrinks them there, so it is off. Needs a QGuiApplication.
    """
    _load()
    font = QFont(FAMILY)
    font.setPixelSize(round(pixels))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("locl"), 0)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


@cache
def _load() -> None:
    for weight in _WEIGHTS:
        file = files("fontpkg_ibm_plex_sans_arabic") / f"files/IBMPlexSansArabic-{weight}.ttf"
        with as_file(file) as path:
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise RuntimeError(f"the font {path.name} cannot be loaded")
