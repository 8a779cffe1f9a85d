"""The mark of practice stands around a window, and everything within it works as before."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from screens import desk_look
from ui.widgets.training_mark import TrainingMark


def test_it_covers_the_window_at_any_size_and_takes_no_press(qtbot: QtBot) -> None:
    look = desk_look()
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Press", window)
    column = QVBoxLayout(window)
    column.addWidget(button)
    mark = TrainingMark(look, window)
    window.resize(400, 300)
    window.show()
    assert mark.geometry() == window.rect()
    window.resize(900, 500)
    assert mark.geometry() == window.rect()
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    below = window.childAt(button.geometry().center())
    assert below is button
    QTest.mouseClick(below, Qt.MouseButton.LeftButton)
    assert pressed
    assert mark.inside.contains(button.geometry())
    picture = window.grab().toImage()
    assert (
        picture.pixelColor(0, 250) == picture.pixelColor(899, 250) != picture.pixelColor(450, 250)
    )
