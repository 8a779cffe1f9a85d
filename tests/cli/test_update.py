"""A station takes the update its server offers: in its turn, whole, and back if it is not well."""

import json
from pathlib import Path
from typing import BinaryIO

import pytest

from center_app.cli.failures import Failed
from center_app.cli.installation import Installation, installation
from center_app.cli.updating import Taken, take
from center_app.domain.clock import stamp
from command_line import CommandLine
from machine_clock import MachineClock
from sync.stations.update_shelf import UpdateShelf
from sync.updates import OFFER, UnfitUpdate, UpdateTrouble, read_offer

STATION = "kiosk-1"

STARTER = """#!/bin/sh
exec sh "{folder}/versions/$(cat "{folder}/current")/doctor"
"""
SETUP = """#!/bin/sh
mkdir -p "{folder}/versions/{version}"
echo '{doctor}' > "{folder}/versions/{version}/doctor"
echo {version} > "{folder}/current"
"""
WELL = """echo "[{\\"check\\": \\"disk\\", \\"level\\": \\"well\\"}]" """
ILL = """echo "[{\\"check\\": \\"server\\", \\"level\\": \\"act\\"}]"; exit 1"""
DEAD = "exit 3"


class ShelfLine:
    """A station's line that ends at the server's shelf; `spoil` comes behind each file."""

    def __init__(self, shelf: UpdateShelf, spoil: bytes = b"") -> None:
        self._shelf, self._spoil = shelf, spoil

    def fetch(self, path: str, into: BinaryIO | None = None, most: int = 0) -> bytes:
        if path == OFFER:
            return self._shelf.offer() or b""
        file = self._shelf.file(path.rpartition("/")[2])
        assert file is not None
        assert into is not None
        into.write((file.read_bytes() + self._spoil)[: most + 1])
        return b""


class Country:
    """Who releases: its keys, its files, and the server of one center."""

    def __init__(self, run: CommandLine, folder: Path) -> None:
        self._run, self._folder = run, folder
        self.shelf = UpdateShelf(run.state / "updates")
        self.keys = folder / "update.keys"
        both = [
            run("update", "key", "--key-file", folder / name, "--json").value["key"]
            for name in ("release.key", "rollout.key")
        ]
        assert run("update", "keys", *both, "--out", self.keys).code == 0

    def offer(self, version: str, number: int, setup: str, *more: object) -> None:
        file, signed, offer = (self._folder / name for name in ("setup.exe", "r.json", "o.json"))
        file.write_text(setup)
        how = ("--number", version, "--key-file", self._folder / "release.key", "--out", signed)
        assert self._run("update", "release", file, *how).code == 0
        by = ("--number", number, "--key-file", self._folder / "rollout.key", "--out", offer)
        assert self._run("update", "offer", signed, *by, *more).code == 0
        said = self._run("update", "publish", offer, file, "--keys", self.keys)
        assert said.code == 0, said


@pytest.fixture
def country(center: CommandLine, tmp_path: Path) -> Country:
    center.state.mkdir(parents=True)
    return Country(center, tmp_path)


@pytest.fixture
def here(country: Country, tmp_path: Path) -> Installation:
    """Version 0.1.0, installed and well."""
    folder = tmp_path / "Center"
    (folder / "versions" / "0.1.0").mkdir(parents=True)
    (folder / "versions" / "0.1.0" / "doctor").write_text(WELL)
    (folder / "current").write_text("0.1.0\n")
    (folder / "center.exe").write_text(STARTER.format(folder=folder))
    (folder / "center.exe").chmod(0o755)
    (folder / "update.keys").write_bytes(country.keys.read_bytes())
    return Installation(folder, "0.1.0")


def setup(here: Installation, version: str, doctor: str = WELL) -> str:
    return SETUP.format(folder=here.folder, version=version, doctor=doctor)


def taken(here: Installation, country: Country, spoil: bytes = b"") -> Taken:
    now = MachineClock().now().at
    return take(here, ShelfLine(country.shelf, spoil), STATION, now)[0]


def test_a_version_that_is_well_stays_and_the_last_is_kept(
    here: Installation, country: Country
) -> None:
    assert taken(here, country) is Taken.NOTHING
    country.offer("0.2.0", 1, setup(here, "0.2.0"))
    assert taken(here, country) is Taken.INSTALLED
    assert here.current() == "0.2.0"
    assert {one.name for one in (here.folder / "versions").iterdir()} == {"0.1.0", "0.2.0"}
    assert taken(Installation(here.folder, "0.2.0"), country) is Taken.UP_TO_DATE


@pytest.mark.parametrize("doctor", [ILL, DEAD])
def test_one_that_is_not_well_is_gone_back_from_and_never_tried_again(
    here: Installation, country: Country, doctor: str
) -> None:
    country.offer("0.2.0", 1, setup(here, "0.2.0", doctor))
    assert taken(here, country) is Taken.WENT_BACK
    assert here.current() == "0.1.0"
    assert taken(here, country) is Taken.REFUSED_BEFORE
    country.offer("0.2.1", 2, setup(here, "0.2.1"))
    assert taken(here, country) is Taken.INSTALLED


