"""The server is gone for a while: the display says so, keeps what was true, and comes back."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.clock import local
from center_app.language import find
from center_app.store.kept.stations import Kind
from center_on import engine_of, serving_center
from days import Day
from founding import ids
from machine_clock import MachineClock
from played_sound import PlayedSound
from screens import desk_look, laid_out
from station_processes import ALWAYS_OPEN
from stations_at_work import StationsAtWork, remote
from ui.display.screen import BoardScreen, open_display
from ui.display.spoken import Loudspeaker, Sound, SpokenBoard
from ui.station import Station
from ui.tasks import Tasks
from ui.voice.pack import load
from ui.voice.voice import Fate, Told
from ui.watch import Watch
from ui.widgets import Label
from voices import write_voice

PATIENCE_MS = 60_000


class Display:
    """A display at a server of its own, the hall behind it, and all that is said of its calls."""

    def __init__(self, board: BoardScreen, day: Day, server: StationsAtWork, qtbot: QtBot) -> None:
        self.board, self.day, self.server = board, day, server
        self.told: list[Told] = []
        self._qtbot = qtbot
        spoken = board.findChild(SpokenBoard)
        assert spoken is not None
        spoken.told.connect(self.told.append)
        self.until(lambda: spoken.ready and board.view is not None)

    def until(self, seen: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(seen, timeout=PATIENCE_MS)

    def rows(self, *, fresh: bool = False) -> list[str]:
        shown = self.board.calls.shown()
        return [row.call.number for row in shown if row.fresh or not fresh]


@pytest.fixture
def display(sqlite_url: str, tmp_path: Path, qtbot: QtBot) -> Iterator[Display]:
    clock = MachineClock()
    center = serving_center(sqlite_url, clock=clock, settings=ALWAYS_OPEN)
    server = StationsAtWork(center, sqlite_url, tmp_path / "server")
    pack = load(write_voice(tmp_path / "voice", ms=5))
    with (
        closing(Tasks()) as tasks,
        remote(server.identity("display-1", Kind.DISPLAY)) as there,
        closing(Watch(there, lambda: local(clock.now().at))) as watch,
    ):
        station = Station("display-1", there, clock, ids(5), ids(6))
        languages, sound = (find("ar"), find("en")), Sound((Loudspeaker(Ends()),), lambda: pack)
        board = open_display(station, tasks, watch, languages, desk_look(), sound=sound)
        qtbot.addWidget(board)
        watch.start()
        laid_out(board, 1280, 720)
        yield Display(board, Day(center), server, qtbot)
    server.stop()
    center.journal.close()
    engine_of(center).dispose()


class Ends(PlayedSound):
    """Every sound is over as soon as it has begun."""

    def play(self, wav: bytes, length_ms: int) -> None:
        super().play(wav, length_ms)
        self.pass_time(self.now + length_ms)


@pytest.mark.long
def test_the_display_goes_on_by_itself_when_its_server_is_back(display: Display) -> None:
    before = display.day.issue("birth")
    display.day.call("1")
    display.until(lambda: display.rows(fresh=True) == [before])
    display.until(lambda: len(display.told) == 1)

    display.server.kill()
    display.until(display.board.stale.isVisible)
    assert display.rows() == [before]
    assert display.rows(fresh=True) == []
    labels = display.board.stale.findChildren(Label)
    assert any("Last update at" in label.accessibleName() for label in labels)
    served, meanwhile = display.day.issue("birth"), display.day.issue("birth")
    display.day.call("2")
    display.day.start("2")
    display.day.call("3")

    display.server.start()
    display.until(lambda: not display.board.stale.isVisible())
    display.until(lambda: display.rows() == [meanwhile, served, before])
    assert meanwhile in display.rows(fresh=True)
    display.until(lambda: len(display.told) > 1)
    assert [(one.call.number, one.fate) for one in display.told] == [
        (before, Fate.SAID),
        (meanwhile, Fate.SAID),
    ]
