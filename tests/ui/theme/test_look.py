"""A window follows its look, and goes without it."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from screens import desk_look, laid_out
from ui.theme import Contrast, Look, Metrics, TextSize, Theme
from ui.theme.fonts import FAMILY


def pixels(widget: QWidget) -> int:
    widget.ensurePolished()
    return widget.fontInfo().pixelSize()


def test_a_window_follows_every_change(qtbot: QtBot) -> None:
    look = desk_look()
    window = QWidget()
    qtbot.addWidget(window)
    look.dress(window)
    look.set_contrast(Contrast.HIGH)
    assert look.theme.colours.paper in window.styleSheet()
    assert window.palette().window().color().name() == "#000000"


def test_standard_widgets_have_the_size_of_the_theme_early_and_late(qtbot: QtBot) -> None:
    look = desk_look()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    early, late, large = QLineEdit(), QLineEdit(), QLineEdit()
    large.setProperty("textSize", TextSize.LEAD.name)
    column.addWidget(early)
    look.dress(window)
    laid_out(window, 200, 200)
    look.set_scale(2.0)
    column.addWidget(late)
    column.addWidget(large)
    laid_out(window, 200, 200)
    assert [pixels(widget) for widget in (early, late, large)] == [30, 30, 36]
    for widget in (early, late, large):
        assert widget.fontInfo().family() == FAMILY
        assert [tag.toString().data() for tag in widget.font().featureTags()] == [b"locl"]


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
