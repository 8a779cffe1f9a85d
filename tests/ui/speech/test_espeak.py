"""Speech by the program itself, and what is left when it is not there."""

import shutil
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.speech.espeak import PROGRAM, VOICES, Espeak, find_espeak

WRITES_DOWN = """
import sys
with open(sys.argv[1], "a", encoding="utf-8") as file:
    print(*sys.argv[2:], sys.stdin.buffer.read().decode(), file=file)
"""
"""A program that writes down what it is to say, in the place of the one that says it."""

NEVER_ENDS = "import time; time.sleep(60)"


def written(qtbot: QtBot, file: Path, lines: int) -> list[str]:
    qtbot.waitUntil(lambda: file.exists() and len(file.read_text().splitlines()) >= lines)
    return file.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def said(tmp_path: Path) -> Path:
    return tmp_path / "said.txt"


@pytest.fixture
def speaker(said: Path) -> Espeak:
    return Espeak([sys.executable, "-c", WRITES_DOWN, str(said)])


def test_it_speaks_in_the_language_that_is_shown(speaker: Espeak, said: Path, qtbot: QtBot) -> None:
    for text, language in (("أهلًا", "ar"), ("Welcome", "en")):
        with qtbot.waitSignal(speaker.ended):
            speaker.say(text, language)
    assert written(qtbot, said, 2) == [
        "-v ar -s 140 -a 100 أهلًا",
        "-v en-gb -s 140 -a 100 Welcome",
    ]


def test_the_volume_goes_round_and_back_for_the_next_visitor(speaker: Espeak) -> None:
    seen = []
    for _ in range(4):
        speaker.louder()
        seen.append(speaker.amplitude)
    assert seen == [140, 180, 60, 100]
    speaker.louder()
    speaker.as_usual()
    assert speaker.amplitude == 100


def test_what_is_said_last_silences_what_was_said_before(qtbot: QtBot) -> None:
    speaker = Espeak([sys.executable, "-c", NEVER_ENDS])
    speaker.say("a long story", "en")
    speaker.say("another", "en")
    ended: list[bool] = []
    speaker.ended.connect(lambda: ended.append(True))
    speaker.stop()
    qtbot.wait(50)
    assert not ended


def test_a_program_that_is_gone_is_silence_and_no_fault(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    speaker = Espeak([str(tmp_path / "gone")])
    with qtbot.waitSignal(speaker.ended):
        speaker.say("hello", "en")
    assert "FailedToStart" in caplog.text
    caplog.clear()


def test_a_machine_without_the_program_has_no_speech(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_espeak() is None


@pytest.mark.parametrize(("language", "text"), [("ar", "الرقم"), ("en", "Your number")])
def test_the_program_has_a_voice_for_both_languages(
    language: str, text: str, tmp_path: Path
) -> None:
    program = shutil.which(PROGRAM)
    assert program is not None
    sound = tmp_path / "said.wav"
    subprocess.run(
        [program, "-v", VOICES[language], "-w", str(sound)], input=text.encode(), check=True
    )
    with wave.open(str(sound)) as heard:
        assert heard.getnframes() / heard.getframerate() > 0.3
