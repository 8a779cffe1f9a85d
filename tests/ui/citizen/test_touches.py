"""Touches of the native window."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from pytestqt.qtbot import QtBot

from ui.citizen.touches import Touches


def touch() -> QMouseEvent:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseButtonPress, QPointF(), QPointF(), left, left, none)


def key() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)


def test_every_touch_and_every_key_says_that_somebody_is_there(qtbot: QtBot) -> None:
    touches = Touches()
    heard: list[bool] = []
    touches.touched.connect(lambda: heard.append(touches.by_keys))
    for event in (touch(), key(), QEvent(QEvent.Type.Paint), touch()):
        assert not touches.eventFilter(QObject(), event)
    assert heard == [False, True, False]


def test_the_second_half_of_a_double_touch_does_not_reach_the_next_page(qtbot: QtBot) -> None:
    touches = Touches()
    touches.settle(50)
    assert touches.eventFilter(QObject(), touch())
    assert not touches.eventFilter(QObject(), key())
    qtbot.wait(100)
    assert not touches.eventFilter(QObject(), touch())
