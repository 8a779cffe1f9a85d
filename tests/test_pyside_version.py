"""The version of Qt for Python that neither leaks nor loses references.

PySide6 6.12.0 drops a reference to None at every call of a method that returns nothing, which
aborts Python 3.11 after some hours of a running hall display.
"""

import sys

import PySide6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 20_000
NOISE = 100  # references to None that the interpreter itself takes and gives back meanwhile


def test_the_pinned_version_is_installed() -> None:
    assert PySide6.__version__ == "6.11.3"


def test_calls_without_a_result_keep_the_count_of_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        thing.setObjectName(str(number))
    assert abs(sys.getrefcount(None) - before) < NOISE


def test_widgets_and_timers_keep_the_count_of_none(qtbot: QtBot) -> None:
    label, timer = QLabel(), QTimer()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setVisible(False)
        timer.setInterval(number)
    assert abs(sys.getrefcount(None) - before) < NOISE
