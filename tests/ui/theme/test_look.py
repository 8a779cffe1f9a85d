"""A window follows its look, and goes without it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Contrast, Look, Metrics, TextSize, Theme


def test_a_window_follows_every_change(qtbot: QtBot) -> None:
    look = Look(Theme(Metrics.desk()))
    window = QWidget()
    qtbot.addWidget(window)
    look.dress(window)
    assert window.font().pixelSize() == look.theme.size(TextSize.BODY)
    look.set_scale(2.0)
    look.set_contrast(Contrast.HIGH)
    assert window.font().pixelSize() == 30
    assert look.theme.colours.paper in window.styleSheet()
    assert window.palette().window().color().name() == "#000000"


def test_the_same_theme_is_no_change(qtbot: QtBot) -> None:
    look = Look(Theme(Metrics.desk()))
    with qtbot.assertNotEmitted(look.changed):
        look.set_scale(1.0)
    with qtbot.waitSignal(look.changed):
        look.set_scale(1.5)


def test_a_window_that_is_gone_is_not_dressed(qtbot: QtBot) -> None:
    look = Look(Theme(Metrics.desk()))
    window = QWidget()
    look.dress(window)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    look.set_scale(1.5)


def test_colours_are_asked_by_name(qtbot: QtBot) -> None:
    look = Look(Theme(Metrics.desk()))
    assert look.colour("primary").name() == look.theme.colours.primary
