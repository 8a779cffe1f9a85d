"""The family is there, and its digits keep their size beside Arabic."""

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextLayout
from pytestqt.qtbot import QtBot

from ui.theme import Metrics, TextSize, Theme, Weight
from ui.theme.fonts import FAMILY, font, font_of, load_fonts


def width(text: str, made: QFont) -> float:
    layout = QTextLayout(text, made)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.naturalTextWidth()


def test_the_family_is_loaded_in_every_weight(qtbot: QtBot) -> None:
    load_fonts()
    for weight in Weight:
        found = QFontInfo(font_of(20, weight))
        assert (found.family(), found.weight()) == (FAMILY, weight.value)


def test_digits_are_as_wide_beside_arabic_as_alone(qtbot: QtBot) -> None:
    load_fonts()
    made = font_of(40)
    alone = width("0175", made)
    beside = width("رقم 0175", made) - width("رقم ", made)
    assert abs(beside - alone) < 1


def test_a_font_has_the_size_of_the_theme(qtbot: QtBot) -> None:
    load_fonts()
    theme = Theme(Metrics.desk(), scale=2.0)
    assert font(theme, TextSize.BODY).pixelSize() == 30
    assert QFontMetricsF(font(theme, TextSize.BODY)).capHeight() > 20