def test_a_setup_that_fails_leaves_what_was(here: Installation, country: Country) -> None:
    country.offer("0.2.0", 1, "#!/bin/sh\nexit 2\n")
    assert taken(here, country) is Taken.WENT_BACK
    assert here.current() == "0.1.0"


def test_what_was_ill_before_is_no_fault_of_the_new_one(
    here: Installation, country: Country
) -> None:
    (here.folder / "versions" / "0.1.0" / "doctor").write_text(ILL)
    country.offer("0.2.0", 1, setup(here, "0.2.0", ILL))
    assert taken(here, country) is Taken.INSTALLED


def test_a_file_that_was_changed_on_the_way_is_never_run(
    here: Installation, country: Country
) -> None:
    country.offer("0.2.0", 1, setup(here, "0.2.0"))
    with pytest.raises(UnfitUpdate) as refused:
        taken(here, country, spoil=b"x")
    assert refused.value.trouble is UpdateTrouble.DAMAGED
    assert here.current() == "0.1.0"
    assert not [*here.updates.glob("*.exe")]


def test_a_station_waits_for_its_stage(here: Installation, country: Country) -> None:
    country.offer("0.2.0", 1, setup(here, "0.2.0"), "--stage", "2027-01-01:0")
    assert taken(here, country) is Taken.NOT_YET
    assert here.current() == "0.1.0"


def test_an_old_offer_is_not_taken_after_a_later_one(here: Installation, country: Country) -> None:
    country.offer("0.2.0", 5, setup(here, "0.2.0"), "--stage", "2027-01-01:0")
    assert taken(here, country) is Taken.NOT_YET
    country.shelf.withdraw()
    country.offer("0.2.0", 4, setup(here, "0.2.0"))
    with pytest.raises(UnfitUpdate, match="offer 4 came after 5"):
        taken(here, country)


def test_the_server_offers_nothing_that_no_station_would_take(
    here: Installation, country: Country, center: CommandLine, tmp_path: Path
) -> None:
    country.offer("0.2.0", 2, setup(here, "0.2.0"))
    other, file = tmp_path / "other", tmp_path / "setup.exe"
    other.write_bytes(file.read_bytes() + b"x")
    publish = ("update", "publish", tmp_path / "o.json")
    said = center(*publish, other, "--keys", country.keys).sentence()
    assert said == "No station would take it: the file is not the one that was signed."
    forged = json.loads((tmp_path / "o.json").read_text())
    forged["number"] = 3
    (tmp_path / "o.json").write_text(json.dumps(forged))
    said = center(*publish, file, "--keys", country.keys).sentence()
    assert said == "No station would take it: the rollout key did not sign this offer."
    assert center("update", "withdraw").out == "It is offered no more.\n"
    assert country.shelf.offer() is None


def test_an_offer_is_good_for_the_days_that_were_said(here: Installation, country: Country) -> None:
    before = MachineClock().now().at
    country.offer("0.2.0", 1, setup(here, "0.2.0"), "--days", 3, "--stage", "2027-01-10:25")
    said = country.shelf.offer()
    assert said is not None
    offer = read_offer(said)
    assert [stage.percent for stage in offer.stages] == [25]
    assert offer.expires >= stamp(before + 3 * 24 * 3_600_000)


def test_where_apt_brings_them_it_says_so(center: CommandLine) -> None:
    assert "apt-get upgrade" in center("update", "run").sentence()
    with pytest.raises(Failed):
        installation()


def test_an_offer_of_what_is_installed_is_remembered_too(
    here: Installation, country: Country
) -> None:
    country.offer("0.1.0", 6, setup(here, "0.1.0"))
    assert taken(here, country) is Taken.UP_TO_DATE
    country.shelf.withdraw()
    country.offer("0.2.0", 5, setup(here, "0.2.0"))
    with pytest.raises(UnfitUpdate, match="offer 5 came after 6"):
        taken(here, country)


def test_a_key_that_is_not_there_is_not_made_by_signing(
    center: CommandLine, tmp_path: Path
) -> None:
    wrong, out = tmp_path / "releas.key", tmp_path / "r.json"
    by = ("--number", "2", "--key-file", wrong, "--out", out)
    for what in ("release", "offer"):
        said = center("update", what, tmp_path / "setup.exe", *by).sentence()
        assert said == f"There is no {wrong}: `center update key` makes it."
    assert not wrong.exists()


def test_what_is_no_offer_is_told_in_a_sentence(
    country: Country, center: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "o.json"
    file.write_text("[]")
    said = center("update", "publish", file, file, "--keys", country.keys).sentence()
    assert said == f"{file} is not what `center update` has written."


def test_the_programs_place_is_looked_for_wherever_python_lies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/true")
    with pytest.raises(Failed):
        installation()
