"""The eye of the tests sees what is cut."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from screens import clipped, desk_look, laid_out, overlapping
from ui.widgets import BodyLabel, ScrollPage


def a_window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return laid_out(window, 300, 200)


def a_label(window: QWidget, x: int, y: int, width: int, height: int) -> BodyLabel:
    label = BodyLabel(desk_look(), "نص يلتف على أكثر من سطر", parent=window)
    label.setGeometry(x, y, width, height)
    label.show()
    return label


def test_a_whole_label_is_no_fault(qtbot: QtBot) -> None:
    window = a_window(qtbot)
    a_label(window, 0, 0, 250, 60)
    assert clipped(window) == []


def test_a_label_that_is_too_low_or_too_narrow_is_seen(qtbot: QtBot) -> None:
    window = a_window(qtbot)
    a_label(window, 0, 0, 100, 20)
    a_label(window, 0, 100, 10, 90)
    faults = clipped(window)
    assert any("20 high" in fault for fault in faults)
    assert any("10 wide" in fault for fault in faults)


def test_a_label_over_the_edge_is_seen(qtbot: QtBot) -> None:
    window = a_window(qtbot)
    a_label(window, 200, 0, 250, 60)
    assert any("over the edge" in fault for fault in clipped(window))


def test_a_page_wider_than_its_area_is_seen(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    label = BodyLabel(desk_look(), "نص لا يلتف مهما ضاق المكان عليه")
    label.setWordWrap(False)
    column.addWidget(label)
    window = ScrollPage(page)
    qtbot.addWidget(window)
    assert any("wide in" in fault for fault in clipped(laid_out(window, 120, 100)))


def test_two_labels_in_one_place_are_seen(qtbot: QtBot) -> None:
    window = a_window(qtbot)
    a_label(window, 0, 0, 200, 60)
    a_label(window, 0, 30, 200, 60)
    assert len(overlapping(window)) == 1
