"""Publishing a catalogue at the registry, and taking it at a center, as both are done by hand."""

import json
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from center_app.cli.house import open_house
from center_app.cli.link import publisher_keys, worker
from center_app.cli.settings import Settings, WrongSetting
from center_app.sample import sample_catalogue, sample_catalogue_bytes
from command_line import CommandLine, Said, registry_service

_numbers = count(1)

Registry = Callable[..., Said]


@pytest.fixture
def address(center: CommandLine) -> Iterator[str]:
    """A registry that runs, with a database of its own."""
    with registry_service(f"sqlite:///{center.home / 'registry.db'}") as (url, _process):
        yield url


@pytest.fixture
def registry(center: CommandLine) -> Registry:
    """`center registry` on that database."""

    def run(*words: object) -> Said:
        return center("registry", *words, "--db", f"sqlite:///{center.home / 'registry.db'}")

    return run


@pytest.fixture
def secret(center: CommandLine) -> Path:
    """The publisher's key, made and believed nowhere yet."""
    file = center.home / "publisher.key"
    assert center("registry", "catalogue", "key", "--key-file", file).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return file


@pytest.fixture
def public(center: CommandLine, secret: Path) -> str:
    said = center("registry", "catalogue", "key", "--key-file", secret)
    return said.out.strip()


def catalogue_file(center: CommandLine, serial: str, **of_the_first: Any) -> Path:
    """The sample's catalogue under another serial, with something else in its first service."""
    catalogue = json.loads(sample_catalogue_bytes())
    catalogue["serial"] = serial
    catalogue["services"][0].update(of_the_first)
    file = center.home / f"{serial}.json"
    file.write_text(json.dumps(catalogue), encoding="utf-8")
    return file


