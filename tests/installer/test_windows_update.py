"""New versions for Windows under wine, from a real server: taken, gone back from, refused."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from center_server import started
from command_line import CommandLine
from windows_setup import setup_of
from wine import Wine, why_not

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(3_600),
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
]

FIRST, WELL, ILL, NEXT, OLD = "0.1.0", "0.2.0", "0.3.0", "0.4.0", "0.1.5"
DOCTOR = "center_app/cli/doctor"


class Country:
    """Who releases, and the server of one center that offers it to its stations."""

    def __init__(self, server: CommandLine, folder: Path) -> None:
        self._server, self._folder = server, folder
        self.keys, self.shelf = folder / "update.keys", server.state / "updates"
        self._number = 0
        both = [
            server("update", "key", "--key-file", folder / name, "--json").value["key"]
            for name in ("release.key", "rollout.key")
        ]
        assert server("update", "keys", *both, "--out", self.keys).code == 0

    def offer(self, version: str, setup: Path) -> None:
        self._number += 1
        signed, offer = self._folder / "release.json", self._folder / "offer.json"
        by = ("--key-file", self._folder / "release.key", "--out", signed)
        assert self._server("update", "release", setup, "--number", version, *by).code == 0
        by = ("--key-file", self._folder / "rollout.key", "--out", offer)
        assert self._server("update", "offer", signed, "--number", self._number, *by).code == 0
        said = self._server("update", "publish", offer, setup, "--keys", self.keys)
        assert said.code == 0, said


class Station:
    """A Windows PC with the first version, enrolled at the server."""

    def __init__(self, wine: Wine, setup: Path, enrolment: Path) -> None:
        self._wine = wine
        wine.well(setup, "/S", "/ROLE=kiosk")
        self.folder = wine.drive / "Program Files" / "Center"
        script = '@set QT_QPA_PLATFORM=offscreen\r\n@"C:\\Program Files\\Center\\center.exe" %*\r\n'
        (wine.drive / "center.bat").write_text(script, newline="")
        (wine.drive / enrolment.name).write_bytes(enrolment.read_bytes())
        code, said = self("station", "enrol", f"C:\\{enrolment.name}")
        assert code == 0, said

    def __call__(self, *words: str) -> tuple[int, str]:
        ended = self._wine("cmd", "/c", "C:\\center.bat", *words)
        return ended.returncode, f"{ended.stdout}{ended.stderr}".strip()

    def update(self) -> tuple[int, str]:
        return self("update", "run")

    @property
    def current(self) -> str:
        return (self.folder / "current").read_text().strip()

    @property
    def versions(self) -> set[str]:
        return {one.name for one in (self.folder / "versions").iterdir()}


@pytest.fixture
def server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    made = CommandLine(tmp_path / "server", monkeypatch, capsys)
    made.home.mkdir()
    assert made("init", "--sample").code == 0
    return made


@pytest.fixture
def wine(tmp_path: Path) -> Iterator[Wine]:
    made = Wine(tmp_path / "windows")
    yield made
    made.close()


def test_a_station_takes_what_is_signed_and_well_and_nothing_else(
    server: CommandLine, wine: Wine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    country = Country(server, tmp_path)
    first, well = (setup_of(one, tmp_path, country.keys) for one in (FIRST, WELL))
    ill = setup_of(ILL, tmp_path, country.keys, without=DOCTOR)
    with started(server) as process:
        monkeypatch.setenv("CENTER_SERVER_URL", process.address)
        file = tmp_path / "kiosk-1.station"
        assert server("station", "add", "kiosk-1", "--kind", "kiosk", "--out", file).code == 0
        station = Station(wine, first, file)
        assert station.update() == (0, "The server offers no update.")

        country.offer(WELL, well)
        assert station.update() == (0, f"{WELL} is installed and well.")
        assert (station.current, station.versions) == (WELL, {FIRST, WELL})
        assert station("about")[1].splitlines()[0] == f"center {WELL}", "it is what starts"
        assert station.update() == (0, f"{WELL} is installed already.")
        assert "kiosk" in wine.well("reg", "query", "HKLM\\Software\\Center", "/v", "Role")

        country.offer(ILL, ill)
        assert station.update() == (1, f"{ILL} was not well: the version before is back.")
        assert (station.current, station.versions) == (WELL, {FIRST, WELL})
        assert station.update() == (0, f"{ILL} was not well here before, and is not tried again.")

        country.offer(NEXT, well)
        (there,) = (one for one in country.shelf.iterdir() if one.suffix != ".json")
        whole = there.read_bytes()
        there.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        refused(station, "the file is not the one that was signed")

        offer = country.shelf / "offer.json"
        forged = json.loads(offer.read_text())
        offer.write_text(json.dumps({**forged, "number": forged["number"] + 9}))
        refused(station, "the rollout key did not sign this offer")
        forged["released"]["version"] = "9.9.9"
        offer.write_text(json.dumps(forged))
        refused(station, "the release key did not sign this file")

        country.offer(OLD, first)
        refused(station, f"{OLD} is not newer than {WELL}")
    code, said = station.update()
    assert code == 1, said
    assert station.current == WELL
    assert station("about")[0] == 0


def refused(station: Station, why: str) -> None:
    code, said = station.update()
    assert code == 1, said
    assert why in said
    assert (station.current, station.versions) == (WELL, {FIRST, WELL})
    assert not [*(station.folder / "updates").glob(f"{NEXT}*")], "nothing of it is left to be run"
