"""Text that is measured before it is drawn."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from screens import desk_look
from ui.theme import TextSize
from ui.widgets.paragraph import Align, Paragraph

ARABIC = "يُرجى التوجّه إلى الشباك رقم خمسة"


def paragraph(text: str, right_to_left: bool = True, align: Align = Align.START) -> Paragraph:
    return Paragraph(text, desk_look().font(TextSize.BODY), right_to_left, align)


def columns_with_ink(made: Paragraph, width: int) -> list[int]:
    image = QImage(width, made.height(width), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    made.draw(painter, QRectF(0, 0, width, image.height()), QColor("black"))
    painter.end()
    white = QColor("white").rgb()
    rows = range(image.height())
    return [x for x in range(width) if any(image.pixel(x, y) != white for y in rows)]


def test_it_begins_at_the_right_in_arabic_and_at_the_left_in_english(qtbot: QtBot) -> None:
    arabic = columns_with_ink(paragraph("A017"), 300)
    english = columns_with_ink(paragraph("A017", right_to_left=False), 300)
    assert min(arabic) > 200
    assert max(english) < 100


def test_it_may_stand_in_the_middle(qtbot: QtBot) -> None:
    inked = columns_with_ink(paragraph("A017", align=Align.CENTER), 300)
    assert abs((min(inked) + max(inked)) / 2 - 150) < 3


def test_every_line_of_a_wrapped_text_begins_at_the_edge(qtbot: QtBot) -> None:
    made = paragraph(ARABIC)
    width = made.natural_width // 2 + 10
    assert max(columns_with_ink(made, width)) >= width - 4
    assert made.height(width) == 2 * made.height(made.natural_width + 1)


def test_a_line_break_is_kept(qtbot: QtBot) -> None:
    assert paragraph("واحد\nاثنان").height(1000) == 2 * paragraph("واحد").height(1000)


def test_a_word_wider_than_the_room_is_broken_not_cut(qtbot: QtBot) -> None:
    made = paragraph("A" * 40, right_to_left=False)
    assert made.least_width > 200
    assert made.height(100) > 2 * made.height(1000)


def test_nothing_takes_no_room(qtbot: QtBot) -> None:
    nothing = paragraph("")
    assert (nothing.natural_width, nothing.least_width, nothing.height(100)) == (0, 0, 0)


def test_what_stands_on_one_line_is_as_high_at_every_width_that_it_needs(qtbot: QtBot) -> None:
    made = paragraph(ARABIC)
    needed = made.natural_width
    assert made.height(needed) == made.height(5_000) < made.height(needed / 2)
    columns = columns_with_ink(made, needed)
    assert max(columns) - min(columns) < needed
