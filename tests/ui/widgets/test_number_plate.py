"""The number of a ticket."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from screens import desk_look, laid_out
from ui.theme import Tone
from ui.widgets import NumberPlate


def test_a_number_never_flips(qtbot: QtBot) -> None:
    plate = NumberPlate(desk_look(), "A017")
    qtbot.addWidget(plate)
    english = laid_out(plate, 300, 120).grab().toImage()
    plate.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert laid_out(plate, 300, 120).grab().toImage() == english


def test_a_hall_asks_for_a_larger_figure(qtbot: QtBot) -> None:
    small, large = NumberPlate(desk_look(), "A017"), NumberPlate(desk_look(), "A017", figure=250)
    for plate in (small, large):
        qtbot.addWidget(plate)
    assert large.sizeHint().height() > 2 * small.sizeHint().height()


def test_it_is_drawn_smaller_rather_than_cut(qtbot: QtBot) -> None:
    plate = NumberPlate(desk_look(), "A017")
    qtbot.addWidget(plate)
    image = laid_out(plate, 120, 120).grab().toImage()
    ground = image.pixel(0, 0)
    inked = [x for x in range(120) if any(image.pixel(x, y) != ground for y in range(120))]
    assert min(inked) > 5
    assert max(inked) < 115


def test_a_call_stands_on_the_accent(qtbot: QtBot) -> None:
    look = desk_look()
    plate = NumberPlate(look, "A017")
    qtbot.addWidget(plate)
    plate.set_tone(Tone.CALL)
    image = laid_out(plate, 300, 120).grab().toImage()
    assert image.pixelColor(150, 4) == look.colour("accent")


def test_it_changes_and_is_heard(qtbot: QtBot) -> None:
    plate = NumberPlate(desk_look(), "A017")
    qtbot.addWidget(plate)
    plate.write("B128")
    assert (plate.text(), plate.accessibleName()) == ("B128", "B128")
