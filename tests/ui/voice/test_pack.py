"""Voices: what is accepted as one, and the sound that is joined from it."""

import wave
from array import array
from io import BytesIO
from pathlib import Path

import pytest

from ui.voice.build import NoVoice, build
from ui.voice.pack import CHIME_CLIP, MANIFEST, PAUSE_MS, BadVoice, load, path_of
from ui.voice.script import LATIN, Called, Clip, news_script, script
from ui.voice.sentence import MOST_MS, announced, shortened_call
from voices import RATE, write_clip, write_voice

SEVENTEEN = Clip("ar", "17")


def heard(wav: bytes) -> list[int]:
    with wave.open(BytesIO(wav), "rb") as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        return list(array("h", sound.readframes(sound.getnframes())))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_voice(tmp_path / "voice")


def test_clips_are_joined_in_order_with_a_pause_between(folder: Path) -> None:
    pack = load(folder)
    one, two = pack.clips[CHIME_CLIP], pack.clips[SEVENTEEN]
    pause = [0] * (PAUSE_MS * RATE // 1_000)
    assert heard(pack.wav([CHIME_CLIP, SEVENTEEN], 100)) == [*one, *pause, *two]
    assert pack.length_ms([CHIME_CLIP, SEVENTEEN]) == 50 + PAUSE_MS + 50


def test_half_as_loud_is_half_the_sound(folder: Path) -> None:
    pack = load(folder)
    full, half = (heard(pack.wav([SEVENTEEN], percent)) for percent in (100, 50))
    assert half == [sample // 2 for sample in full]


def test_an_announcement_begins_with_the_chime_and_has_both_languages(folder: Path) -> None:
    said = announced(load(folder), [Called("A017", "5")])
    assert said[0] == CHIME_CLIP
    assert [clip.folder for clip in said[1:]] == [
        *("ar", "letters", "ar", "ar", "ar"),
        *("en", "letters", "en", "en", "en"),
    ]


def test_what_is_missing_is_named_with_every_other_fault(folder: Path) -> None:
    path_of(folder, SEVENTEEN).unlink()
    path_of(folder, Clip("en", "go")).write_bytes(b"not a sound")
    write_clip(folder, Clip("en", "1"), samples=[0] * 100)
    write_clip(folder, Clip("en", "2"), samples=[1] * 100, channels=2)
    write_clip(folder, Clip("en", "3"), samples=[1] * 100, rate=16_000)
    write_clip(folder, Clip("en", "4"), samples=[])
    write_clip(folder, Clip("en", "5"), samples=[1] * 100, rate=96_000)
    with pytest.raises(BadVoice) as bad:
        load(folder)
    faults = f"{bad.value}".splitlines()
    assert "ar/17.wav: is missing" in faults
    assert any(fault.startswith("en/go.wav: ") for fault in faults)
    assert "en/1.wav: is silent" in faults
    assert "en/2.wav: must be of 16 bits and one channel" in faults
    assert "en/4.wav: must last from a moment to 10 seconds" in faults
    assert "en/5.wav: must have 8000 to 48000 samples a second, not 96000" in faults
    assert "the clips have different rates: 8000, 16000" in faults


def test_only_the_letters_that_tickets_have_are_needed(folder: Path) -> None:
    for letter in LATIN:
        if letter != "A":
            path_of(folder, Clip("letters", letter)).unlink()
    assert load(folder, "A").rate == RATE
    with pytest.raises(BadVoice, match=r"letters/B\.wav: is missing"):
        load(folder, "AB")


@pytest.mark.parametrize(
    ("manifest", "fault"),
    [
        ("", "voice.json: "),
        ("[]", "voice.json: "),
        ('{"format": 1}', "name"),
        ('{"format": 2, "name": {"ar": "", "en": ""}, "synthesised": true}', "has format 2"),
    ],
)
def test_a_manifest_that_cannot_be_understood_is_refused(
    folder: Path, manifest: str, fault: str
) -> None:
    (folder / MANIFEST).write_text(manifest)
    with pytest.raises(BadVoice, match=fault):
        load(folder)


def test_no_voice_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadVoice, match=r"voice\.json: is missing"):
        load(tmp_path / "nowhere")


@pytest.mark.long
def test_the_synthesised_voice_is_whole_and_says_every_call_in_time(tmp_path: Path) -> None:
    folder = write_voice(tmp_path / "voice")  # it is replaced
    build(folder)
    pack = load(folder, LATIN)
    assert pack.synthesised
    assert set(pack.clips) == {CHIME_CLIP, *script(), *news_script()}
    for language in ("ar", "en"):
        for number in range(1, 1_000):
            said = shortened_call(pack, Called(f"A{number:03d}", "38"), language)
            assert pack.length_ms(said) <= MOST_MS
    assert sorted(path.name for path in tmp_path.iterdir()) == ["voice"]


@pytest.mark.parametrize("program", ["no-such-program", "false", "true"])
def test_a_voice_that_cannot_be_made_leaves_what_was_there(tmp_path: Path, program: str) -> None:
    folder = write_voice(tmp_path / "voice")
    with pytest.raises(NoVoice, match=program):
        build(folder, program)
    assert not load(folder).clips.keys() ^ {CHIME_CLIP, *script(), *news_script()}
