"""What the hall sees."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.bulletin import Place, Saying
from center_app.domain.people import Role
from center_app.domain.place import Zone
from center_app.domain.text import Text
from center_app.domain.views.board import Board
from center_app.language import find
from founding import SETTINGS, Post
from hall_on_screen import HallOnScreen, MakeHall
from in_charge import enrolled
from screens import clipped, desk_look, laid_out
from ui.display.hanging import Hanging
from ui.display.rotation import GLOW_MS
from ui.display.screen import BoardScreen, open_display
from ui.theme import Contrast
from ui.widgets import Label
from ui.widgets.training_mark import TrainingMark

BOTH = (find("ar"), find("en"))

TWO_FLOORS = (Post("1", "employee-1"), Post("2", "employee-2", zone="upper"))
ONE_HALL = replace(SETTINGS, zones=(Zone("hall", Text("القاعة", "Hall")),))


def board_of(
    hall: HallOnScreen,
    qtbot: QtBot,
    *,
    contrast: Contrast = Contrast.LIGHT,
    zones: tuple[str, ...] = (),
) -> BoardScreen:
    look = desk_look(contrast=contrast)
    board = open_display(hall.station, hall.tasks, hall.watch, BOTH, look, Hanging(Board(zones)))
    qtbot.addWidget(board)
    hall.watch.start()
    laid_out(board, 1280, 720)
    hall.until(lambda: bool(board.header.text.strip("; ")))
    hall.until(lambda: board.page in {board.calls, board.empty, board.closed})
    return board


def numbers(board: BoardScreen) -> list[str]:
    return [row.call.number for row in board.calls.shown()]


def fresh(board: BoardScreen) -> list[str]:
    return [row.call.number for row in board.calls.shown() if row.fresh]


def test_before_the_first_call_the_board_says_welcome(hall: HallOnScreen, qtbot: QtBot) -> None:
    board = board_of(hall, qtbot)
    assert board.page is board.empty


def test_a_call_is_seen_with_its_counter_and_glows(hall: HallOnScreen, qtbot: QtBot) -> None:
    board = board_of(hall, qtbot)
    number = hall.day.issue("birth")
    hall.day.call("2")
    hall.until(lambda: fresh(board) == [number])
    assert board.page is board.calls
    assert board.calls.shown()[0].call.counter == "2"
    assert board.calls.glowing


def test_the_highlight_ends_after_its_time(hall: HallOnScreen, qtbot: QtBot) -> None:
    board = board_of(hall, qtbot)
    number = hall.day.issue("birth")
    hall.day.call("2")
    hall.until(lambda: fresh(board) == [number])
    hall.clock.go_on(seconds=GLOW_MS / 1000)
    hall.day.issue("birth")
    hall.until(lambda: not board.calls.glowing)
    assert numbers(board) == [number]


def test_a_recall_glows_again(hall: HallOnScreen, qtbot: QtBot) -> None:
    board = board_of(hall, qtbot)
    number = hall.day.issue("birth")
    hall.day.call("2")
    hall.until(lambda: fresh(board) == [number])
    hall.clock.go_on(seconds=60)
    hall.day.issue("birth")
    hall.until(lambda: fresh(board) == [])
    hall.day.recall("2")
    hall.until(lambda: fresh(board) == [number])


def test_three_calls_at_once_are_all_seen_and_all_glow(hall: HallOnScreen, qtbot: QtBot) -> None:
    board = board_of(hall, qtbot)
    called = [hall.day.issue("birth") for _ in range(3)]
    for counter in ("1", "2", "3"):
        hall.day.call(counter)
    hall.until(lambda: len(fresh(board)) == 3)
    assert numbers(board) == called[::-1]


def test_a_board_that_starts_in_the_morning_knows_the_last_calls(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    answered, awaited = hall.day.issue("birth"), hall.day.issue("birth")
    hall.day.call("1")
    hall.day.start("1")
    hall.day.call("2")
    board = board_of(hall, qtbot)
    hall.until(lambda: numbers(board) == [awaited, answered])
    assert fresh(board) == [awaited]


def test_no_name_of_a_service_or_of_anybody_stands_on_the_board(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    hall.day.issue("birth")
    hall.day.call("1")
    board = board_of(hall, qtbot)
    hall.until(lambda: len(numbers(board)) == 1)
    spoken = {row.accessibleName() for row in board.calls._rows if row.row is not None}
    assert spoken == {"الرقم \u2066A001\u2069، الشباك \u20661\u2069; Number A001, counter 1"}


def test_zone_and_floor_are_told_where_there_are_several(make_hall: MakeHall, qtbot: QtBot) -> None:
    hall = make_hall(posts=TWO_FLOORS)
    hall.day.issue("birth")
    hall.day.call("2")
    board = board_of(hall, qtbot)
    hall.until(lambda: len(numbers(board)) == 1)
    zone = board.calls.shown()[0].call.zone
    assert zone is not None
    assert zone.name.en == "First floor"
    assert board.calls.places


def test_one_hall_needs_no_place(make_hall: MakeHall, qtbot: QtBot) -> None:
    hall = make_hall(settings=ONE_HALL)
    hall.day.issue("birth")
    hall.day.call("2")
    board = board_of(hall, qtbot)
    hall.until(lambda: len(numbers(board)) == 1)
    assert board.calls.shown()[0].call.zone is None
    assert board.calls.plan.place is None


def test_a_board_of_one_zone_shows_its_calls_alone(make_hall: MakeHall, qtbot: QtBot) -> None:
    hall = make_hall(posts=TWO_FLOORS)
    hall.day.issue("birth")
    upstairs = hall.day.issue("birth")
    hall.day.call("1")
    hall.day.call("2")
    board = board_of(hall, qtbot, zones=("upper",))
    hall.until(lambda: numbers(board) == [upstairs])


def test_a_closed_center_says_when_it_opens_in_both_languages(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    board = board_of(hall, qtbot)
    hall.day.end()
    hall.until(lambda: board.page is board.closed)
    assert "Monday, 23 November 2026 at 08:00" in board.closed.text
    assert "تشرين الثاني" in board.closed.text


def test_after_the_closing_time_the_last_in_the_hall_are_still_called(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    number = hall.day.issue("birth")
    hall.clock.until("2026-11-22 15:05")
    board = board_of(hall, qtbot)
    assert board.page is board.empty
    hall.day.call("1")
    hall.until(lambda: numbers(board) == [number])


def test_a_lost_source_is_told_with_its_age_and_comes_back_by_itself(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    board = board_of(hall, qtbot)
    number = hall.day.issue("birth")
    hall.day.call("1")
    hall.until(lambda: fresh(board) == [number])
    hall.line.cut = True
    hall.until(board.stale.isVisible)
    assert numbers(board) == [number]
    assert fresh(board) == []
    told = " ".join(label.accessibleName() for label in board.stale.findChildren(Label))
    assert "Last update at 09:15, just now" in told
    assert "آخر تحديث الساعة 09:15" in told
    hall.line.cut = False
    hall.until(lambda: not board.stale.isVisible())
    assert numbers(board) == [number]


def test_calls_made_while_the_source_was_away_are_shown_when_it_is_back(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    board = board_of(hall, qtbot)
    hall.line.cut = True
    hall.until(board.stale.isVisible)
    numbers_called = [hall.day.issue("birth") for _ in range(2)]
    hall.day.call("1")
    hall.day.call("2")
    hall.line.cut = False
    hall.until(lambda: numbers(board) == numbers_called[::-1])


def test_how_many_wait_is_not_told_while_nobody_knows(hall: HallOnScreen, qtbot: QtBot) -> None:
    board = board_of(hall, qtbot)
    hall.day.issue("birth")
    hall.until(lambda: board.header.waiting == "1")
    hall.line.cut = True
    hall.until(lambda: board.header.waiting == "")


def test_arabic_comes_first_and_runs_from_the_right(hall: HallOnScreen, qtbot: QtBot) -> None:
    board = board_of(hall, qtbot)
    assert board.layoutDirection() is Qt.LayoutDirection.RightToLeft
    arabic, _, english = board.header.text.partition("; ")
    assert arabic == SETTINGS.name.ar
    assert SETTINGS.name.en in english


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920), (1024, 768)])
@pytest.mark.parametrize("contrast", list(Contrast))
def test_nothing_is_cut_on_any_screen(
    hall: HallOnScreen, qtbot: QtBot, size: tuple[int, int], contrast: Contrast
) -> None:
    board = board_of(hall, qtbot, contrast=contrast)
    laid_out(board, *size)
    assert clipped(board) == []
    hall.day.issue("birth")
    hall.day.call("1")
    hall.until(lambda: len(numbers(board)) == 1)
    laid_out(board, *size)
    assert clipped(board) == []
    hall.day.end()
    hall.until(lambda: board.page is board.closed)
    laid_out(board, *size)
    assert clipped(board) == []


def test_a_paused_hall_tells_what_to_do_instead_of_numbers(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    board = board_of(hall, qtbot)
    number = hall.day.issue("birth")
    hall.day.call("1")
    hall.until(lambda: numbers(board) == [number])
    hall.day.do(c.PauseHall, "manager")
    hall.until(lambda: board.page is board.closed)
    assert "follow the instructions of the staff" in board.closed.text
    assert "تعليمات الموظفين" in board.closed.text
    hall.day.do(c.ResumeHall, "manager")
    hall.until(lambda: numbers(board) == [number])


LONG_NAME = Text(
    "مركز الخدمات الحكومية الشامل – العقبة",
    "Comprehensive Government Services Center – Aqaba",
)


@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
def test_the_mark_of_practice_covers_nothing_of_a_long_name(
    make_hall: MakeHall, qtbot: QtBot, size: tuple[int, int]
) -> None:
    hall = make_hall(settings=replace(SETTINGS, name=LONG_NAME))
    board = board_of(hall, qtbot)
    mark = TrainingMark(board._look, board)
    for counter in ("1", "2", "3"):
        hall.day.issue("birth")
        hall.day.call(counter)
    hall.until(lambda: len(numbers(board)) == 3)
    laid_out(board, *size)
    qtbot.wait(60)
    assert clipped(board) == []
    for part in (board.header, board.calls):
        where = part.rect().translated(part.mapTo(board, part.rect().topLeft()))
        assert mark.inside.contains(where)


def test_what_the_management_says_stands_at_the_foot_and_hides_no_call(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    board = board_of(hall, qtbot)
    number = hall.day.issue("birth")
    hall.day.call("2")
    hall.until(lambda: numbers(board) == [number])
    before = board.calls.height()
    boss = enrolled(hall.center, Role.MANAGER)
    said = {"place": Place.DISPLAYS, "saying": Saying.PAPERS}
    hall.day.do(c.PostBulletin, "manager", employee=boss, bulletin="b", minutes=15, **said)
    hall.until(lambda: "Please have your papers ready." in board.bulletins.text)
    assert "يُرجى تجهيز الوثائق المطلوبة." in board.bulletins.text
    hall.until(lambda: board.calls.height() < before)
    assert numbers(board) == [number]
    assert not clipped(board)
    hall.day.do(c.PauseHall, "manager", employee=boss)
    hall.until(lambda: board.bulletins.text == "")


def test_the_board_keeps_its_rows_while_short_and_long_bulletins_take_turns(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    board = board_of(hall, qtbot)
    boss = enrolled(hall.center, Role.MANAGER)
    for name, saying in (("a", Saying.PAPERS), ("b", Saying.FAULT)):
        said = {"place": Place.DISPLAYS, "saying": saying, "minutes": 15}
        hall.day.do(c.PostBulletin, "manager", employee=boss, bulletin=name, **said)
    board.resize(560, 900)
    band = board.bulletins
    hall.until(lambda: "papers" in band.text and band.height() == board._said_px())
    short = band.height()
    band._turn()
    hall.settle()
    assert "technical fault" in band.text
    assert band.height() == short == board._said_px()
    assert all(one.height() >= one.heightForWidth(one.width()) for one in band._labels)
    assert not clipped(board)
