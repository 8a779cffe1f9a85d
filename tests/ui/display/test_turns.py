"""What stands beside the calls: waits and slides in turn, and never a call hidden."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.language import find
from hall_on_screen import HallOnScreen
from screens import clipped, desk_look, laid_out, overlapping
from slide_files import picture, text
from ui.display.hanging import Hanging
from ui.display.leaf import Leaf, Slide, WaitsLeaf
from ui.display.pages.beside import BEATS
from ui.display.screen import BoardScreen, open_display
from ui.display.turns import Turns

BOTH = (find("ar"), find("en"))


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    """The folder that the center fills."""
    folder = tmp_path / "slides"
    folder.mkdir()
    return folder


def turns_of(hall: HallOnScreen, folder: Path | None = None) -> Turns:
    turns = Turns(hall.station, hall.tasks, hall.watch, folder)
    hall.watch.start()
    turns.fit(QSize(200, 200), 2)
    return turns


def board_of(hall: HallOnScreen, qtbot: QtBot, folder: Path) -> BoardScreen:
    board = open_display(
        hall.station, hall.tasks, hall.watch, BOTH, desk_look(), Hanging(slides=folder)
    )
    qtbot.addWidget(board)
    hall.watch.start()
    laid_out(board, 1280, 720)
    hall.until(board.beside.isVisible)
    return board


def next_leaf(hall: HallOnScreen, turns: Turns) -> Leaf | None:
    hall.settle()  # it may be reading one already
    turns._next()
    hall.settle()
    return turns.leaf


def agencies(leaf: Leaf | None) -> list[str]:
    return [group.agency for group in leaf.groups] if isinstance(leaf, WaitsLeaf) else []


def test_the_waits_of_all_agencies_are_told_a_few_at_a_time(hall: HallOnScreen) -> None:
    turns = turns_of(hall)
    hall.until(lambda: turns.leaf is not None)
    known = [group.agency for group in turns._groups]
    assert len(known) > 2
    told = agencies(turns.leaf)
    while len(told) < len(known):
        told += agencies(next_leaf(hall, turns))
    assert told == known
    assert agencies(next_leaf(hall, turns)) == known[:2]


def test_a_slide_stands_between_waits(hall: HallOnScreen, slides: Path) -> None:
    picture(slides / "a.png")
    picture(slides / "b.png")
    turns = turns_of(hall, slides)
    hall.until(lambda: bool(turns._groups) and isinstance(turns.leaf, Slide))
    seen = [next_leaf(hall, turns) for _ in range(3)]
    assert [type(leaf) for leaf in seen] == [WaitsLeaf, Slide, WaitsLeaf]
    assert isinstance(seen[1], Slide)
    assert seen[1].name == "b"


def test_a_bad_slide_is_told_once(
    hall: HallOnScreen, slides: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (slides / "film.mp4").write_bytes(b"")
    turns = turns_of(hall, slides)
    hall.until(lambda: turns.leaf is not None)
    for _ in range(3):
        assert isinstance(next_leaf(hall, turns), WaitsLeaf)
    assert [message for message in caplog.messages if "film.mp4" in message] == [
        "slide film.mp4: is neither a picture (png, jpg) nor a text (NAME.ar.txt)"
    ]


def test_while_the_source_is_away_no_wait_is_told_and_slides_go_on(
    hall: HallOnScreen, slides: Path
) -> None:
    picture(slides / "a.png")
    turns = turns_of(hall, slides)
    hall.until(lambda: bool(turns._groups))
    hall.line.cut = True
    hall.until(lambda: not turns._groups)
    for _ in range(3):
        assert isinstance(next_leaf(hall, turns), Slide)
    hall.line.cut = False
    hall.until(lambda: bool(turns._groups))
    assert isinstance(next_leaf(hall, turns), WaitsLeaf)


def test_with_nothing_to_show_the_calls_have_all_of_the_page(
    hall: HallOnScreen, qtbot: QtBot, slides: Path
) -> None:
    slide = picture(slides / "a.png")
    board = board_of(hall, qtbot, slides)
    narrow = board._pages.width()
    hall.line.cut = True
    hall.until(board.stale.isVisible)
    slide.unlink()
    hall.until(lambda: not board._turns._groups)
    next_leaf(hall, board._turns)
    assert not board.beside.isVisible()
    laid_out(board, 1280, 720)
    assert board._pages.width() == board.width() > narrow


def test_what_stands_beside_hides_no_call_and_no_call_waits_for_it(
    hall: HallOnScreen, qtbot: QtBot, slides: Path
) -> None:
    text(slides, "hours", "ساعات الدوام\nالأحد إلى الخميس", "Opening hours\nSunday to Thursday")
    picture(slides / "fees.png")
    text(slides, "fees", "الرسوم\nتُدفع عند الشباك", "Fees\nAre paid at the counter")
    board = board_of(hall, qtbot, slides)
    numbers = [hall.day.issue("birth") for _ in range(3)]
    for counter in ("1", "2", "3"):
        hall.day.call(counter)
    hall.until(lambda: [row.call.number for row in board.calls.shown()] == numbers[::-1])
    for width, height in ((1280, 720), (1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)):
        laid_out(board, width, height)
        board._turns._next()
        hall.settle()
        assert board.beside.isVisible()
        assert clipped(board) == []
        assert overlapping(board) == []
        assert not board.beside.geometry().intersects(board._pages.geometry())


def test_all_of_it_is_said_in_both_languages(
    hall: HallOnScreen, qtbot: QtBot, slides: Path
) -> None:
    board = board_of(hall, qtbot, slides)
    hall.until(lambda: isinstance(board._turns.leaf, WaitsLeaf))
    assert board.beside.text.startswith("الانتظار المتوقّع بالدقائق; Expected wait, in minutes; ")
    text(slides, "hours", "الدوام", "Opening hours")
    next_leaf(hall, board._turns)
    hall.until(lambda: board.beside.text == "الدوام; Opening hours")


def test_at_night_and_in_a_pause_nothing_stands_beside(
    hall: HallOnScreen, qtbot: QtBot, slides: Path
) -> None:
    picture(slides / "a.png")
    board = board_of(hall, qtbot, slides)
    hall.day.do(c.PauseHall, "manager")
    hall.until(lambda: board.page is board.closed)
    assert not board.beside.isVisible()
    hall.day.do(c.ResumeHall, "manager")
    hall.until(board.beside.isVisible)
    hall.day.end()
    hall.until(lambda: board.page is board.closed)
    assert not board.beside.isVisible()


def test_the_change_is_soft(hall: HallOnScreen, qtbot: QtBot, slides: Path) -> None:
    picture(slides / "a.png")
    picture(slides / "b.png")
    board = board_of(hall, qtbot, slides)
    begun: list[int] = []
    board._turns.turned.connect(lambda: begun.append(board.beside._beats))
    next_leaf(hall, board._turns)
    assert set(begun) == {0}
    hall.until(lambda: board.beside._beats == BEATS)
