"""`center server` and its stations as people run them, each machine with a folder of its own."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep

import pytest
import zxingcpp
from PIL import Image

from center_app.cli.filing.far_archive import FarArchive
from center_app.cli.filing.record import NO_SEAL, Record, Version, keep_record
from center_app.cli.ground import open_ground
from center_app.cli.settings import Settings
from center_app.cli.windows.manager import archive_of
from center_app.domain.dossier import UpTo
from center_app.store.engine import open_engine
from center_app.store.kept.stations import note_twice
from center_server import started
from command_line import PATIENCE_S, CommandLine
from manual_clock import moment

QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@pytest.fixture
def served(sample: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Iterator[CommandLine]:
    """The sample center, whose server runs on a free port."""
    with started(sample) as server:
        monkeypatch.setenv("CENTER_SERVER_URL", server.address)
        yield sample


@pytest.mark.long
def test_a_machine_becomes_a_station_once_and_its_window_asks_the_server(
    served: CommandLine, tmp_path: Path
) -> None:
    file, away = tmp_path / "kiosk-1.station", {"CENTER_STATE": str(tmp_path / "kiosk")}
    assert served("station", "add", "kiosk-1", "--kind", "kiosk", "--out", file).code == 0
    assert file.stat().st_mode & 0o077 == 0, "its code is for one machine only"
    copy = file.read_bytes()
    said = served("station", "enrol", file, **away)
    assert said.code == 0, said.err
    assert not file.exists()
    file.write_bytes(copy)
    assert "has used it already" in served("station", "enrol", file, **away).sentence()

    picture = tmp_path / "kiosk.png"
    drawn = served.process("kiosk", "--screenshot", picture, **away)
    assert drawn.code == 0, drawn.err
    with Image.open(picture) as drawing:
        assert drawing.size == (1920, 1080)
    assert not (tmp_path / "kiosk" / "center.db").exists(), "it has no center of its own"
    other = served("display", "--station", "kiosk-1", "--screenshot", picture, **away)
    assert "enrolled as a kiosk" in other.sentence()

    again = served("station", "add", "kiosk-1", "--kind", "kiosk", "--out", file)
    assert again.out.startswith("The machine that was kiosk-1 is no station any more.")
    assert served("station", "revoke", "kiosk-1").code == 0
    (one,) = served("station", "list", "--json").value["stations"]
    assert one["name"] == "kiosk-1"
    assert one["revoked_at"] is not None
    assert "no station nowhere" in served("station", "revoke", "nowhere").sentence()


def test_the_list_says_which_key_is_at_two_machines(sample: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.station"
    for name in ("kiosk-1", "kiosk-2"):
        said = sample("station", "add", name, "--kind", "kiosk", "--out", file)
        assert said.out.startswith(f"Take {file}")
    engine = open_engine(f"sqlite:///{sample.state / 'center.db'}")
    note_twice(engine, "kiosk-2", moment("2026-11-22 10:15"))
    engine.dispose()
    _count, one, two = sample("station", "list").out.splitlines()
    assert one.endswith("waits for its machine")
    assert "at two machines at once, last on 2026-11-22 10:15: revoke it" in two
    assert sample("station", "add", "kiosk-2", "--kind", "kiosk", "--out", file).code == 0
    assert "two machines" not in sample("station", "list").out


def test_a_machine_is_enrolled_once_by_what_a_scanner_types(
    served: CommandLine, tmp_path: Path
) -> None:
    drawing, away = tmp_path / "display-1.png", {"CENTER_STATE": str(tmp_path / "display")}
    said = served("station", "add", "display-1", "--kind", "display", "--qr", drawing)
    assert said.code == 0, said.err
    assert drawing.stat().st_mode & 0o077 == 0
    with Image.open(drawing) as picture:
        (code,) = zxingcpp.read_barcodes(picture, formats=QR)
    assert code.text.isascii()
    assert code.text.isalnum(), "every keyboard has these"
    assert code.text == code.text.upper()
    cut = served("station", "enrol", "--typed", typed=f"{code.text[:-9]}\n", **away)
    assert "no enrolment" in cut.sentence()
    typed = f"{code.text.lower()}\n"
    said = served("station", "enrol", "--typed", typed=typed, **away)
    assert said.code == 0, said.err
    again = served("station", "enrol", "--typed", typed=typed, **away)
    assert "has used it already" in again.sentence()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Kiosk 1", "--kind", "kiosk"), "no name"),
        (("counter-1", "--kind", "counter"), "--counter"),
        (("kiosk-1", "--kind", "kiosk", "--counter", "1"), "--counter"),
    ],
    ids=["name", "no-counter", "a-counter"],
)
def test_a_station_is_named_and_placed(
    sample: CommandLine, words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in sample("station", "add", *words).sentence()


def test_what_is_no_enrolment_is_named(center: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir or Madam")
    assert "no enrolment" in center("station", "enrol", file).sentence()
    typed = center("station", "enrol", "--typed", typed="CENTER1AAAA\n")
    assert "no enrolment" in typed.sentence()


def test_the_servers_address_has_to_be_safe(
    sample: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CENTER_SERVER_URL", "http://127.0.0.1:8760")
    assert "https://" in sample("server").sentence()


@pytest.mark.long
def test_a_manager_s_window_fetches_what_lies_at_its_server(
    served: CommandLine, tmp_path: Path
) -> None:
    reports, content = served.state / "reports", b"%PDF-1.7"
    files = {"day-2026-11-22-ar.pdf": sha256(content).hexdigest()}
    reports.mkdir()
    (reports / "day-2026-11-22-ar.pdf").write_bytes(content)
    made = Version(1, "", UpTo(NO_SEAL, 0), files)
    keep_record(reports, "day-2026-11-22", Record((made,)))
    assert served("employee", "reset-pin", "100", typed="2580\n2580\n").code == 0
    file, away = tmp_path / "manager-1.station", tmp_path / "manager"
    assert served("station", "add", "manager-1", "--kind", "manager", "--out", file).code == 0
    assert served("station", "enrol", file, CENTER_STATE=away).code == 0
    told = Namespace(window="manager", station="manager", counter=None)
    with closing(open_ground(Settings(state=away), told)) as house:
        archive = archive_of(house)
        assert isinstance(archive, FarArchive)
        (one,) = archive.filed()
        who = house.center.admit("100", "2580").employee
        assert archive.take_out(one.file, who) == away / "reports" / one.file
        assert (away / "reports" / one.file).read_bytes() == content
    assert one.file in served("audit").out


@pytest.mark.long
@pytest.mark.chaos
def test_a_station_knows_both_servers_and_goes_on_with_the_second(
    sample: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with started(sample) as first, started(sample) as second:
        monkeypatch.setenv("CENTER_SERVER_URL", first.address)
        monkeypatch.setenv("CENTER_STANDBY_URL", second.address)
        file, away = tmp_path / "kiosk-1.station", {"CENTER_STATE": str(tmp_path / "kiosk")}
        assert sample("station", "add", "kiosk-1", "--kind", "kiosk", "--out", file).code == 0
        first.process.kill()
        first.process.wait(20)
        until = monotonic() + PATIENCE_S
        while sample("station", "enrol", file, **away).code and monotonic() < until:
            sleep(0.1)
        picture = tmp_path / "kiosk.png"
        assert sample.process("kiosk", "--screenshot", picture, **away).code == 0
        assert picture.is_file()
