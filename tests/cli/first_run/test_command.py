"""`center setup`: asked once, checked while it is told; each fault says what to do."""

import errno
import json
import socket
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import disk_usage
from threading import Thread
from typing import Any

import pytest

from center_app.cli.doctor import machine as machine_looks
from center_app.cli.doctor.finding import Level
from center_app.cli.first_run import looks
from center_app.cli.first_run.installation import Installation
from center_app.cli.first_run.reach import Reached
from center_app.cli.machine import keep_secret
from center_app.domain.printer import PrinterState
from center_app.language import find
from center_app.language.printers import STANDS
from center_app.store.kept.stations import Kind
from center_server import started
from command_line import CommandLine
from station_files import invitation
from sync.stations.identity import Identity

DAY_MS = 86_400_000


@pytest.fixture
def closed_port() -> Iterator[int]:
    """Where nobody listens, for as long as the test runs."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def texts(center: CommandLine, *words: object) -> dict[str, tuple[str, str, str]]:
    """Level, sentence and advice in English for each thing that was looked at."""
    said = center("setup", "--json", *words)
    return {
        one["check"]: (one["level"], one["said"]["en"], one["todo"]["en"])
        for one in json.loads(said.out)
    }


def test_forty_machines_are_set_up_by_one_stick(
    center: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, server = tmp_path / "stick", tmp_path / "server"
    stick.mkdir()
    at_server: dict[str, Any] = {
        "CENTER_STATE": server,
        "CENTER_CONFIG": tmp_path / "server.toml",
    }
    (tmp_path / "server.toml").write_text("")
    made = center("setup", "--role", "server", "--server-url", "https://127.0.0.1:0", **at_server)
    assert made.code == 0, made.out
    assert "systemctl" not in made.out
    (stick / "machines.csv").write_text(
        "name,kind,counter\npc-7,kiosk,\npc-8,counter,1\npc-9,display,\n"
    )
    served = CommandLine(tmp_path, monkeypatch, center._capsys)
    served.state = server
    with started(served) as running:
        at_server = {**at_server, "CENTER_SERVER_URL": running.address}
        listed = center("station", "add-list", stick / "machines.csv", "--out", stick, **at_server)
        assert listed.code == 0, listed.err
        (stick / "answers.toml").write_text('enrolment = "."\nlanguage = "en"\n')
        monkeypatch.setattr("platform.node", lambda: "PC-7.center.local")
        said = center("setup", "--answers", stick / "answers.toml")
        assert said.code == 0, said.out
        assert "This machine is pc-7 now." in said.out
        assert not (stick / "pc-7.station").exists(), "it is good once"
        assert (stick / "pc-8.station").exists(), "the others' stay"
        assert tomllib.loads(center.config.read_text())["language"] == "en"
        assert center.state.joinpath("stations", "pc-7.json").is_file()

        (stick / "pc-9.station").rename(tmp_path / "pc-9.station")
        once_more = center("setup", "--answers", stick / "answers.toml")
        assert once_more.code == 0, once_more.out
        assert (stick / "pc-8.station").exists(), "the only one left is another machine's"
        (tmp_path / "pc-9.station").rename(stick / "pc-9.station")

        again = center("setup", "--look", "--set", "hall_depth=12")
        assert again.code == 0, again.out
        assert "is the right one (pc-7)" in again.out
        more = center("station", "add-list", stick / "machines.csv", "--out", stick, **at_server)
        assert more.out.startswith("2 files for 2 machines"), "who is enrolled is left alone"

        mine = texts(center, "--role", "kiosk", "--enrolment", _another(served, stick, at_server))
        assert mine["next"][0] == "well", mine
        (aside,) = center.state.joinpath("stations").glob("pc-7.json.before-*")
        assert not center.state.joinpath("stations", "pc-7.json").exists()
        assert aside.stat().st_size

        kind = texts(center, "--role", "display", "--enrolment", stick / "pc-8.station")
        assert kind["enrolment"][1] == "The enrolment of pc-8 is for another role: counter."


def _another(served: CommandLine, stick: Path, at_server: dict[str, Any]) -> Path:
    """A machine that becomes another kiosk: its old key is put aside, and nothing is lost."""
    file = stick / "kiosk-2.station"
    assert (
        served("station", "add", "kiosk-2", "--kind", "kiosk", "--out", file, **at_server).code == 0
    )
    return file


def test_a_list_with_a_wrong_line_writes_nothing(center: CommandLine, tmp_path: Path) -> None:
    file, out = tmp_path / "list.csv", tmp_path / "out"
    for text, why in (
        ("name,kind,counter\nkiosk-1,kiosk,\nkiosk-2,toaster,\n", "line 3"),
        ("name,kind,counter\ncounter-1,counter,\n", "line 2: Say --counter"),
        ("name,kind,counter\nA,kiosk,\n", "'A' is no name"),
        ("name,kind,counter\nk,kiosk,\nk,kiosk,\n", "more than once"),
        ("kiosk-1;kiosk\n", "has to begin with the line"),
        ("kind,name\nkiosk\n", "'' is no name"),
        ("name,kind,place\nk,kiosk,الصالة\n", "no CSV in UTF-8"),
    ):
        file.write_text(text, encoding="cp1256")
        assert why in center("station", "add-list", file, "--out", out).err
    assert not out.exists()


def test_a_wrong_server_is_told_with_the_step_at_which_it_fails(
    center: CommandLine, tmp_path: Path, closed_port: int
) -> None:
    refused = invitation(tmp_path, f"https://127.0.0.1:{closed_port}")
    level, said, todo = texts(center, "--role", "kiosk", "--enrolment", refused)["enrolment"]
    assert level == "act"
    assert said == (
        f"The machine 127.0.0.1 is there, but no server runs at https://127.0.0.1:{closed_port}."
    )
    assert "systemctl start center-server" in todo
    nobody = invitation(tmp_path, "https://no-such-server.invalid:8760")
    level, said, todo = texts(center, "--role", "kiosk", "--enrolment", nobody)["enrolment"]
    assert said.startswith("The name of the server (no-such-server.invalid) is not known here")
    assert refused.exists(), "the enrolment is not used up"
    assert not center.config.exists(), "nothing was written"


def test_what_is_no_server_of_a_center_is_told(center: CommandLine, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def speaks_plainly() -> None:
            line, _ = other.accept()
            with line:
                line.recv(1_024)
                line.sendall(b"HTTP/1.0 200 OK\r\n\r\nhello\r\n")

        thread = Thread(target=speaks_plainly)
        thread.start()
        file = invitation(tmp_path, f"https://127.0.0.1:{other.getsockname()[1]}")
        _level, said, _todo = texts(center, "--role", "kiosk", "--enrolment", file)["enrolment"]
        thread.join()
    assert said.endswith("is no server of a center.")


def test_a_full_disk_is_told_and_leaves_what_is_there(
    machine: Callable[..., Installation], center: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = disk_usage(center.home)._replace(free=5_000_000)
    answers = {"role": "registry", "language": "ar"}
    with monkeypatch.context() as full:
        full.setattr("shutil.disk_usage", lambda _: usage)
        (disk,) = (one for one in machine().finish(answers) if one.check == "disk")
    assert (disk.level, disk.todo) == (Level.ACT, machine_looks.MAKE_ROOM_NOW)
    assert not center.config.exists()

    center.config.parent.mkdir(parents=True)
    center.config.write_text('language = "en"\n')

    def no_room(file: Path, _secret: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(file))

    monkeypatch.setattr("center_app.cli.first_run.settings_file.keep_secret", no_room)
    last = machine().finish(answers)[-1]
    assert (last.text, last.todo) == (looks.NOT_WRITTEN, machine_looks.MAKE_ROOM_NOW)
    assert "No space left on device" in last.said(find("ar"))
    assert center.config.read_text() == 'language = "en"\n'


def test_no_printer_is_told_and_stops_nobody(
    machine: Callable[..., Installation], closed_port: int
) -> None:
    answers = {"role": "kiosk", "printer": f"network:127.0.0.1:{closed_port}", "paper": "80"}
    found = {one.check: one for one in machine().look(answers)}
    assert found["printer"].text == STANDS[PrinterState.UNREACHABLE]
    assert found["printer"].advice(find("ar")) == ("يُرجى التأكد من تشغيل الطابعة ومن توصيل الكبل.")
    assert not looks.stops([found["printer"]]), "numbers stand on the screen meanwhile"
    assert looks.stops([found["enrolment"]])


def test_a_clock_of_1970_is_told_before_anything_is_written(
    machine: Callable[..., Installation], center: CommandLine
) -> None:
    found = machine(clock_ms=DAY_MS).finish({"role": "registry", "language": "ar"})
    (clock,) = (one for one in found if one.check == "clock")
    assert (clock.level, clock.todo) == (Level.ACT, machine_looks.SET_CLOCK)
    assert "1970-01-02" in clock.said(find("en"))
    assert not center.config.exists()


def test_running_it_again_changes_what_is_answered_and_keeps_the_rest(
    center: CommandLine,
) -> None:
    center.config.parent.mkdir(parents=True)
    before = '# of the hall\nlanguage = "ar"\npaper = 58 # narrow\nzones = "A,B"\n'
    center.config.write_text(before)
    said = center("setup", "--role", "registry", "--language", "en", "--set", "hall_depth=12")
    assert said.code == 0, said.out
    assert center.config.read_text() == (
        '# of the hall\nlanguage = "en"\npaper = 58 # narrow\nzones = "A,B"\nhall_depth = 12\n'
    )
    (kept,) = center.config.parent.glob("center.toml.before-*")
    assert kept.read_text() == before
    assert str(kept) in said.out
    assert center("setup", "--role", "registry", "--language", "en").code == 0
    assert len([*center.config.parent.iterdir()]) == 2, "the same answers change nothing"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--set", "paper=81"], "Accepted"),
        (["--printer", "lpt1"], "“lpt1” is not accepted here."),
        (["--server-url", "http://10.0.0.5"], "does not begin with https://"),
        (["--server-url", "https://192.0.2.7:8760"], "192.0.2.7 is not an address of this machine"),
        (["--server-url", "https://10..5:8760"], "The name 10..5 is not known in this network."),
        (["--server-url", "https://10.0.0.5:87600"], "“https://10.0.0.5:87600” is not accepted"),
    ],
)
def test_a_wrong_answer_is_told_with_what_is_accepted(
    center: CommandLine, wrong: list[str], said: str
) -> None:
    told = center("setup", "--role", "server", "--lang", "en", *wrong)
    assert told.code == 1
    assert said in told.out
    assert not center.config.exists()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("role = ", "is not valid TOML"),
        ('printr = "none"', "printr in"),
    ],
)
def test_an_answer_file_is_read_strictly(
    center: CommandLine, tmp_path: Path, answers: str, said: str
) -> None:
    (tmp_path / "answers.toml").write_text(answers)
    assert said in center("setup", "--answers", tmp_path / "answers.toml").sentence()
    assert "printr is no answer" in center("setup", "--set", "printr=none").sentence()


def test_a_machine_without_a_role_is_asked_for_one(center: CommandLine) -> None:
    told = center("setup", "--lang", "en", "--set", "paper=80")
    assert "Choose one of these: server, kiosk, counter" in told.out
    assert told.code == 1


def test_a_variable_that_says_otherwise_is_told(
    center: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = center("setup", "--role", "registry", "--language", "ar", "--lang", "en",
                  CENTER_LANGUAGE="en")  # fmt: skip
    assert "The variable CENTER_LANGUAGE says something else" in said.out


def test_what_is_on_the_stick_is_offered_and_a_damaged_key_is_none(
    machine: Callable[..., Installation], center: CommandLine, tmp_path: Path
) -> None:
    keys = center.state / "stations"
    keys.mkdir(parents=True)
    keep_secret(keys / "old.json", b"{}")
    assert machine().role() == ""
    file = invitation(tmp_path, "https://127.0.0.1:1")
    assert machine(stick=str(file)).known("kiosk")["enrolment"] == str(file)


def test_a_locked_stick_keeps_no_machine_from_being_enrolled(
    machine: Callable[..., Installation], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, unlink = invitation(tmp_path, "https://127.0.0.1:1"), Path.unlink
    mine = Identity("JO-A", "https://127.0.0.1:1", "", "kiosk-1", Kind.KIOSK, None, "of the test")

    def locked(one: Path, **how: bool) -> None:
        if one == file:
            raise OSError(errno.EROFS, "Read-only file system")
        unlink(one, **how)

    monkeypatch.setattr(looks, "reach", lambda *_: Reached(None))
    monkeypatch.setattr("center_app.cli.first_run.installation.enrolled", lambda *_: mine)
    monkeypatch.setattr(Path, "unlink", locked)
    found = machine().finish({"role": "kiosk", "enrolment": str(file)})
    assert [one.level for one in found if one.check == "next"] == [Level.WELL]


def test_a_machine_for_practice_is_set_up_for_practice_alone(center: CommandLine) -> None:
    """Its center is the one for practice, whatever code, database and port the real day has."""
    real = f"sqlite:///{center.home}/real.db"
    wanted = ("--server-url", "https://127.0.0.1:0", "--set", f"database_url={real}")
    said = center("setup", "--role", "server", "--set", "training=yes", *wanted, "--lang", "en")
    assert said.code == 0, said.out
    assert "The center TRAINING has been made" in said.out
    assert not (center.home / "real.db").exists(), "the real day's database is not touched"
    told = tomllib.loads(center.config.read_text())
    assert told["center"] == "JO-CENTER-001", "the real center's code is kept for later"
    assert center("rebuild").code == 0
    assert (center.state / "training" / "center.db").is_file()
    again = center("setup", "--role", "server", "--look", "--lang", "en")
    assert again.code == 0, again.out
    assert "TRAINING" not in center.config.read_text()
    assert center("setup", "--set", "training=no", "--lang", "en").code == 0
    assert (center.home / "real.db").is_file()
    verified = center("journal", "verify", "--json")
    assert verified.code == 0, verified.err