def test_a_catalogue_is_published_and_taken_and_told_of(
    center: CommandLine,
    address: str,
    registry: Registry,
    secret: Path,
    public: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CENTER_REGISTRY_URL", address)
    assert center("init", "--sample").code == 0
    assert registry("catalogue", "trust", public).code == 0
    key = center.state / "registry.key"
    assert registry("enroll", "JO-CENTER-001", "--key-file", key).code == 0
    assert (center.state / "publisher.keys").read_text().split() == [public]
    assert center("sync", "pull").out == f"The catalogue in force is {sample_catalogue().serial}.\n"
    file = catalogue_file(center, "jo-2027-01", target=55)
    said = registry("catalogue", "publish", file, "--key-file", secret)
    assert said.out == "Catalogue jo-2027-01 is published as release 1.\n"
    pulled = center("sync", "pull", "--json")
    assert (pulled.code, pulled.value["next"], pulled.value["release"]) == (0, "jo-2027-01", 1)
    assert pulled.value["catalogue"] == sample_catalogue().serial
    later = catalogue_file(center, "jo-2027-02", target=56)
    assert registry("catalogue", "publish", later, "--key-file", secret).code == 0
    with closing(open_house(Settings(state=center.state, registry_url=address))) as house:
        link = worker(house, herd_s=0)
        link.start()
        told = waited_for(lambda: told_of(registry, 2))
        link.stop()
        assert house.center.hall.next_serial == "jo-2027-02"
        assert link.status().catalogue is None
    assert told["catalogue"] == {"serial": sample_catalogue().serial, "release": 2}
    listed = registry("catalogue", "list", "--json").value
    assert [one["catalogue"] for one in listed["releases"]] == ["jo-2027-02", "jo-2027-01"]


def told_of(registry: Registry, release: int) -> Any:
    """What the center told of itself, once it names this release."""
    (one,) = registry("centers", "--json").value["centers"]
    known = one["status"] or {}
    return known if known.get("catalogue", {}).get("release") == release else None


def waited_for(look: Callable[[], Any]) -> Any:
    """What is seen, within half a minute."""
    for _ in range(150):
        if (seen := look()) is not None:
            return seen
        sleep(0.2)
    raise AssertionError


def test_a_catalogue_with_faults_is_not_published(
    center: CommandLine, registry: Registry, secret: Path, public: str
) -> None:
    assert registry("catalogue", "trust", public).code == 0
    code = json.loads(sample_catalogue_bytes())["services"][0]["code"]
    said = registry(
        "catalogue",
        "publish",
        catalogue_file(center, "jo-2027-01", target=0, colour="green"),
        "--key-file",
        secret,
    )
    assert (said.code, said.err) == (1, f"service {code}.colour: is not known here\n")
    odd = catalogue_file(center, "jo-2027-01", target=0)
    said = registry("catalogue", "publish", odd, "--key-file", secret)
    assert said.err == f"service {code}.target: 0 is not at least 1 minute\n"
    assert registry("catalogue", "list", "--json").value["releases"] == []


def test_a_number_goes_up_and_a_changed_catalogue_has_another_serial(
    center: CommandLine, registry: Registry, secret: Path, public: str
) -> None:
    assert registry("catalogue", "trust", public).code == 0
    first, again = catalogue_file(center, "jo-1"), ("--key-file", secret)
    assert registry("catalogue", "publish", first, *again, "--number", 7).code == 0
    said = registry("catalogue", "publish", first, *again, "--number", 7)
    assert said.sentence() == "Its number does not go up: number 7 has been published."
    assert registry("catalogue", "publish", first, *again, "--json").value["serial"] == 8
    changed = catalogue_file(center, "jo-1", target=55)
    said = registry("catalogue", "publish", changed, *again)
    assert said.sentence().startswith("A changed catalogue needs a new serial: ")


def test_a_key_that_never_comes_to_the_registry_signs_elsewhere(
    center: CommandLine, registry: Registry, secret: Path, public: str
) -> None:
    assert registry("catalogue", "trust", public).code == 0
    file, manifest = catalogue_file(center, "jo-1"), center.home / "release.json"
    terms = ("--not-before", "2027-01-01", "--days", 30, "--min-client", "0.1")
    sign = ("catalogue", "sign", file, "--number", 3, "--out", manifest)
    assert center("registry", *sign, "--key-file", secret, *terms).code == 0
    said = registry("catalogue", "publish", file, "--manifest", manifest, "--json")
    assert (said.value["serial"], said.value["min_client"]) == (3, "0.1")
    assert said.value["not_before"] == "2026-12-31T21:00:00.000Z", "midnight in Amman"
    other = catalogue_file(center, "jo-2")
    said = registry("catalogue", "publish", other, "--manifest", manifest)
    assert said.sentence().startswith("The file is not the one that was signed: ")
    odd = registry("catalogue", "publish", other, "--manifest", other)
    assert odd.sentence() == f"There is no manifest in {other}."


def test_only_a_key_that_is_believed_publishes_and_two_are_at_a_time(
    center: CommandLine, registry: Registry, secret: Path, public: str
) -> None:
    file = catalogue_file(center, "jo-1")
    said = registry("catalogue", "publish", file, "--key-file", secret)
    assert said.sentence().startswith("No key of a publisher that is believed here signed it: ")
    missing = registry("catalogue", "publish", file, "--key-file", center.home / "none")
    assert "`center registry catalogue key` makes it" in missing.sentence()
    keys = [public]
    for n in range(2):
        other = ("registry", "catalogue", "key", "--key-file", center.home / f"other-{n}.key")
        keys.append(center(*other).out.strip())
    assert registry("catalogue", "trust", "no key").code == 1
    for each in (keys[0], keys[0], keys[1]):
        assert registry("catalogue", "trust", each).code == 0
    assert "end one of them first" in registry("catalogue", "trust", keys[2]).sentence()
    names = registry("catalogue", "list", "--json").value["keys"]
    assert registry("catalogue", "distrust", names[0]).code == 0
    assert registry("catalogue", "distrust", names[0]).code == 1
    assert registry("catalogue", "trust", keys[2]).code == 0
    key = center.home / "registry.key"
    assert registry("enroll", "JO-TST-001", "--key-file", key).code == 0
    assert key.with_name("publisher.keys").read_text().split() == keys[1:]


def test_a_centers_appointments_are_given_and_taken(
    center: CommandLine,
    address: str,
    registry: Registry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CENTER_REGISTRY_URL", address)
    assert center("init", "--sample").code == 0
    key = center.state / "registry.key"
    assert registry("enroll", "JO-CENTER-001", "--key-file", key).code == 0
    day = center("appointments", "list", "--json").value["appointments"]
    assert day == []
    today = today_of(center)
    file = center.home / "booked.csv"
    file.write_text(f"code,date,time,service\n7K3P9Q,{today},14:30,passport-renewal\n")
    assert registry("appointments", "JO-NOBODY", file).code == 1
    said = registry("appointments", "JO-CENTER-001", file, "--json")
    assert said.value["days"] == {today: 1}
    assert center("sync", "pull").code == 0
    (known,) = center("appointments", "list", "--json").value["appointments"]
    assert known["time"] == "14:30"
    file.write_text("code,date,time,service\n")
    assert registry("appointments", "JO-CENTER-001", file, "--day", today).code == 0
    assert center("sync", "pull").code == 0
    assert center("appointments", "list", "--json").value["appointments"] == []


def today_of(center: CommandLine) -> str:
    """The business day that the sample center is in."""
    with closing(open_house(Settings(state=center.state))) as house:
        house.center.refresh()
        assert house.center.hall.day is not None
        return house.center.hall.day.isoformat()


@pytest.mark.parametrize("text", ["no key\n", "AAAA\n", "ش\n"])
def test_a_file_that_holds_no_keys_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "publisher.keys"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WrongSetting, match="is no public key of a publisher"):
        publisher_keys(file)


def test_a_center_believes_two_keys_and_no_third(tmp_path: Path) -> None:
    file = tmp_path / "publisher.keys"
    assert publisher_keys(file) == ()
    lines = [f"{'A' * 42}{letter}=\n" for letter in "AEI"]
    file.write_text("".join(lines[:2]))
    assert len(publisher_keys(file)) == 2
    file.write_text("".join(lines))
    with pytest.raises(WrongSetting, match="more than 2 keys"):
        publisher_keys(file)
