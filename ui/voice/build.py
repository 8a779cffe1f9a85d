"""Making a voice with eSpeak NG: it sounds like a machine, until a center records its own."""

import json
import math
import shutil
import subprocess
import wave
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from center_app.domain.text import Text
from ui.voice.pack import CHIME_CLIP, FORMAT, MANIFEST, Manifest, path_of
from ui.voice.script import ARABIC_LETTERS, LETTERS, PHRASES, Clip, news_script, script
from ui.voice.sound import Samples, samples_of, wav_file

PROGRAM = "espeak-ng"
VOICES = {"ar": "ar", "en": "en-gb"}
NUMBERS_A_MINUTE, PHRASES_A_MINUTE = 190, 230
"""Words: as fast as is still understood, because a call may take five seconds in each language.
Everybody knows what stands around the numbers, so that may be faster."""
TIMEOUT_S = 20

SILENT = 300
"""Samples below this (of 32,768) at the ends of a clip are cut off."""

NEWS_A_MINUTE = 170
"""What nobody has heard before is said more slowly than what stands around every number."""

NAME = Text("صوت مركّب (eSpeak NG)", "Synthesised voice (eSpeak NG)")

CHIME_TONES = ((659.3, 0.0), (523.3, 0.28))
"""A third, falling: hertz, and when each begins in seconds."""
CHIME_S, FADE_S, CHIME_LOUDNESS = 0.9, 0.35, 9_000


class NoVoice(Exception):
    """The program that makes voices is not installed, or does not work; the text says so."""


def build(folder: Path, program: str = PROGRAM) -> None:
    """Make the whole voice there: all or nothing. What stands there already is replaced.

    Raises NoVoice, and OSError where the folder cannot be written.
    """
    found = shutil.which(program)
    if found is None:
        raise NoVoice(f"{program} is not installed.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as made:
        new = Path(made) / folder.name
        rate = _clips(found, new)
        chime = path_of(new, CHIME_CLIP)
        chime.write_bytes(wav_file(_chime(rate), rate))
        manifest = json.dumps(asdict(Manifest(FORMAT, NAME, True)), ensure_ascii=False, indent=2)
        (new / MANIFEST).write_text(f"{manifest}\n", "utf-8")
        if folder.exists():
            folder.rename(Path(made) / "old")
        new.rename(folder)


def _clips(program: str, folder: Path) -> int:
    """Say all clips into the folder; returns their rate."""
    rate = 0
    for clip, text in (script() | news_script()).items():
        samples, rate = _said(program, text, _voice_of(clip), _pace_of(clip))
        file = path_of(folder, clip)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(wav_file(samples, rate))
    return rate


def _voice_of(clip: Clip) -> str:
    """A letter is called by its own name, in whichever language it stands."""
    if clip.folder == LETTERS:
        return VOICES["ar" if clip.name in ARABIC_LETTERS else "en"]
    return VOICES[clip.folder]


def _pace_of(clip: Clip) -> int:
    if clip in news_script():
        return NEWS_A_MINUTE
    return PHRASES_A_MINUTE if clip.name in PHRASES.get(clip.folder, ()) else NUMBERS_A_MINUTE


def _said(program: str, text: str, voice: str, pace: int) -> tuple[Samples, int]:
    command = [program, "-v", voice, "-s", f"{pace}", "--stdout"]
    try:
        ran = subprocess.run(
            command, input=text.encode(), capture_output=True, check=True, timeout=TIMEOUT_S
        )
        with wave.open(BytesIO(ran.stdout), "rb") as sound:
            samples, rate = samples_of(sound), sound.getframerate()
    except (OSError, subprocess.SubprocessError, wave.Error, EOFError) as error:
        raise NoVoice(f"{program} could not say «{text}»: {error}") from error
    return _trimmed(samples), rate


def _trimmed(samples: Samples) -> Samples:
    """Without the silence at both ends."""
    loud = [n for n, sample in enumerate(samples) if abs(sample) > SILENT]
    return samples[loud[0] : loud[-1] + 1] if loud else samples


def _chime(rate: int) -> Samples:
    return Samples("h", [round(_chime_at(n / rate)) for n in range(round(CHIME_S * rate))])


def _chime_at(second: float) -> float:
    sounding = ((hertz, second - begins) for hertz, begins in CHIME_TONES if second >= begins)
    return sum(
        CHIME_LOUDNESS * math.exp(-since / FADE_S) * math.sin(2 * math.pi * hertz * since)
        for hertz, since in sounding
    )
