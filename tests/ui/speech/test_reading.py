"""What widgets say of themselves."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from center_app.language import find
from ui.kiosk.parts.fact import Fact
from ui.speech import reading_of, sentence_of
from ui.theme import Look, Metrics, Theme
from ui.theme.fonts import load_fonts
from ui.widgets import Label, QuietButton

ARABIC, ENGLISH = find("ar"), find("en")


@pytest.fixture
def look(qtbot: QtBot) -> Look:
    load_fonts()
    return Look(Theme(Metrics.desk()))


def test_a_button_says_what_it_is_and_how_it_stands(look: Look, qtbot: QtBot) -> None:
    button = QuietButton(look, "For myself")
    qtbot.addWidget(button)
    assert sentence_of(button, ENGLISH) == "For myself, button"
    button.setCheckable(True)
    assert sentence_of(button, ENGLISH) == "For myself, button, not chosen"
    button.setChecked(True)
    button.setEnabled(False)
    button.setAccessibleDescription("Own papers")
    told = sentence_of(button, ENGLISH)
    assert told == "For myself, button, chosen, not available now. Own papers"


def test_a_field_says_what_stands_in_it(qtbot: QtBot) -> None:
    field = QLineEdit("A017")
    qtbot.addWidget(field)
    field.setAccessibleName("Number")
    assert sentence_of(field, ENGLISH) == "Number, text field, A017"


@pytest.mark.parametrize(
    ("language", "order"),
    [(ENGLISH, ["first", "left", "right"]), (ARABIC, ["first", "right", "left"])],
)
def test_a_page_is_read_from_top_to_bottom_as_its_language_runs(
    look: Look, qtbot: QtBot, language: object, order: list[str]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column, row = QVBoxLayout(page), QHBoxLayout()
    column.addWidget(Label(look, "first"))
    row.addWidget(Label(look, "left"))
    row.addWidget(Label(look, "right"))
    column.addLayout(row)
    page.show()
    assert list(reading_of(page, language)) == order  # type: ignore[arg-type]


def test_what_tells_itself_is_not_told_again_by_its_parts(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setAccessibleName("Requested services")
    column = QVBoxLayout(page)
    column.addWidget(Label(look, "Requested services"))
    column.addWidget(Fact(look, "wallet", "Total fee", "20 dinars"))
    column.addWidget(QuietButton(look, "Add another service"))
    hidden = Label(look, "not to be seen")
    column.addWidget(hidden)
    hidden.hide()
    page.show()
    assert list(reading_of(page, ENGLISH)) == [
        "Requested services",
        "Total fee: 20 dinars",
        "1 choice. Go to it by the arrow keys, and take it by Enter.",
    ]
