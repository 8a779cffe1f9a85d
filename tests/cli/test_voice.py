"""`center voice`: a voice is made, and one that was recorded is checked."""

from pathlib import Path

import pytest

from command_line import CommandLine
from ui.voice.script import Clip
from voices import write_clip, write_voice


@pytest.mark.long
@pytest.mark.chaos
def test_a_voice_is_made_and_found_good(center: CommandLine) -> None:
    made = center("voice", "build")
    assert made.out == f"The voice is in {center.state / 'voice'}.\n"
    checked = center("voice", "check", "--letters", "AB", "--json")
    assert checked.value["synthesised"]
    assert checked.value["unsaid"] == []
    assert max(checked.value["longest_ms"].values()) <= 5_000


def test_every_fault_of_a_recorded_voice_is_named(center: CommandLine, tmp_path: Path) -> None:
    folder = write_voice(tmp_path / "ours")
    (folder / "ar" / "17.wav").unlink()
    (folder / "letters" / "B.wav").write_bytes(b"")
    said = center("voice", "check", folder)
    assert said.code == 1
    assert said.err.splitlines()[0] == "ar/17.wav: is missing"
    assert said.err.splitlines()[1].startswith("letters/B.wav: ")


@pytest.mark.chaos
def test_a_voice_that_speaks_too_slowly_is_told(center: CommandLine, tmp_path: Path) -> None:
    folder = write_voice(tmp_path / "ours")
    write_clip(folder, Clip("en", "counter"), samples=[1] * 8_000 * 6)
    assert center("voice", "check", folder).code == 0  # nobody needs the short form
    write_clip(folder, Clip("en", "number"), samples=[1] * 8_000 * 6)
    sentence = center("voice", "check", folder).sentence()
    assert sentence.startswith("The longest call (en) takes ")
    assert sentence.endswith("5000 are allowed.")


def test_where_no_voice_can_be_made_it_is_said(center: CommandLine, tmp_path: Path) -> None:
    assert center("voice", "build", PATH=tmp_path).sentence() == "espeak-ng is not installed."
