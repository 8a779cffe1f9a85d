"""The one font family of the screens, loaded from its package and set so that digits stay even."""

from importlib.resources import as_file, files

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from ui.theme.theme import TextSize, Theme, Weight

FAMILY = "IBM Plex Sans Arabic"
_PACKAGE = "fontpkg_ibm_plex_sans_arabic"
_STYLES = ("Regular", "Medium", "SemiBold", "Bold")
_LOCAL_FORMS = QFont.Tag("locl")
_DEFAULT_PX = 15


def load_fonts() -> None:
    """Make the family known to Qt and the application's own. Raises RuntimeError.

    Widgets take the family from the application, and with it the switched-off local forms; a
    stylesheet gives them their size.
    """
    for style in _STYLES:
        with as_file(files(_PACKAGE) / "files" / f"IBMPlexSansArabic-{style}.ttf") as file:
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                raise RuntimeError(f"the font {file.name} cannot be loaded")
    QGuiApplication.setFont(font_of(_DEFAULT_PX))


def font(theme: Theme, size: TextSize, weight: Weight = Weight.REGULAR) -> QFont:
    """The family at a size of the theme."""
    return font_of(theme.size(size), weight)


def font_of(pixels: float, weight: Weight = Weight.REGULAR) -> QFont:
    """The family at a size in pixels.

    The font's local forms shrink Latin digits beside Arabic letters (A017 would have a large A
    and small digits), so they are switched off.
    """
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(QFont.Weight(weight.value))
    made.setFeature(_LOCAL_FORMS, 0)
    return made
