"""What ships is known: each part with its version, hashes, licence, and the text of that."""

import json
from pathlib import Path

import pytest

from center_app.cli.shipped import LIST, TEXTS, Part, bundled, parts
from command_line import CommandLine
from installer.shipped import ROOT, SBOM, bill, locked, write


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shipped")
    write(folder, [Part("libxcb1", "1.15-1", "as its copyright file says", ())])
    return folder


@pytest.fixture
def center(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    return CommandLine(tmp_path, monkeypatch, capsys)


def test_every_line_of_the_lock_file_is_in_the_bill_with_its_hashes(shipped: Path) -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    whole = json.loads((shipped / SBOM).read_text(encoding="utf-8"))
    assert (whole["bomFormat"], whole["specVersion"]) == ("CycloneDX", "1.6")
    rows = {one["purl"]: one for one in whole["components"]}
    pins = [line for line in text.splitlines() if not line.startswith(" ")]
    assert len(rows) == len(pins) + 1
    for line in pins:
        name, _, rest = line.partition("==")
        assert f"pkg:pypi/{name.lower()}@{rest.split()[0]}" in rows
    hashes = [
        each["value"]
        for one in rows.values()
        for each in one.get("properties", ())
        if each["name"] == "center:sha256"
    ]
    assert len(hashes) == text.count("--hash=sha256:")
    assert "pkg:deb/debian/libxcb1@1.15-1" in rows


def test_every_part_has_a_licence_and_its_text(shipped: Path) -> None:
    rows = json.loads((shipped / LIST).read_text(encoding="utf-8"))
    for row in rows:
        assert row["licence"], row["name"]
        if row["name"] not in {"libxcb1", "python"}:  # by the system's own files
            assert row["texts"], f"{row['name']} brings no text: put it into installer/licences"
        assert all((shipped / TEXTS / text).stat().st_size for text in row["texts"])


def test_the_same_parts_have_the_same_bill() -> None:
    libraries = locked("of-it==1.2 ; sys_platform == 'win32' \\\n    --hash=sha256:" + "a" * 64)
    here = [Part("one-stop-center", "0.1.0", "Apache-2.0", ())]
    one, other = (json.loads(bill(libraries, here, ())) for _ in range(2))
    assert one["serialNumber"] == other["serialNumber"]
    (part,) = one["components"]
    assert {each["value"] for each in part["properties"]} == {
        "a" * 64,
        "sys_platform == 'win32'",
    }


def test_about_tells_the_parts_and_the_terms_of_each(center: CommandLine) -> None:
    said = center("about", "--lang", "en")
    assert said.code == 0
    assert "Apache License 2.0" in said.out
    assert "pyside6-essentials" in said.out
    assert "رخصة Apache" in center("about").out
    assert {"name", "version", "licence"} == center("about", "--json").value[0].keys()
    assert "Permission is hereby granted" in center("about", "SQLAlchemy").out
    assert "is no part of this product" in center("about", "toaster").sentence()


def test_a_bundle_tells_what_was_collected_when_it_was_built(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bundled() is None
    monkeypatch.setattr("sys._MEIPASS", str(shipped), raising=False)
    found = {one.name: one for one in parts()}
    assert found["libxcb1"].version == "1.15-1"
    assert all(text.is_file() for one in found.values() for text in one.texts)
