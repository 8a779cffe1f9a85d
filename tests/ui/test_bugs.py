"""Errors that nobody foresaw."""

import logging
import sys
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from ui.bugs import Bugs


@pytest.fixture
def bugs(qtbot: QtBot) -> Iterator[Bugs]:
    before = sys.excepthook
    made = Bugs(lambda: {"station": "kiosk-1", "page": "basket"})
    made.catch()
    yield made
    made.let_go()
    assert sys.excepthook is before


def fall(error: Exception) -> None:
    try:
        raise error
    except ValueError:
        sys.excepthook(*sys.exc_info())


def test_an_error_is_logged_with_where_the_screen_was(
    qtbot: QtBot, bugs: Bugs, caplog: pytest.LogCaptureFixture
) -> None:
    error = ValueError("oops")
    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(bugs.found) as told:
        fall(error)
    assert told.args == [error]
    assert "kiosk-1" in caplog.text
    assert "ValueError: oops" in caplog.text
    assert "in fall" in caplog.text


def test_an_error_of_another_thread_is_told_on_the_main_one(
    qtbot: QtBot, bugs: Bugs, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[bool] = []
    bugs.found.connect(lambda _error: heard.append(current_thread() is main_thread()))
    thread = Thread(target=lambda: 1 // 0)
    thread.start()
    qtbot.waitUntil(lambda: heard == [True])
    thread.join()
    assert "ZeroDivisionError" in caplog.text
