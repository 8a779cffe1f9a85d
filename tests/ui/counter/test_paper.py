"""Serving by the number on a ticket while the center is away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE
from center_app.domain.refusal import Reason
from center_app.domain.visit import Stand, Visit
from center_app.language.bidi import plain
from centers import Running
from screens import clipped, desk_look
from ui.counter.paper import GOES_ON, typed_number
from ui.counter.parts.paper_card import PaperCard
from ui.counter.verbs import FACES, Verb
from workplace import Workplace

Key = Qt.Key
PATIENCE_MS = 30_000


def visit(at_work: Workplace, number: str) -> Visit:
    visits = at_work.running.center.hall.visits.values()
    return next(one for one in visits if number in one.numbers)


def go_away(at_work: Workplace) -> None:
    at_work.line.away = True
    at_work.qtbot.waitUntil(lambda: at_work.model._stale, timeout=PATIENCE_MS)


def come_back(at_work: Workplace) -> None:
    at_work.line.away = False
    at_work.qtbot.waitUntil(
        lambda: not at_work.model._stale and not at_work.model.busy, timeout=PATIENCE_MS
    )


def serve(at_work: Workplace, number: str, minutes: int) -> None:
    at_work.model.want_number(number)
    at_work.running.clock.go_on(minutes=minutes)
    at_work.model.press(Verb.FINISH)


@pytest.mark.parametrize(
    ("typed", "number"), [("a 17", "A017"), ("A٠١٧", "A017"), ("ص17", "ص017"), ("hello", None)]
)
def test_a_number_is_understood_as_it_is_typed(typed: str, number: str | None) -> None:
    assert typed_number(typed) == number


def test_what_was_served_by_paper_is_taken_in_once_and_in_order(at_work: Workplace) -> None:
    first, second = at_work.arrive("family-record"), at_work.arrive("family-record")
    began = at_work.running.clock.now().at
    go_away(at_work)
    serve(at_work, first, 4)
    assert at_work.said().startswith(f"{first} is kept")
    at_work.running.clock.go_on(minutes=1)
    serve(at_work, second.lower(), 6)
    assert at_work.model.papers_kept == 2
    at_work.running.clock.go_on(minutes=10)
    come_back(at_work)
    found = [visit(at_work, number) for number in (first, second)]
    assert [one.stand for one in found] == [Stand.SERVED] * 2
    times = [
        (one.started.at - began, one.ended.at - began)
        for served in found
        for one in served.sittings
        if one.started is not None and one.ended is not None
    ]
    assert times == [(0, 4 * MINUTE), (5 * MINUTE, 11 * MINUTE)]
    assert at_work.said() == f"{second}, served by paper, is recorded."


def test_what_the_world_has_moved_on_from_is_told_and_takes_nothing_along(
    at_work: Workplace,
) -> None:
    gone, there = at_work.arrive("family-record"), at_work.arrive("family-record")
    go_away(at_work)
    at_work.running.do(c.Cancel, visit=visit(at_work, gone).id)
    said: list[str] = []
    at_work.model.told.connect(lambda _message: said.append(at_work.said()))
    serve(at_work, gone, 4)
    serve(at_work, there, 4)
    come_back(at_work)
    assert visit(at_work, there).stand is Stand.SERVED
    assert visit(at_work, gone).stand is Stand.CANCELLED
    assert any(one.startswith(f"{gone} is not recorded") for one in said)
    (left,) = at_work.running.center.hall.left_overs.values()
    assert (left.number, left.reason) == (gone, Reason.VISIT_IS_OVER)


def test_a_refused_press_takes_no_service_by_paper_along(at_work: Workplace) -> None:
    number, other = at_work.arrive("family-record"), at_work.arrive("family-record")
    at_work.press(Verb.NEXT)
    go_away(at_work)
    at_work.model.press(Verb.START)
    at_work.model.press(Verb.HOLD)
    at_work.running.do(c.Miss, counter="1", employee=at_work.desk().employee)
    serve(at_work, other, 3)
    come_back(at_work)
    assert visit(at_work, number).stand is Stand.MISSED
    assert visit(at_work, other).stand is Stand.SERVED


def test_who_was_not_served_waits_on_and_nothing_else_can_be_pressed(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    go_away(at_work)
    at_work.model.want_number("no number")
    assert at_work.model.paper is None
    at_work.model.want_number(number)
    at_work.running.clock.go_on(seconds=5)
    at_work.model.press(Verb.NEXT)
    assert "is served by paper: finish" in at_work.said()
    at_work.model.press(Verb.MISS)
    assert at_work.said() == f"{number} was not served and waits on."
    come_back(at_work)
    assert visit(at_work, number).stand is Stand.WAITING


def test_by_keys_alone(at_desk: Workplace, qtbot: QtBot) -> None:
    number = at_desk.arrive("family-record")
    go_away(at_desk)
    assert FACES[Verb.CALL_NUMBER].key in GOES_ON
    qtbot.waitUntil(lambda: GOES_ON in plain(at_desk.window._banner.text), timeout=PATIENCE_MS)
    press(at_desk, Key.Key_F5)
    assert at_desk.window.desk.panels.open is Verb.CALL_NUMBER
    panel = at_desk.window.desk.panels.open_panel
    panel.field.setText(number)  # type: ignore[union-attr]
    press(at_desk, Key.Key_Return)
    card: PaperCard = at_desk.window.desk.paper
    assert card.isVisible()
    assert card.number == number
    qtbot.wait(60)
    assert clipped(card) == []
    press(at_desk, Key.Key_F4)
    assert not card.isVisible()
    come_back(at_desk)
    assert visit(at_desk, number).stand is Stand.SERVED


def press(at_desk: Workplace, key: Qt.Key) -> None:
    """As a hand does, though the center does not answer."""
    at_desk.running.clock.go_on(seconds=2)
    QTest.keyClick(QApplication.focusWidget() or at_desk.window, key)


def test_the_card_fits_in_both_languages_and_large(running: Running, qtbot: QtBot) -> None:
    at_desk = Workplace(running, qtbot, desk_look(scale=2.0))
    at_desk.sign_in()
    go_away(at_desk)
    at_desk.model.want_number("A001")
    for language in at_desk.window._languages:
        at_desk.window.speak(language)
        qtbot.wait(60)
        assert clipped(at_desk.window.desk.paper) == []
    at_desk.close()
