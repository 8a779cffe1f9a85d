"""The weekly question's answers on the manager's page of the day."""

from datetime import date

from pytestqt.qtbot import QtBot

from center_app.domain.pulse import PulseResult
from center_app.language import find
from center_app.language.bidi import plain
from screens import desk_look
from ui.manager.parts.pulse_card import PulseCard

ENGLISH = find("en")


def test_the_mean_and_how_many_gave_what_are_shown(qtbot: QtBot) -> None:
    card = PulseCard(desk_look())
    qtbot.addWidget(card)
    result = PulseResult(date(2026, 11, 22), "tools", (1, 0, 0, 2, 7))
    card.show_results((result,), ENGLISH)
    shown = plain(card.text)
    assert "How well do the systems and devices work for you? 4.4 of 5, 10 answers." in shown
    assert "Excellent 7" in shown
    assert "Very poor 1" in shown


def test_before_enough_have_answered_nothing_is_shown(qtbot: QtBot) -> None:
    card = PulseCard(desk_look())
    qtbot.addWidget(card)
    card.show_results((), ENGLISH)
    assert card.text == "There are not enough answers to show yet."
