"""A board that speaks: what lights up is what is said."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.bulletin import Place, Saying
from center_app.domain.clock import local
from center_app.domain.people import Role
from center_app.language import find
from founding import Post
from hall_on_screen import HallOnScreen, MakeHall
from in_charge import enrolled
from screens import desk_look
from ui.display.screen import BoardScreen, open_display
from ui.display.spoken import Loudspeaker, Sound, SpokenBoard
from ui.voice.pack import BadVoice, Pack, load
from ui.voice.player import ProgramPlayer
from ui.voice.record import CallBook
from ui.voice.script import Called
from ui.voice.sentence import announced, announced_news
from ui.voice.voice import Fate, Told
from voices import write_voice

PLAYS = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read())"
"""A player that plays into a file, one sound behind the other."""


class Hall:
    """A hall with a board that speaks; `told` is what became of its calls."""

    def __init__(self, hall: HallOnScreen, qtbot: QtBot, folder: Path) -> None:
        self.hall, self.file = hall, folder / "heard.raw"
        self.pack = load(write_voice(folder / "voice", ms=5))
        self.told: list[Told] = []
        player = ProgramPlayer([sys.executable, "-c", PLAYS, f"{self.file}"])
        self.board = self._open(Sound((Loudspeaker(player),), lambda: self.pack))
        qtbot.addWidget(self.board)

    def _open(self, sound: Sound) -> BoardScreen:
        hall = self.hall
        languages = (find("ar"), find("en"))
        board = open_display(
            hall.station, hall.tasks, hall.watch, languages, desk_look(), sound=sound
        )
        spoken = board.findChild(SpokenBoard)
        assert spoken is not None
        spoken.told.connect(self.told.append)
        hall.until(lambda: spoken.ready)
        hall.watch.start()
        hall.until(lambda: board.view is not None)
        return board

    def until_told(self, *numbers: str) -> None:
        self.hall.until(lambda: len(self.told) == len(numbers))
        assert [told.call.number for told in self.told] == list(numbers)

    def wav(self, number: str, counter: str) -> bytes:
        return self.pack.wav(announced(self.pack, [Called(number, counter)]), 100)

    @property
    def heard(self) -> bytes:
        return self.file.read_bytes() if self.file.exists() else b""


@pytest.fixture
def spoken(hall: HallOnScreen, qtbot: QtBot, tmp_path: Path) -> Hall:
    return Hall(hall, qtbot, tmp_path)


def test_every_call_is_said_once_in_its_order(spoken: Hall) -> None:
    numbers = [spoken.hall.day.issue("birth") for _ in range(3)]
    for counter in ("1", "2", "3"):
        spoken.hall.day.call(counter)
    spoken.until_told(*numbers)
    assert {told.fate for told in spoken.told} == {Fate.SAID}
    wanted = [spoken.wav(number, counter) for number, counter in zip(numbers, "123", strict=True)]
    assert spoken.heard == b"".join(wanted)


def test_a_recall_is_said_again(spoken: Hall) -> None:
    number = spoken.hall.day.issue("birth")
    spoken.hall.day.call("2")
    spoken.until_told(number)
    spoken.hall.clock.go_on(seconds=60)
    spoken.hall.day.recall("2")
    spoken.until_told(number, number)
    assert spoken.heard == 2 * spoken.wav(number, "2")


def test_what_was_called_while_the_source_was_away_is_said_if_still_awaited(spoken: Hall) -> None:
    hall = spoken.hall
    hall.line.cut = True
    hall.until(lambda: spoken.board.stale.isVisibleTo(spoken.board))
    served, awaited = hall.day.issue("birth"), hall.day.issue("birth")
    hall.day.call("1")
    hall.day.start("1")
    hall.day.call("2")
    hall.line.cut = False
    spoken.until_told(awaited)
    assert served not in {told.call.number for told in spoken.told}


def test_a_manager_mutes_it_and_the_board_goes_on(spoken: Hall) -> None:
    hall = spoken.hall
    hall.day.do(c.MuteVoice, "manager", muted=True)
    hall.until(lambda: spoken.board.view is not None and not spoken.board.view.percent)
    number = hall.day.issue("birth")
    hall.day.call("2")
    spoken.until_told(number)
    assert spoken.told[0].fate is Fate.MUTED
    assert not spoken.heard
    hall.day.do(c.MuteVoice, "manager", muted=False)
    hall.until(lambda: spoken.board.view is not None and spoken.board.view.percent == 100)
    after = hall.day.issue("birth")
    hall.day.call("1")
    spoken.until_told(number, after)
    assert spoken.heard == spoken.wav(after, "1")


def test_a_voice_that_cannot_be_had_stops_no_board(
    hall: HallOnScreen, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def no_pack() -> Pack:
        raise BadVoice("en/go.wav: is missing")

    sound = Sound((Loudspeaker(ProgramPlayer(["/no/such/program"])),), no_pack)
    board = open_display(
        hall.station, hall.tasks, hall.watch, (find("ar"),), desk_look(), sound=sound
    )
    qtbot.addWidget(board)
    hall.watch.start()
    number = hall.day.issue("birth")
    hall.day.call("2")
    hall.until(lambda: [row.call.number for row in board.calls.shown()] == [number])
    assert "en/go.wav: is missing" in caplog.text


def test_each_zone_hears_its_own_calls_and_what_became_of_them_is_written_down(
    make_hall: MakeHall, qtbot: QtBot, tmp_path: Path
) -> None:
    hall = make_hall(posts=(Post("1", "employee-1"), Post("2", "employee-2", zone="upper")))
    pack = load(write_voice(tmp_path / "voice", ms=5))
    files = {zone: tmp_path / f"{zone}.raw" for zone in ("hall", "upper")}
    speakers = tuple(
        Loudspeaker(ProgramPlayer([sys.executable, "-c", PLAYS, f"{file}"]), frozenset({zone}))
        for zone, file in files.items()
    )
    book = CallBook(tmp_path / "said", "display", lambda: local(hall.clock.now().at))
    sound = Sound(speakers, lambda: pack, book.write)
    board = open_display(
        hall.station, hall.tasks, hall.watch, (find("ar"),), desk_look(), sound=sound
    )
    qtbot.addWidget(board)
    spoken = board.findChild(SpokenBoard)
    assert spoken is not None
    hall.until(lambda: spoken.ready)
    hall.watch.start()
    hall.until(lambda: board.view is not None)
    below, above = hall.day.issue("birth"), hall.day.issue("birth")
    hall.day.call("1")
    hall.day.call("2")
    written = tmp_path / "said" / "2026-11-22-display.txt"
    hall.until(lambda: written.exists() and len(written.read_text().splitlines()) == 2)
    assert sorted(line[9:] for line in written.read_text().splitlines()) == [
        f"{below} 1 said",
        f"{above} 2 said",
    ]
    for zone, number, counter in (("hall", below, "1"), ("upper", above, "2")):
        clips = announced(pack, [Called(number, counter)])
        assert files[zone].read_bytes() == pack.wav(clips, 100)


def test_what_the_management_says_aloud_is_said_once_when_it_appears(spoken: Hall) -> None:
    hall, boss = spoken.hall, enrolled(spoken.hall.center, Role.MANAGER)

    def post(name: str, saying: Saying, *, aloud: bool) -> None:
        said = {"place": Place.DISPLAYS, "saying": saying, "spoken": aloud}
        hall.day.do(c.PostBulletin, "manager", employee=boss, bulletin=name, **said)

    post("a", Saying.PAPERS, aloud=True)
    post("b", Saying.SEATS, aloud=False)
    wanted = spoken.pack.wav(announced_news(spoken.pack, Saying.PAPERS), 100)
    hall.until(lambda: spoken.heard == wanted)
    number = hall.day.issue("birth")
    hall.day.call("2")
    spoken.until_told(number)
    assert spoken.heard == wanted + spoken.wav(number, "2")


def test_a_board_that_begins_anew_says_no_old_news(
    hall: HallOnScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    boss = enrolled(hall.center, Role.MANAGER)
    said = {"place": Place.DISPLAYS, "saying": Saying.PAPERS, "spoken": True}
    hall.day.do(c.PostBulletin, "manager", employee=boss, bulletin="a", **said)
    spoken = Hall(hall, qtbot, tmp_path)
    hall.until(lambda: "papers" in spoken.board.bulletins.text)
    number = hall.day.issue("birth")
    hall.day.call("2")
    spoken.until_told(number)
    assert spoken.heard == spoken.wav(number, "2")


def test_a_board_that_begins_while_the_hall_is_paused_says_no_old_news_afterwards(
    hall: HallOnScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    boss = enrolled(hall.center, Role.MANAGER)
    said = {"place": Place.DISPLAYS, "saying": Saying.PAPERS, "spoken": True}
    hall.day.do(c.PostBulletin, "manager", employee=boss, bulletin="a", **said)
    hall.day.do(c.PauseHall, "manager", employee=boss)
    spoken = Hall(hall, qtbot, tmp_path)
    hall.until(lambda: spoken.board.view is not None and spoken.board.view.paused)
    hall.day.do(c.ResumeHall, "manager", employee=boss)
    hall.until(lambda: "papers" in spoken.board.bulletins.text)
    number = hall.day.issue("birth")
    hall.day.call("2")
    spoken.until_told(number)
    assert spoken.heard == spoken.wav(number, "2")
