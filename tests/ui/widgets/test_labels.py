"""Labels in the direction of their page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from screens import desk_look, laid_out
from ui.theme import Contrast
from ui.widgets import BodyLabel, Label, Note, Title

SENTENCE = "A017، يُرجى التوجّه إلى الشباك رقم 5"


@pytest.mark.parametrize("kind", [Title, BodyLabel, Note])
def test_it_wraps_and_grows(qtbot: QtBot, kind: type[BodyLabel]) -> None:
    label = kind(desk_look(2.0), SENTENCE)
    qtbot.addWidget(label)
    assert label.heightForWidth(label.minimumSizeHint().width()) > label.sizeHint().height()


def test_what_looks_like_markup_is_text(qtbot: QtBot) -> None:
    label = BodyLabel(desk_look(), "<b>A017</b>")
    qtbot.addWidget(label)
    assert label.sizeHint().width() > BodyLabel(desk_look(), "A017").sizeHint().width()
    assert label.text() == "<b>A017</b>"


def test_a_sentence_that_begins_with_a_code_still_begins_at_the_right(qtbot: QtBot) -> None:
    label = BodyLabel(desk_look(), SENTENCE)
    qtbot.addWidget(label)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = laid_out(label, 600, 40).grab().toImage()
    ground = image.pixel(2, 2)
    inked = [x for x in range(600) if any(image.pixel(x, y) != ground for y in range(40))]
    assert max(inked) > 590
    assert min(inked) > 200


def test_it_is_heard_without_marks(qtbot: QtBot) -> None:
    label = BodyLabel(desk_look(), "\u2066A017\u2069 إلى الشباك")
    qtbot.addWidget(label)
    heard = QAccessible.queryAccessibleInterface(label)
    assert heard.text(QAccessible.Text.Name) == "A017 إلى الشباك"
    assert heard.role() == QAccessible.Role.StaticText


def test_it_changes_text_and_colour(qtbot: QtBot) -> None:
    look = desk_look()
    label = Label(look, "قديم")
    qtbot.addWidget(label)
    before = laid_out(label, 100, 40).grab().toImage()
    label.write("قديم جداً")
    label.set_colour("bad")
    look.set_contrast(Contrast.HIGH)
    assert laid_out(label, 100, 40).grab().toImage() != before


def test_a_label_that_does_not_wrap_asks_for_its_whole_width(qtbot: QtBot) -> None:
    label = Label(desk_look(), SENTENCE)
    qtbot.addWidget(label)
    label.setWordWrap(False)
    assert label.minimumSizeHint().width() == label.sizeHint().width()
