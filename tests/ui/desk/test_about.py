"""What the program is and what it is made of, one key away in every window of those who work."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from center_app.cli.windows.about import about
from center_app.domain.refusal import Unavailable
from center_app.language import Language, find
from screens import clipped, desk_look, laid_out, overlapping
from told_about import KNOWN, tell_about
from ui.desk.about_box import AboutBox
from ui.desk.tools import Tools
from ui.station import Source
from ui.tasks import Tasks

ENGLISH, ARABIC = find("en"), find("ar")


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks(threads=1)
    yield made
    made.close()


class Desk(QWidget):
    """The tools in a window with nothing else in it."""

    def __init__(self, tasks: Tasks, language: Language, scale: float = 1.0) -> None:
        super().__init__()
        look = desk_look(scale)
        self.tools = Tools(look)
        look.dress(self)
        QVBoxLayout(self).addWidget(self.tools)
        self.tools.speak(language, ARABIC)
        tell_about(self, tasks)
        laid_out(self, 1366, 768)


def opened(qtbot: QtBot, desk: Desk) -> AboutBox:
    qtbot.addWidget(desk)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    QTest.keyClick(desk, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    box = desk.tools.about.box
    assert box is not None
    qtbot.waitUntil(lambda: box.parts.topLevelItemCount() == len(KNOWN.parts))
    return box


def test_a_key_opens_it_and_each_part_tells_its_terms(qtbot: QtBot, tasks: Tasks) -> None:
    desk = Desk(tasks, ENGLISH)
    assert desk.tools.about.accessibleName() == "About this program"
    box = opened(qtbot, desk)
    assert "Version 1.2.3" in plain(box)
    assert "Catalogue 2026-4" in plain(box)
    assert box.terms.toPlainText() == "The terms of one-stop-center"
    QTest.keyClick(box.parts, Qt.Key.Key_Down)
    assert box.terms.toPlainText() == "The terms of qt"
    assert box.parts.accessibleName() == "What it is made of"
    assert box.terms.accessibleName() == "Terms of the chosen part"
    QTest.keyClick(box.parts, Qt.Key.Key_Tab)
    assert box.terms.hasFocus()
    QTest.keyClick(box.terms, Qt.Key.Key_Tab)
    assert box.leave.hasFocus()
    with qtbot.waitSignal(box.destroyed):
        QTest.keyClick(box, Qt.Key.Key_Escape)


def test_what_is_open_turns_with_its_window(qtbot: QtBot, tasks: Tasks) -> None:
    desk = Desk(tasks, ENGLISH)
    box = opened(qtbot, desk)
    desk.tools.speak(ARABIC, ENGLISH)
    assert box.windowTitle() == "عن هذا البرنامج"
    assert box.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert box.terms.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_window_that_knows_nothing_offers_nothing(qtbot: QtBot) -> None:
    tools = Tools(desk_look())
    qtbot.addWidget(tools)
    tools.speak(ENGLISH, ARABIC)
    laid_out(tools, 600, 100)
    assert not tools.about.isVisible()


def test_a_center_that_is_away_keeps_nothing_else_back() -> None:
    class Away:
        def see(self, _query: object) -> None:
            raise Unavailable

    found = about(cast("Source", Away()))
    assert found.catalogue == ""
    assert found.parts[0].name == "one-stop-center"


@pytest.mark.parametrize(("language", "scale"), [(ARABIC, 1.0), (ENGLISH, 2.0)])
def test_nothing_of_what_ships_is_cut(
    qtbot: QtBot, tasks: Tasks, language: Language, scale: float
) -> None:
    desk = Desk(tasks, language, scale)
    qtbot.addWidget(desk)
    box = AboutBox(desk_look(scale), language, desk)
    box.show_about(about())
    laid_out(box, box.width(), box.height())
    assert not clipped(box)
    assert not overlapping(box)
    assert box.parts.topLevelItemCount() > 20
    assert "Apache License" in box.terms.toPlainText()


def plain(box: AboutBox) -> str:
    return box._facts.accessibleName()
