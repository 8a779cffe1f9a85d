"""Icons: each is there, coloured, and turned where it should be."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme.glyph import DIRECTIONAL, Glyph, names


def drawn(name: str, right_to_left: bool = False) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Glyph(name, "#0b5d4e").draw(painter, QRectF(0, 0, 48, 48), right_to_left)
    painter.end()
    return image


def inked(image: QImage) -> int:
    white = QColor("white").rgb()
    return sum(
        image.pixel(x, y) != white for x in range(image.width()) for y in range(image.height())
    )


def tip(image: QImage) -> str:
    """The side of an arrow that has more ink."""
    left, right = (inked(image.copy(x, 0, 24, 48)) for x in (0, 24))
    return "left" if left > right else "right"


@pytest.mark.parametrize("name", names())
def test_every_icon_draws_something_inside_its_box(qtbot: QtBot, name: str) -> None:
    image = drawn(name)
    assert inked(image) > 20
    white = QColor("white").rgb()
    border = [(x, y) for x in range(48) for y in (0, 47)] + [
        (x, y) for y in range(48) for x in (0, 47)
    ]
    assert all(image.pixel(x, y) == white for x, y in border)


def test_icons_that_point_turn_round_and_others_do_not(qtbot: QtBot) -> None:
    plain, turned = drawn("arrow-end"), drawn("arrow-end", right_to_left=True)
    assert tip(plain) == "right"
    assert tip(turned) == "left"
    assert drawn("clock", right_to_left=True) == drawn("clock")


def test_every_icon_that_points_exists() -> None:
    assert set(names()) >= DIRECTIONAL


def test_an_icon_that_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match="unicorn"):
        Glyph("unicorn", "#000000")
