"""Buttons: pressed by finger and by key, large enough, never cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from screens import FULL_HD_21_INCH, desk_look, kiosk_look, laid_out
from ui.theme import Contrast
from ui.widgets import PrimaryButton, QuietButton
from ui.widgets.button import Button

LONG = "المؤسسة العامة للضمان الاجتماعي وصندوق التقاعد"


@pytest.mark.parametrize("kind", [PrimaryButton, QuietButton])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_kiosk_button_is_a_target_of_20_mm(
    qtbot: QtBot, kind: type[Button], scale: float
) -> None:
    button = kind(kiosk_look(scale), "", "help")
    qtbot.addWidget(button)
    for size in (button.sizeHint(), button.minimumSizeHint()):
        assert min(size.width(), size.height()) / FULL_HD_21_INCH >= 20


def test_a_long_text_wraps_and_nothing_is_cut(qtbot: QtBot) -> None:
    button = PrimaryButton(desk_look(2.0), LONG, "check")
    qtbot.addWidget(button)
    natural = button.sizeHint()
    narrow = button.minimumSizeHint().width()
    assert narrow < natural.width() / 2
    assert button.heightForWidth(narrow) > natural.height()
    assert button.heightForWidth(natural.width()) == natural.height()


def test_it_is_pressed_by_mouse_space_and_enter(qtbot: QtBot) -> None:
    button = PrimaryButton(desk_look(), "متابعة")
    qtbot.addWidget(button)
    laid_out(button, 200, 50)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(button, key)
    assert len(pressed) == 4


@pytest.mark.parametrize(
    ("reason", "ringed"),
    [(Qt.FocusReason.TabFocusReason, True), (Qt.FocusReason.MouseFocusReason, False)],
)
def test_the_ring_shows_for_keys_and_not_for_a_touch(
    qtbot: QtBot, reason: Qt.FocusReason, ringed: bool
) -> None:
    look = desk_look()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    button = PrimaryButton(look, "متابعة")
    column.addWidget(button)
    laid_out(window, 300, 100)
    button.clearFocus()
    button.setFocus(reason)
    assert button.ringed is ringed
    edge = button.grab().toImage().pixelColor(button.width() // 2, look.theme.ring // 2)
    assert edge == look.colour("focus" if ringed else "primary")


def test_an_ampersand_is_a_letter(qtbot: QtBot) -> None:
    button = QuietButton(desk_look(), "Lands & Survey")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Lands & Survey"


def test_screen_readers_hear_name_and_kind(qtbot: QtBot) -> None:
    button = QuietButton(desk_look(), "\u2066A017\u2069 رجوع")
    qtbot.addWidget(button)
    heard = QAccessible.queryAccessibleInterface(button)
    assert heard.text(QAccessible.Text.Name) == "A017 رجوع"
    assert heard.role() == QAccessible.Role.PushButton


@pytest.mark.parametrize("contrast", Contrast)
def test_every_state_has_its_own_face(qtbot: QtBot, contrast: Contrast) -> None:
    button = QuietButton(desk_look(contrast=contrast), "رجوع")
    qtbot.addWidget(button)
    plain = button.paint()
    button.setCheckable(True)
    button.setChecked(True)
    chosen = button.paint()
    button.setEnabled(False)
    assert len({plain, chosen, button.paint()}) == 3


def test_the_only_filled_button_is_the_primary_one(qtbot: QtBot) -> None:
    look = desk_look()
    primary, quiet = PrimaryButton(look, "متابعة"), QuietButton(look, "رجوع")
    for button in (primary, quiet):
        qtbot.addWidget(button)
    assert QColor(primary.paint().face) == look.colour("primary")
    assert QColor(quiet.paint().face) == look.colour("surface")


def test_an_icon_stands_where_the_text_begins(qtbot: QtBot) -> None:
    button = QuietButton(desk_look(), "رجوع", "arrow-start")
    qtbot.addWidget(button)
    button.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    left = laid_out(button, 160, 40).grab().toImage()
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert laid_out(button, 160, 40).grab().toImage() != left
